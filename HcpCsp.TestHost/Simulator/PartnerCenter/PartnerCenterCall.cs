using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>One call of Partner Center: who calls, and how it is answered.</summary>
internal sealed class PartnerCenterCall(HttpContext context, Caller? caller, FaultSwitches faults)
{
    /// <summary>Not valid, in any sense; and the one code that Microsoft writes as a number.</summary>
    private const string Invalid = "3000";

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public HttpRequest Request => context.Request;

    public FaultSwitches Faults => faults;

    /// <summary>The connection ends in the middle of the answer.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Whose data is asked for; only an accepted call has one.</summary>
    public PartnerTenant Partner => caller?.Partner ?? throw new InvalidOperationException("The call was not accepted.");

    /// <summary>A route's part, as the caller wrote it.</summary>
    public string RouteText(string name) => context.Request.RouteValues[name] as string ?? "";

    public Task AnswerAsync<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        AnswerAsync(writer => JsonSerializer.Serialize(writer, body, type), status);

    public Task AnswerAsync(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return SendAsync(status, AnswerDress.ContentType(faults), AnswerDress.Encode(buffer.WrittenMemory, faults));
    }

    public Task PdfAsync(byte[] bytes) => SendAsync(StatusCodes.Status200OK, "application/pdf", bytes);

    public Task RefuseAsync(int status, string code, string description) => AnswerAsync(
        writer =>
        {
            writer.WriteStartObject();
            WriteCode(writer, code);
            writer.WriteString("description", description);
            writer.WriteStartArray("data");
            writer.WriteEndArray();
            writer.WriteString("source", "PartnerFD");
            writer.WriteEndObject();
        },
        status);

    public Task RefuseInvalidAsync(int status, string description) => RefuseAsync(status, Invalid, description);

    public Task RefuseTokenAsync() => RefuseInvalidAsync(StatusCodes.Status400BadRequest, "The continuation token is not valid.");

    /// <summary>The gateway's refusal, in a shape of its own.</summary>
    public Task ThrottleAsync(int seconds)
    {
        var wait = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = wait;
        return AnswerAsync(new GatewayFault(429, $"Rate limit is exceeded. Try again in {wait} seconds."), WireJson.Default.GatewayFault, StatusCodes.Status429TooManyRequests);
    }

    private void WriteCode(Utf8JsonWriter writer, string code)
    {
        var asNumber = faults.IsOn(PartnerCenterFaults.CodeAsNumber)
            || (code == Invalid && !faults.IsOn(PartnerCenterFaults.CodeAsString));
        if (asNumber)
            writer.WriteNumber("code", int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
        else
            writer.WriteString("code", code);
    }

    private async Task SendAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(IsCutShort ? body[..(body.Length / 2)] : body, context.RequestAborted);
        if (!IsCutShort)
            return;
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
