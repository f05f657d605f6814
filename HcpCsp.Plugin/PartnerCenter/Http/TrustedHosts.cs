using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The two addresses that may see a bearer token: those that the settings name, and no host that an answer names.</summary>
internal sealed class TrustedHosts(IOptions<MicrosoftOptions> options)
{
    public bool Accepts(Uri address, TokenAudience audience)
    {
        Uri root = audience == TokenAudience.Graph ? options.Value.GraphUrl : options.Value.PartnerCenterUrl;
        return address.IsAbsoluteUri
            && string.Equals(address.Scheme, root.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(address.IdnHost, root.IdnHost, StringComparison.OrdinalIgnoreCase)
            && address.Port == root.Port
            && address.UserInfo.Length == 0;
    }
}
