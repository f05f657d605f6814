using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>
/// MSAL's way to the network. MSAL insists on https; for a simulator on this machine it is told https, and the scheme is mapped back to
/// plain http for exactly that host and port.
/// </summary>
internal sealed class SignInConnection : IMsalHttpClientFactory, IDisposable
{
    private readonly Uri authority;
    private readonly HttpClient client;

    public SignInConnection(IOptions<MicrosoftOptions> options)
        : this(options, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    /// <summary>For tests: with another way to the network.</summary>
    internal SignInConnection(IOptions<MicrosoftOptions> options, HttpMessageHandler network)
    {
        authority = options.Value.Authority;
        client = new HttpClient(new SchemeHandler(this, network)) { Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>The address of the authority as MSAL is told it.</summary>
    public Uri ToMsal(string tenantId) => new UriBuilder(authority) { Scheme = Uri.UriSchemeHttps, Port = authority.Port, Path = "/" + tenantId }.Uri;

    /// <summary>The address as the network knows it.</summary>
    public Uri FromMsal(Uri address)
    {
        bool isMapped = string.Equals(authority.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)
            && authority.IsLoopback
            && string.Equals(address.IdnHost, authority.IdnHost, StringComparison.OrdinalIgnoreCase)
            && address.Port == authority.Port;
        return isMapped ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = authority.Port }.Uri : address;
    }

    public HttpClient GetHttpClient() => client;

    public void Dispose() => client.Dispose();

    private sealed class SchemeHandler(SignInConnection connection, HttpMessageHandler network) : DelegatingHandler(network)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = connection.FromMsal(request.RequestUri!);
            if (!request.RequestUri.IsSafe())
                throw new HttpRequestException($"Plain http to {request.RequestUri.Host} is refused.");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
