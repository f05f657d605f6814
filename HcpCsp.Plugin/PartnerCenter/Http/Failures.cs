using System.Globalization;
using System.Net;
using System.Text.Json;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Makes one exception of the many shapes in which Microsoft's services fail.</summary>
internal static class Failures
{
    private const int LongestMessage = 500;
    private const string Report = "Try again later; if it stays, report it with the request id.";

    /// <param name="status">HTTP status.</param>
    /// <param name="body">Partner Center's error, Graph's, a gateway's, HTML, or nothing.</param>
    /// <param name="call">What was asked; the request id in Graph's error is taken when its headers name none.</param>
    public static PartnerCenterException Refused(int status, ReadOnlySpan<byte> body, CallTrace call)
    {
        (string code, string message, string requestId) = Read(body);
        if (message.Length == 0)
            message = "No reason was given.";
        return new PartnerCenterException(string.Create(CultureInfo.InvariantCulture, $"Microsoft answered {status} to {call.Name}: {message}"))
        {
            Call = call.Name,
            Status = status,
            Code = code,
            RequestId = call.IsAnswered || requestId.Length == 0 ? call.RequestId : requestId,
            CorrelationId = call.CorrelationId,
            IsTransient = RetryHandler.IsPassing((HttpStatusCode)status),
            Advice = FailureAdvice.For(status, code),
        };
    }

    // Names the host and nothing more: the query of an address may hold a signature.
    public static PartnerCenterException Unreachable(Uri address, CallTrace call, Exception innerException) =>
        new($"{address.Host} can't be reached, or broke off, at {call.Name}: {innerException.Message}", innerException)
        {
            Call = call.Name,
            RequestId = call.RequestId,
            CorrelationId = call.CorrelationId,
            IsTransient = true,
            Advice = "Check the connection of this server to Microsoft, then try again.",
        };

    public static PartnerCenterException Malformed(CallTrace call, Exception? innerException) =>
        new($"Microsoft's answer to {call.Name} isn't the JSON that was expected.", innerException ?? new JsonException("The answer was empty."))
        {
            Call = call.Name,
            RequestId = call.RequestId,
            CorrelationId = call.CorrelationId,
            Advice = Report,
        };

    public static PartnerCenterException TooLarge(string message, CallTrace call) =>
        new(message) { Call = call.Name, RequestId = call.RequestId, CorrelationId = call.CorrelationId, Advice = Report };

    public static PartnerCenterException Broken(string message, string fileName, Exception innerException) => new(message, innerException)
    {
        Call = CallTrace.OfFile(fileName, response: null).Name,
        IsTransient = true,
        Advice = "It is read again by the next discovery; nothing of it was kept.",
    };

    public static PartnerCenterException Changed(string message, CallTrace call) => new(message)
    {
        Call = call.Name,
        RequestId = call.RequestId,
        IsTransient = true,
        Advice = "It is read anew by the next discovery.",
    };

    private static (string Code, string Message, string RequestId) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using JsonDocument? document = JsonDocument.TryParseValue(ref reader, out JsonDocument? parsed) ? parsed : null;
            return document is { RootElement.ValueKind: JsonValueKind.Object } ? Read(document.RootElement) : ("", "", "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // HTML, cut off, or text that is no Unicode: the status alone has to do.
            return ("", "", "");
        }
    }

    private static (string Code, string Message, string RequestId) Read(JsonElement root)
    {
        if (Find(root, "error") is { ValueKind: JsonValueKind.Object } inner)
            root = inner;
        string code = Text(Find(root, "code"));
        string message = Text(Find(root, "description"));
        if (message.Length == 0)
            message = Text(Find(root, "message"));
        string requestId = Find(root, "innerError") is { ValueKind: JsonValueKind.Object } details ? Text(Find(details, "request-id")) : "";
        return (code, message.Length > LongestMessage ? message[..LongestMessage] + "…" : message, requestId);
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
