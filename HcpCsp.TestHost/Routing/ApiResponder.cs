using System.Buffers;
using System.Text.Json;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.TestHost.Routing;

/// <summary>Sends answers of the API in HCP's envelope.</summary>
internal static class ApiResponder
{
    public static async Task SendAsync(HttpContext context, ApiResult result, CancellationToken cancellationToken)
    {
        // Written to memory first, so that results which aren't JSON end in an error and not in half an envelope.
        var body = new ArrayBufferWriter<byte>();
        Write(body, result, context.TraceIdentifier);
        context.Response.StatusCode = result.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.WrittenCount;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(body.WrittenMemory, cancellationToken);
    }

    public static Task SendErrorAsync(HttpContext context, int status, string key, string text) =>
        SendAsync(context, new ApiResult { Status = status, Messages = [new ApiMessage("ERROR", key, text)] }, context.RequestAborted);

    private static void Write(IBufferWriter<byte> body, ApiResult result, string requestId)
    {
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteBoolean("errors", result.Status >= 400);
        json.WriteStartArray("messages");
        foreach (ApiMessage message in result.Messages)
        {
            json.WriteStartObject();
            json.WriteString("messageType", message.Type);
            json.WriteString("messageKey", message.Key);
            json.WriteString("messageText", message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("requestId", requestId);
        json.WriteNumber("totalElements", result.TotalElements);
        json.WriteNumber("totalPages", result.TotalPages);
        json.WritePropertyName("results");
        if (result.ResultsUtf8.IsEmpty)
            json.WriteNullValue();
        else
            json.WriteRawValue(result.ResultsUtf8.Span);
        json.WriteEndObject();
    }
}
