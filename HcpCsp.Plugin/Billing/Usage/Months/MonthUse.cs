using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>What a customer used in a month.</summary>
/// <param name="Documents">Numbers of those that bill it; what stands for the document of a month that isn't billed yet is among them.</param>
/// <param name="AsOf">Of the oldest data among it; null when nothing is read.</param>
/// <param name="IsProvisional">Whether some of it isn't billed yet.</param>
/// <param name="Missing">In words; nothing means complete.</param>
/// <param name="Currencies">What was used most of first. No sum crosses currencies.</param>
internal sealed record MonthUse(
    DateOnly Month, IReadOnlyList<string> Documents, DateTimeOffset? AsOf, bool IsProvisional, IReadOnlyList<string> Missing, IReadOnlyList<CurrencyUse> Currencies)
{
    /// <summary>The one of a code, else the first; null when there is none at all.</summary>
    public CurrencyUse? FindCurrency(string? code) =>
        Currencies.FirstOrDefault(one => string.Equals(one.Currency, code, StringComparison.OrdinalIgnoreCase)) ?? (Currencies is [var first, ..] ? first : null);
}

/// <summary>The same in one currency, beside the lines that bill it.</summary>
/// <param name="Uses">As Microsoft lists them.</param>
/// <param name="Untraced">Of the price, what no usage was found for.</param>
/// <param name="BilledCost">Of the documents' Azure plan lines.</param>
/// <param name="BilledPrice">Of the documents' Azure plan lines.</param>
/// <param name="IsRead">Whether all of the documents' usage is there.</param>
internal sealed record CurrencyUse(string Currency, IReadOnlyList<DailyUse> Uses, decimal Untraced, decimal BilledCost, decimal BilledPrice, bool IsRead)
{
    /// <summary>Usage is a breakdown of the lines: whether it comes to them, without any tolerance.</summary>
    public TieOut TieOut { get; } = new([
        Check("Price of the usage = price of the Azure plan lines", Uses.Sum(static use => use.Price ?? 0m) + Untraced, BilledPrice, Currency, true, ""),
        Check(
            "Cost of the usage = cost of the Azure plan lines", Uses.Sum(static use => use.Cost), BilledCost, Currency, IsRead,
            "Microsoft cuts amounts per day in usage and per meter on lines, and some corrections are on lines alone. Lines are what is billed."),
    ]);

    private static TieOutCheck Check(string name, decimal usage, decimal lines, string currency, bool isRead, string note)
    {
        (TieOutResult result, string why) = !isRead ? (TieOutResult.NotChecked, "Not all of the usage is read yet.") : usage == lines ? (TieOutResult.Equal, "") : (TieOutResult.Different, note);
        return new TieOutCheck(name, new Money(usage, currency), new Money(lines, currency), result, why);
    }
}
