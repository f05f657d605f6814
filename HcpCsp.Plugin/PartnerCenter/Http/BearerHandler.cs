using System.Net;
using System.Net.Http.Headers;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Adds the access token, to trusted hosts only; asks for a new one once when Microsoft doesn't take it.</summary>
internal sealed class BearerHandler(ITokenSource tokens, TrustedHosts hosts) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        PartnerTenant tenant = request.GetTenant();
        if (!request.Options.TryGetValue(RequestTags.Audience, out TokenAudience audience) || !hosts.Accepts(request.RequestUri!, audience))
            throw new InvalidOperationException("A token was to be sent to a host that the settings don't name.");

        string token = await tokens.GetTokenAsync(tenant, audience, cancellationToken);
        HttpResponseMessage response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        string renewed = await tokens.RenewTokenAsync(tenant, audience, token, cancellationToken);
        if (string.Equals(renewed, token, StringComparison.Ordinal))
            return response;
        response.Dispose();
        RequestIds.Renew(request);
        return await SendAsync(request, renewed, cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
