using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HcpCsp.TestHost;

/// <summary>Where the host is reached, once it listens.</summary>
internal sealed class PublicAddress(IServer server, IConfiguration configuration)
{
    /// <summary>Where it listens, with the real port, without a trailing slash.</summary>
    public Uri Local
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            string first = addresses.FirstOrDefault() ?? throw new InvalidOperationException("The host listens nowhere.");

            // A wildcard says where it listens, not where it is reached.
            string reachable = first.Replace("//[::]:", "//localhost:", StringComparison.Ordinal).Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal)
                .Replace("//*:", "//localhost:", StringComparison.Ordinal).Replace("//+:", "//localhost:", StringComparison.Ordinal);
            return new Uri(reachable.TrimEnd('/'));
        }
    }

    /// <summary>As people and programs write it: <c>HcpCsp:Host:PublicUrl</c>, or else where it listens.</summary>
    public Uri Url => configuration["HcpCsp:Host:PublicUrl"] is { Length: > 0 } configured ? new Uri(configured.TrimEnd('/'), UriKind.Absolute) : Local;
}
