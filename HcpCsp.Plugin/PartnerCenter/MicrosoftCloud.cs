namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Which of Microsoft's clouds the settings name, as far as sign-in differs there.</summary>
/// <param name="PartnerCenterResource">What tokens for Partner Center are asked for.</param>
/// <param name="HasGraphBilling">Whether billing can be read through Microsoft Graph, and its consent be asked.</param>
internal sealed record MicrosoftCloud(string PartnerCenterResource, bool HasGraphBilling)
{
    private const string PublicApi = "https://api.partnercenter.microsoft.com";
    private const string ChinaApiHost = "partner.partnercenterapi.microsoftonline.cn";

    // Partner billing isn't offered by Graph there (Microsoft Learn, "Get billed and unbilled reconciliation data").
    private static readonly HashSet<string> SovereignHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "login.microsoftonline.de", ChinaApiHost,
    };

    /// <remarks>Any other host, such as a simulator's, stands for the public cloud.</remarks>
    public static MicrosoftCloud Of(MicrosoftOptions options) => new(
        string.Equals(options.PartnerCenterUrl.IdnHost, ChinaApiHost, StringComparison.OrdinalIgnoreCase) ? "https://" + ChinaApiHost : PublicApi,
        !SovereignHosts.Contains(options.Authority.IdnHost) && !SovereignHosts.Contains(options.PartnerCenterUrl.IdnHost));
}
