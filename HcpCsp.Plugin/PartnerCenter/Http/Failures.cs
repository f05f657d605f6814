using System.Globalization;
using System.Net;
using System.Text.Json;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Makes one exception of the many shapes in which Microsoft's services fail.</summary>
internal static class Failures
{
    private const int LongestMessage = 500;

    /// <param name="status">HTTP status.</param>
    /// <param name="body">Partner Center's error, Graph's, a gateway's, HTML, or nothing.</param>
    /// <param name="requestId">From the answer's headers.</param>
    public static PartnerCenterException Refused(int status, ReadOnlySpan<byte> body, string requestId)
    {
        (string code, string message) = Read(body);
        if (message.Length == 0)
            message = "No reason was given.";
        return new PartnerCenterException(string.Create(CultureInfo.InvariantCulture, $"Microsoft answered {status}: {message}"))
        {
            Status = status,
            Code = code,
            RequestId = requestId,
            IsTransient = RetryHandler.IsPassing((HttpStatusCode)status),
            Advice = FailureAdvice.For(status, code),
        };
    }

    // Names the host and nothing more: the query of an address may hold a signature.
    public static PartnerCenterException Unreachable(Uri address, Exception innerException) =>
        new($"{address.Host} can't be reached, or broke off: {innerException.Message}", innerException)
        {
            IsTransient = true,
            Advice = "Check the connection of this server to Microsoft, then try again.",
        };

    public static PartnerCenterException Malformed(string requestId, Exception? innerException) =>
        new("Microsoft's answer isn't the JSON that was expected.", innerException ?? new JsonException("The answer was empty."))
        {
            RequestId = requestId,
            Advice = "Try again later; if it stays, report it with the request id.",
        };

    public static PartnerCenterException Broken(string message, Exception innerException) =>
        new(message, innerException) { IsTransient = true, Advice = "It is read again by the next discovery; nothing of it was kept." };

    private static (string Code, string Message) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using JsonDocument? document = JsonDocument.TryParseValue(ref reader, out JsonDocument? parsed) ? parsed : null;
            return document is { RootElement.ValueKind: JsonValueKind.Object } ? Read(document.RootElement) : ("", "");
        }
        catch (JsonException)
        {
            // HTML or cut off: the status alone has to do.
            return ("", "");
        }
    }

    private static (string Code, string Message) Read(JsonElement root)
    {
        if (Find(root, "error") is { ValueKind: JsonValueKind.Object } inner)
            root = inner;
        string code = Text(Find(root, "code"));
        string message = Text(Find(root, "description"));
        if (message.Length == 0)
            message = Text(Find(root, "message"));
        return (code, message.Length > LongestMessage ? message[..LongestMessage] + "…" : message);
    }

    private static JsonElement? Find(JsonElement parent, string name)
    {
        foreach (JsonProperty property in parent.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return null;
    }

    private static string Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };
}
