namespace HcpCsp.Plugin.Model;

/// <summary>ISO 4217: how many digits a currency is billed in. The one table; everything else asks it.</summary>
internal static class Currency
{
    // Only those that differ from two digits are named. Source: ISO 4217, column "minor unit".
    private static readonly Dictionary<string, int> DigitsByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BIF"] = 0, ["CLP"] = 0, ["DJF"] = 0, ["GNF"] = 0, ["ISK"] = 0, ["JPY"] = 0, ["KMF"] = 0, ["KRW"] = 0, ["PYG"] = 0,
        ["RWF"] = 0, ["UGX"] = 0, ["VND"] = 0, ["VUV"] = 0, ["XAF"] = 0, ["XOF"] = 0, ["XPF"] = 0,
        ["BHD"] = 3, ["IQD"] = 3, ["JOD"] = 3, ["KWD"] = 3, ["LYD"] = 3, ["OMR"] = 3, ["TND"] = 3,
    };

    /// <summary>Digits after the decimal point; 2 for every code that the table doesn't name.</summary>
    public static int Digits(string code) => DigitsByCode.GetValueOrDefault(code, 2);
}
