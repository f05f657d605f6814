using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Where Microsoft is, and who we are there: section <c>HcpCsp:Microsoft</c>.</summary>
internal sealed class MicrosoftOptions
{
    /// <summary>Where partners sign in, without the tenant.</summary>
    public Uri Authority { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>Root of the Partner Center API, without <c>/v1</c>.</summary>
    public Uri PartnerCenterUrl { get; set; } = new("https://api.partnercenter.microsoft.com");

    /// <summary>Root of Microsoft Graph, without <c>/v1.0</c>.</summary>
    public Uri GraphUrl { get; set; } = new("https://graph.microsoft.com");

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>PFX file without a password, or PEM file with certificate and key; instead of a secret.</summary>
    public string ClientCertificatePath { get; set; } = "";

    /// <summary>Where invoice lines come from: <c>v2</c> (Graph) or <c>v1</c> (Partner Center; sovereign clouds always).</summary>
    public string LineItemApi { get; set; } = "v2";

    public LineItemApiOptions LineItemApis { get; set; } = new();

    /// <summary>What is missing before anybody can sign in, in one sentence; null for nothing.</summary>
    /// <remarks>Not part of the check at start: the module is installed first and registered with Microsoft later.</remarks>
    public string? FindMissingRegistration()
    {
        if (ClientId.Length == 0)
            return "Set HcpCsp:Microsoft:ClientId to the application (client) id of the app registration.";
        if (ClientSecret.Length == 0 && ClientCertificatePath.Length == 0)
            return "Set HcpCsp:Microsoft:ClientSecret or HcpCsp:Microsoft:ClientCertificatePath.";
        return null;
    }
}

/// <summary>Names every wrong setting at once.</summary>
internal sealed class MicrosoftOptionsCheck : IValidateOptions<MicrosoftOptions>
{
    public ValidateOptionsResult Validate(string? name, MicrosoftOptions options)
    {
        string?[] faults =
        [
            FindFault("Authority", options.Authority),
            FindFault("PartnerCenterUrl", options.PartnerCenterUrl),
            FindFault("GraphUrl", options.GraphUrl),
            FindFault("LineItemApi", options.LineItemApi),
            FindFaultUnlessEmpty("LineItemApis:Billed", options.LineItemApis.Billed),
            FindFaultUnlessEmpty("LineItemApis:BilledUsage", options.LineItemApis.BilledUsage),
            FindFaultUnlessEmpty("LineItemApis:Unbilled", options.LineItemApis.Unbilled),
            FindFaultUnlessEmpty("LineItemApis:UnbilledUsage", options.LineItemApis.UnbilledUsage),
            options.ClientSecret.Length > 0 && options.ClientCertificatePath.Length > 0
                ? "Set HcpCsp:Microsoft:ClientSecret or HcpCsp:Microsoft:ClientCertificatePath, not both."
                : null,
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? FindFaultUnlessEmpty(string key, string api) => api.Length == 0 ? null : FindFault(key, api);

    private static string? FindFault(string key, string api) =>
        api.ToUpperInvariant() is "V1" or "V2" ? null : $"HcpCsp:Microsoft:{key} must be v1 or v2, not \"{api}\".";

    private static string? FindFault(string key, Uri? address)
    {
        if (address is not { IsAbsoluteUri: true })
            return $"HcpCsp:Microsoft:{key} must be an absolute address such as https://host.";
        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
            return $"HcpCsp:Microsoft:{key} must be a plain address, without user, query or fragment.";
        if (address.IsSafe())
            return null;
        return $"HcpCsp:Microsoft:{key} must use https: {address.Scheme}://{address.Host} is refused. Plain http is allowed for localhost alone.";
    }
}
