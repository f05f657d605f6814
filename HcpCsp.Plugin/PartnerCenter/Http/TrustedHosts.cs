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

    /// <exception cref="PartnerCenterException">The address isn't one that may see a token.</exception>
    public void Demand(Uri? address, TokenAudience audience, string what, CallTrace call)
    {
        if (address is not null && Accepts(address, audience))
            return;
        string host = (audience == TokenAudience.Graph ? options.Value.GraphUrl : options.Value.PartnerCenterUrl).Host;
        throw new PartnerCenterException($"Microsoft names an address of {what} that isn't on {host}: no token is sent there.")
        {
            Call = call.Name,
            RequestId = call.RequestId,
            CorrelationId = call.CorrelationId,
            Advice = "Check HcpCsp:Microsoft:GraphUrl.",
        };
    }
}
