using System.Globalization;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing;

/// <summary>Which documents of a list are wanted. What is empty is no condition.</summary>
internal sealed record InvoiceFilter
{
    /// <summary>Word for documents that don't count.</summary>
    public const string Voided = "voided";

    /// <summary>Part of a number, of the number that it amends, or of its type.</summary>
    public string Text { get; init; } = "";

    public string Currency { get; init; } = "";

    /// <summary>First day of the month in which the billing period begins.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Outcome of the tie-out.</summary>
    public TieOutResult? TieOut { get; init; }

    public bool OnlyVoided { get; init; }

    public bool IsEmpty => this == new InvoiceFilter();

    /// <summary>From named values, as pages and programs write them; a word that isn't known is no condition.</summary>
    public static InvoiceFilter Read(Func<string, string?> find) => new()
    {
        Text = find("q") ?? "",
        Currency = find("currency")?.ToUpperInvariant() ?? "",
        Month = DateOnly.TryParseExact(find("period") + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) ? month : null,
        TieOut = Enum.GetValues<TieOutResult>().Cast<TieOutResult?>().FirstOrDefault(result => string.Equals(WordOf(result), find("state"), StringComparison.OrdinalIgnoreCase)),
        OnlyVoided = string.Equals(find("state"), Voided, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>As <c>?state=</c> names a tie-out.</summary>
    public static string WordOf(TieOutResult? result) => result?.ToString() ?? "";

    public bool Matches(InvoiceBill bill) =>
        (Text.Length == 0 || Has(bill.Invoice.Number) || Has(bill.Invoice.AmendsNumber) || Has(bill.Invoice.DocumentType.Replace('_', ' ')))
        && (Currency.Length == 0 || string.Equals(bill.Invoice.Total.Currency, Currency, StringComparison.Ordinal))
        && (Month is not { } month || (bill.Invoice.Period.Start.Year == month.Year && bill.Invoice.Period.Start.Month == month.Month))
        && (TieOut is not { } result || bill.TieOut.Result == result)
        && (!OnlyVoided || bill.Invoice.IsVoided);

    private bool Has(string? text) => text?.Contains(Text, StringComparison.OrdinalIgnoreCase) == true;
}
