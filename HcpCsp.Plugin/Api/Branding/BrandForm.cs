using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Branding;

/// <summary>What was typed about the looks of an account's reports.</summary>
/// <param name="PendingLogo">A logo that was right when another entry was wrong, as base64; a browser wouldn't send its file again.</param>
/// <param name="RemovesLogo">Unless a new one is there.</param>
internal sealed record BrandForm(string Accent, string Footer, string PendingLogo, bool RemovesLogo, long Version)
{
    public static BrandForm From(ReportBrand brand) => new(brand.Accent ?? "", brand.Footer ?? "", "", false, brand.Version);

    public static BrandForm Read(PageRequest request) => new(
        request.FindForm("accent") ?? "",
        request.FindForm("footer") ?? "",
        request.FindForm("pendingLogo") ?? "",
        request.FindForm("removeLogo") is not null,
        long.TryParse(request.FindForm("version"), CultureInfo.InvariantCulture, out long version) ? version : 0);
}
