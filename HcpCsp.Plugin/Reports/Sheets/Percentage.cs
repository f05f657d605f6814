using System.Diagnostics.CodeAnalysis;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Ratios for reading. Not money: no sum is made of them.</summary>
internal static class Percentage
{
    /// <summary>Part of whole in percent, two decimals, as the sheet's own ROUND gives it.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "A ratio to show, not an amount.")]
    public static decimal Of(decimal part, decimal whole) => Math.Round(part / whole * 100m, 2, MidpointRounding.AwayFromZero);
}
