using System.Net;
using System.Text;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>The connections to Microsoft, closed with the module.</summary>
internal sealed class MicrosoftSockets : IDisposable
{
    /// <summary>For answers that are read whole.</summary>
    public SocketsHttpHandler Api { get; } = Create(DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli);

    /// <summary>For files: nothing is decompressed on the way, since their hash is taken of the bytes as they came.</summary>
    public SocketsHttpHandler Files { get; } = Create(DecompressionMethods.None);

    public void Dispose()
    {
        Api.Dispose();
        Files.Dispose();
    }

    // No cookies and no redirects: an answer never decides where the next request goes.
    private static SocketsHttpHandler Create(DecompressionMethods decompression) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,

        // Continuation tokens go back as they came, whatever letters they hold.
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        AutomaticDecompression = decompression,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };
}
