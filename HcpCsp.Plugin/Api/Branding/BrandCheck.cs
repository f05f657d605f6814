using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Branding;

namespace HcpCsp.Plugin.Api.Branding;

/// <summary>The entries as a brand, with what is wrong about each.</summary>
/// <param name="Brand">To be saved when nothing is wrong.</param>
/// <param name="NewLogo">That was sent, now or before, and is right; null for none.</param>
/// <param name="Errors">By field; empty when all is right.</param>
internal sealed record BrandCheck(ReportBrand Brand, BrandLogo? NewLogo, IReadOnlyDictionary<string, string> Errors)
{
    public static async Task<BrandCheck> OfAsync(PageRequest request, BrandForm form, ReportBrand stored, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        string? accent = Read(AccentColor.Read(form.Accent), request.Culture, errors);
        if (FooterText.FindFault(form.Footer) is { } fault)
            errors["footer"] = fault;
        BrandLogo? logo = await ReadLogoAsync(request, form, errors, cancellationToken);
        var brand = stored with
        {
            Accent = accent,
            Footer = form.Footer.Length == 0 ? null : form.Footer,
            Logo = logo ?? (form.RemovesLogo ? null : stored.Logo),
            Version = form.Version,
        };
        return new BrandCheck(brand, logo, errors);
    }

    private static string? Read(AccentOutcome outcome, CultureInfo culture, Dictionary<string, string> errors)
    {
        switch (outcome)
        {
            case AccentOutcome.Accepted accepted:
                return accepted.Hex;
            case AccentOutcome.TooLight tooLight:
                // Cut, not rounded: 4.499 must not read as 4.5.
                string contrast = (Math.Floor(tooLight.Contrast * 100) / 100).ToString("0.0#", culture);
                errors["accent"] = $"White text on it has a contrast of {contrast} : 1; it needs {AccentColor.LeastContrast.ToString("0.0", culture)} : 1 to be read. Choose a darker colour.";
                return null;
            default:
                errors["accent"] = "This is no colour: write it as #1F4E79.";
                return null;
        }
    }

    private static async Task<BrandLogo?> ReadLogoAsync(PageRequest request, BrandForm form, Dictionary<string, string> errors, CancellationToken cancellationToken)
    {
        switch (await FindLogoAsync(request, form, cancellationToken))
        {
            case LogoOutcome.Accepted accepted:
                return accepted.Logo;
            case LogoOutcome.Refused refused:
                errors["logo"] = refused.Reason;
                return null;
            default:
                return null;
        }
    }

    private static async Task<LogoOutcome?> FindLogoAsync(PageRequest request, BrandForm form, CancellationToken cancellationToken)
    {
        if (request.Files is not [var upload, ..])
            return Decode(form.PendingLogo) is { } pending ? PngLogo.Read(pending) : null;
        if (upload.Length > PngLogo.MostBytes)
            return PngLogo.TooLarge(upload.Length);
        byte[] content = new byte[upload.Length];
        await using Stream stream = upload.OpenRead();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return PngLogo.Read(content);
    }

    private static byte[]? Decode(string base64)
    {
        byte[] buffer = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64, buffer, out int written) ? buffer[..written] : null;
    }
}
