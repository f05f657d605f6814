using System.Globalization;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>What somebody wants to see of a customer's usage, by the same names on pages and in the API.</summary>
/// <param name="Month">Null for the newest.</param>
/// <param name="Currency">Null for the one that was used most of.</param>
/// <param name="Dimension">What usage is grouped by.</param>
internal sealed record UseQuery(DateOnly? Month, string? Currency, UsageDimension Dimension, UseFilter Filter, UseOrder Order)
{
    /// <summary>What can't be read counts as not asked for.</summary>
    public static UseQuery Read(Func<string, string?> find)
    {
        UsageDimension dimension = Enum.TryParse(find("group"), ignoreCase: true, out UsageDimension known) && Enum.IsDefined(known) ? known : UsageDimension.Subscription;
        DateOnly? month = DateOnly.TryParseExact(find("month"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first) ? first : null;
        return new UseQuery(month, find("currency")?.ToUpperInvariant(), dimension, UseFilter.Read(find), UseOrder.Read(find("sort"), dimension));
    }

    /// <summary>The month that is asked for; the newest where there is none such.</summary>
    public UseMonth? FindMonth(IReadOnlyList<UseMonth> months) => months.FirstOrDefault(month => month.Month == Month) ?? (months is [var newest, ..] ? newest : null);

    /// <summary>Usage is grouped by some tag: the first there is, where none is named.</summary>
    public UseQuery WithTag(IReadOnlyList<string> tags) =>
        Dimension == UsageDimension.Tag && Filter.Tag.Length == 0 && tags is [var first, ..] ? this with { Filter = Filter with { Tag = first } } : this;
}
