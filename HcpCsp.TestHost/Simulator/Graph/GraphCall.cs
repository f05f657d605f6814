using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>One accepted call of Graph, and how any call is refused.</summary>
internal sealed record GraphCall(HttpContext Context, PartnerTenant Partner, SimulatorOptions Options)
{
    private const string Billing = "/v1.0/reports/partners/billing";

    /// <summary>Graph's root under the name that the client used.</summary>
    public string BillingRoot => $"{Context.Request.Scheme}://{Context.Request.Host}{Billing}";

    /// <summary>The same under a name that the client didn't use.</summary>
    public string ForeignBillingRoot => ForeignOrigin + Billing;

    /// <summary>The same port by another name, so that a token sent there crosses hosts and is seen.</summary>
    public string ForeignOrigin
    {
        get
        {
            var request = Context.Request;
            var name = request.Host.Host is "127.0.0.1" ? "localhost" : "127.0.0.1";
            return FormattableString.Invariant($"{request.Scheme}://{name}:{request.Host.Port ?? 80}");
        }
    }

    public Guid IdInPath => Guid.Parse(Context.Request.RouteValues["id"] as string ?? "");

    public async Task AnswerAsync(Action<Utf8JsonWriter> write)
    {
        Context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(Context.Response.BodyWriter);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    public Task RefuseAsync(int status, string code, string message) => RefuseAsync(Context, Options, status, code, message);

    public static async Task RefuseAsync(HttpContext context, SimulatorOptions options, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteStartObject("innerError");
        json.WriteString("date", options.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("request-id", Guid.NewGuid());
        json.WriteString("client-request-id", context.Request.Headers["client-request-id"].ToString());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
