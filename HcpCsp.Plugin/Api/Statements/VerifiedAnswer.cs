using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>What is known of a file.</summary>
internal sealed record VerifiedAnswer
{
    [Description("Issued: one of ours, unchanged. Changed: it says it is one of ours, and isn't. Unknown: neither.")]
    public required VerifiedWord Verdict { get; init; }

    [Description("SHA-256 of the file's bytes, in small hex digits.")]
    public required string Sha256 { get; init; }

    [Description("The statements that it is, or says it is, a file of.")]
    public required IReadOnlyList<VerifiedStatementAnswer> Statements { get; init; }
}

internal sealed record VerifiedStatementAnswer
{
    [Description("Number of the statement, the same for all its versions.")]
    public required string Number { get; init; }

    [Description("From 1.")]
    public required int Version { get; init; }

    [Description("Version that is in force instead; null when this one is.")]
    public required int? SupersededBy { get; init; }

    [Description("Tenant id of the customer.")]
    public required string CustomerId { get; init; }

    [Description("Name of the customer, as it was then.")]
    public required string Customer { get; init; }

    [Description("Number of the invoice that it was made from.")]
    public required string Invoice { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
}

internal enum VerifiedWord
{
    Issued,
    Changed,
    Unknown,
}
