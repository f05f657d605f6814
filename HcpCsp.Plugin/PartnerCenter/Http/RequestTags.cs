namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>What travels with a request through the handlers, and never on the wire.</summary>
internal static class RequestTags
{
    public static readonly HttpRequestOptionsKey<PartnerTenant> Tenant = new("csp-tenant");

    public static readonly HttpRequestOptionsKey<TokenAudience> Audience = new("csp-audience");

    public static PartnerTenant GetTenant(this HttpRequestMessage request) =>
        request.Options.TryGetValue(Tenant, out PartnerTenant? tenant)
            ? tenant
            : throw new InvalidOperationException("A request to Microsoft names no partner tenant.");
}
