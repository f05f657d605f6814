namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>The one place of the simulator that rounds money.</summary>
internal static class MoneyRounding
{
    private const int LongestPrice = 22;

    public static int DigitsOf(string currency) => currency switch { "JPY" => 0, "KWD" => 3, _ => 2 };

    /// <summary>Towards zero, as Microsoft's RoundDown does for spreadsheets.</summary>
    public static decimal Down(decimal value, string currency) =>
        Math.Round(value, DigitsOf(currency), MidpointRounding.ToZero);

    public static decimal HalfAway(decimal value, string currency) =>
        Math.Round(value, DigitsOf(currency), MidpointRounding.AwayFromZero);

    public static decimal HalfAway(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    /// <summary>The effective price of a metered cost: never so small that price × quantity falls below the cost again.</summary>
    public static decimal EffectivePrice(decimal cost, decimal quantity) =>
        Math.Round(cost / quantity, LongestPrice, MidpointRounding.ToPositiveInfinity);

    /// <summary>Partner Center v1 shows a usage row's money uncut.</summary>
    public static decimal Uncut(decimal value) => Math.Round(value, 15, MidpointRounding.ToZero);

    /// <summary>A discounted or prorated price with its long tail of decimals.</summary>
    public static decimal LongPrice(decimal value) => Math.Round(value, LongestPrice, MidpointRounding.ToZero);
}
