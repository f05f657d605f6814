namespace HcpCsp.Plugin.PartnerCenter;

internal static class SafeAddress
{
    /// <summary>Whether tokens and figures may travel there: plain http is for a simulator on this machine alone.</summary>
    public static bool IsSafe(this Uri address) =>
        address.IsAbsoluteUri && (HasScheme(address, Uri.UriSchemeHttps) || (HasScheme(address, Uri.UriSchemeHttp) && address.IsLoopback));

    private static bool HasScheme(Uri address, string scheme) => string.Equals(address.Scheme, scheme, StringComparison.OrdinalIgnoreCase);
}
