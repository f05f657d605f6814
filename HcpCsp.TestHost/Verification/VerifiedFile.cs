using System.Text.Json;
using System.Text.Json.Serialization;

namespace HcpCsp.TestHost.Verification;

/// <summary>What the host says of a file. <c>verify --json</c> prints it: scripts rely on the names.</summary>
/// <param name="Verdict"><c>Issued</c>, <c>Changed</c> or <c>Unknown</c>.</param>
/// <param name="Message">The same as a sentence.</param>
/// <param name="Statements">As the host's API gives them.</param>
internal sealed record VerifiedFile(string File, string Verdict, string Sha256, string Message, IReadOnlyList<JsonElement> Statements)
{
    [JsonIgnore]
    public bool IsIssued => Verdict == "Issued";
}

/// <summary>HCP's envelope, as far as it is read here.</summary>
internal sealed record VerifyEnvelope(IReadOnlyList<EnvelopeMessage> Messages, VerifyResults? Results);

internal sealed record EnvelopeMessage(string MessageText);

internal sealed record VerifyResults(string Verdict, string Sha256, IReadOnlyList<JsonElement> Statements);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(VerifyEnvelope))]
[JsonSerializable(typeof(IReadOnlyList<VerifiedFile>))]
internal sealed partial class VerifyJson : JsonSerializerContext;
