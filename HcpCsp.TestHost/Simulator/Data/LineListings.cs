using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>The lines and usage rows of a document or of what is unbilled, in the order of the exports.</summary>
internal sealed class LineListings(InvoiceBook invoices, LineSource lines)
{
    private readonly ConcurrentDictionary<(string Currency, LineScope Scope), RowListing<InvoiceLine>> _lines = new();
    private readonly ConcurrentDictionary<(string Currency, LineScope Scope, bool? HasEarnedCredit), RowListing<UsageRow>> _usage = new();

    public RowListing<InvoiceLine> Lines(string currency, LineScope scope) => _lines.GetOrAdd((currency, scope), key =>
        new RowListing<InvoiceLine>(invoices.CustomersOn(key.Currency, key.Scope.Month), customer => lines.Lines(customer, key.Scope)));

    /// <param name="hasEarnedCredit">Null takes every row.</param>
    public RowListing<UsageRow> Usage(string currency, LineScope scope, bool? hasEarnedCredit) => _usage.GetOrAdd((currency, scope, hasEarnedCredit), key =>
        new RowListing<UsageRow>(
            invoices.CustomersOn(key.Currency, key.Scope.Month),
            customer => lines.Usage(customer, key.Scope).Where(row => key.HasEarnedCredit is not { } wanted || row.Meter.CreditPercent > 0 == wanted)));
}
