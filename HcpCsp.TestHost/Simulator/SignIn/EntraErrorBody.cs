using System.Globalization;
using System.Text.Json.Nodes;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A refusal as Entra's token endpoint writes it.</summary>
internal static class EntraErrorBody
{
    public static JsonObject Create(EntraError error, HttpRequest request, DateTimeOffset now)
    {
        var time = now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var trace = Guid.NewGuid().ToString();
        var correlation = Guid.TryParse(request.Headers["client-request-id"], out var given) ? given.ToString() : Guid.NewGuid().ToString();
        var body = new JsonObject
        {
            ["error"] = error.Error,
            ["error_description"] = $"{error.Message}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {time}",
            ["error_codes"] = new JsonArray(JsonValue.Create(error.Number)),
            ["timestamp"] = time,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = FormattableString.Invariant($"https://login.microsoftonline.com/error?code={error.Number}"),
        };
        if (error.SubError is not null)
            body["suberror"] = error.SubError;
        if (error.Claims is not null)
            body["claims"] = error.Claims;
        return body;
    }
}
