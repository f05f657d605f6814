using ClosedXML.Excel;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>How the workbooks of one partner look: its brand, and the paper of who reads them.</summary>
internal sealed record HouseStyle
{
    public static readonly HouseStyle Plain = new();

    /// <summary>As <c>#1F4E79</c>.</summary>
    public string Accent { get; init; } = "#1F4E79";

    /// <summary>The partner's own line on each printed page; empty for none.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Null for none.</summary>
    public BrandLogo? Logo { get; init; }

    public XLPaperSize Paper { get; init; } = XLPaperSize.A4Paper;

    public static HouseStyle Of(ReportBrand brand, XLPaperSize paper) => new()
    {
        Accent = brand.Accent ?? Plain.Accent,
        Footer = brand.Footer ?? "",
        Logo = brand.Logo,
        Paper = paper,
    };
}
