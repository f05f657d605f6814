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
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public HttpRequest Request => context.Request;

    /// <summary>Whose data is asked for; only an accepted call has one.</summary>
    public PartnerTenant Partner => caller?.Partner ?? throw new InvalidOperationException("The call was not accepted.");

    public string UserName => caller?.User?.Name ?? "";

    public Task AnswerAsync<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        if (!faults.IsOn(PartnerCenterFaults.NoBom))
            System.Buffers.BuffersExtensions.Write(buffer, ByteOrderMark);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            JsonSerializer.Serialize(writer, body, type);
        context.Response.ContentLength = buffer.WrittenCount;
        return context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted).AsTask();
    }

    public Task PdfAsync(byte[] bytes)
    {
        context.Response.ContentType = "application/pdf";
        context.Response.ContentLength = bytes.Length;
        return context.Response.BodyWriter.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    public Task RefuseAsync(int status, string code, string description) =>
        AnswerAsync(new NamedFault(code, description, [], "PartnerFD"), WireJson.Default.NamedFault, status);

    /// <summary>The one code that is written as a number.</summary>
    public Task RefuseInvalidAsync(int status, string description) =>
        AnswerAsync(new NumberedFault(3000, description, [], "PartnerFD"), WireJson.Default.NumberedFault, status);

    public Task ThrottleAsync()
    {
        context.Response.Headers.RetryAfter = "1";
        return AnswerAsync(new GatewayFault(429, "Rate limit is exceeded. Try again in 1 seconds."), WireJson.Default.GatewayFault, StatusCodes.Status429TooManyRequests);
    }
}
