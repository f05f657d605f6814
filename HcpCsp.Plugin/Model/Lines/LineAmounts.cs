namespace HcpCsp.Plugin.Model.Lines;

/// <summary>What a line costs, where Microsoft leaves a column out: the one place that decides it, for sums and for prices alike.</summary>
internal static class LineAmounts
{
    /// <summary>
    /// What we pay before tax: the subtotal; where it is missing, the total less its tax, which is the same figure by Microsoft's own
    /// definition; null when the line names neither, so that nobody takes it for a line of zero.
    /// </summary>
    public static decimal? FindCost(InvoiceLine line) => line.Subtotal ?? (line.Total - (line.TaxTotal ?? 0m));

    /// <summary>With tax: as Microsoft summed the line; from its parts when Microsoft left the sum out; null when it names none of them.</summary>
    public static decimal? FindTotal(InvoiceLine line) =>
        line.Total ?? (line.Subtotal is null && line.TaxTotal is null ? null : (line.Subtotal ?? 0m) + (line.TaxTotal ?? 0m));

    /// <summary>The line's currency; its document's where it names none.</summary>
    public static string CurrencyOf(InvoiceLine line, string documentCurrency) => CurrencyOf(line.Currency, documentCurrency);

    /// <inheritdoc cref="CurrencyOf(InvoiceLine, string)"/>
    public static string CurrencyOf(string? currency, string documentCurrency) =>
        string.IsNullOrWhiteSpace(currency) ? documentCurrency : currency.Trim().ToUpperInvariant();
}
