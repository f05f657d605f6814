using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>One accepted call of Graph, and how any call is refused.</summary>
internal sealed record GraphCall(HttpContext Context, PartnerTenant Partner)
{
    /// <summary>Graph's root under the name that the client used.</summary>
    public string BillingRoot => $"{Context.Request.Scheme}://{Context.Request.Host}/v1.0/reports/partners/billing";

    public static async Task<GraphCall?> FindAsync(HttpContext context, AccessTokens tokens, SimulatorOptions options)
    {
        var caller = await tokens.FindCallerAsync(context.Request);
        if (caller is null || !string.Equals(caller.Audience, ApiResources.Graph.Audience, StringComparison.Ordinal))
            await RefuseAsync(context, options, 401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience or no token.");
        else if (caller.Partner is null || !caller.HasPermission)
            await RefuseAsync(context, options, 403, "Forbidden", "The tenant is no partner or the token holds no permission.");
        else if (caller.User is { MayReadBilling: false })
            await RefuseAsync(context, options, 403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        else
            return new GraphCall(context, caller.Partner);
        return null;
    }

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
