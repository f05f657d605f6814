using System.Globalization;
using HcpCsp.Plugin.Api.Branding;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reports.Branding;

namespace HcpCsp.Plugin.Pages.Branding;

/// <summary>The form, with what was typed and what is wrong about it, and how it will look.</summary>
internal sealed record BrandingView
{
    public static IReadOnlyDictionary<string, string> NoErrors { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Confirmation { get; init; } = "";

    public required string Name { get; init; }

    public required string Action { get; init; }

    public required string CancelPath { get; init; }

    public required string Version { get; init; }

    /// <summary>Of the whole form; empty for none.</summary>
    public required string Error { get; init; }

    public required bool HasErrors { get; init; }

    public required FieldView Accent { get; init; }

    public required FieldView Footer { get; init; }

    public required FieldView Logo { get; init; }

    /// <summary>For the list of errors.</summary>
    public IReadOnlyList<FieldView> Fields => [Accent, Footer, Logo];

    /// <summary>Of the table head in the picture, such as <c>#1F4E79</c>.</summary>
    public required string Shown { get; init; }

    /// <summary>Colour that stands for none of one's own.</summary>
    public required string Ours { get; init; }

    /// <summary>Where the picture is, or the picture itself while it isn't saved; empty for none.</summary>
    public required string LogoSource { get; init; }

    public required string LogoSize { get; init; }

    /// <summary>As base64; empty when there is none to be saved.</summary>
    public required string PendingLogo { get; init; }

    public required bool RemovesLogo { get; init; }

    public static BrandingView For(PartnerAccount account, ReportBrand stored, BrandForm form, BrandCheck check, string error)
    {
        string pending = check.NewLogo is { } sent ? Convert.ToBase64String(sent.Png) : "";
        BrandLogo? logo = check.NewLogo ?? stored.Logo;
        return new BrandingView
        {
            Name = account.Name,
            Action = CspPaths.Branding(account.Id),
            CancelPath = CspPaths.Account(account.Id),
            Version = form.Version.ToString(CultureInfo.InvariantCulture),
            Error = error,
            HasErrors = error.Length > 0 || check.Errors.Count > 0,
            Accent = new FieldView
            {
                Name = "accent", Label = "Accent colour", Value = form.Accent, Error = check.Errors.GetValueOrDefault("accent", ""), Placeholder = AccentColor.Ours,
                Help = $"Behind white text in titles and table heads. Empty for ours, {AccentColor.Ours}.",
            },
            Footer = new FieldView
            {
                Name = "footer", Label = "Footer", Value = form.Footer, Error = check.Errors.GetValueOrDefault("footer", ""),
                Help = $"One line at the foot of each printed page, up to {FooterText.MostCharacters} characters.",
            },
            Logo = new FieldView
            {
                Name = "logo", Label = "Logo", Error = check.Errors.GetValueOrDefault("logo", ""),
                Help = string.Create(CultureInfo.InvariantCulture, $"A PNG of up to {PngLogo.MostBytes / 1024} KB and {PngLogo.MostWidth} × {PngLogo.MostHeight} pixels. What it says about its author, place or time is left out."),
            },
            Shown = AccentColor.Read(form.Accent) is AccentOutcome.Accepted { Hex: { } hex } ? hex : AccentColor.Ours,
            Ours = AccentColor.Ours,
            LogoSource = pending.Length > 0 ? "data:image/png;base64," + pending : stored.Logo is null ? "" : CspPaths.With(CspPaths.BrandLogo(account.Id), ("v", stored.Version.ToString(CultureInfo.InvariantCulture))),
            LogoSize = logo is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{logo.Width} × {logo.Height} pixels"),
            PendingLogo = pending,
            RemovesLogo = form.RemovesLogo,
        };
    }
}
