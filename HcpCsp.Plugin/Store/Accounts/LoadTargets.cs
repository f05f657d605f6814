using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Loading;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>What lines can be loaded for: a document, or a month that has none yet. Where both meet, the document stays.</summary>
internal sealed class LoadTargets(InvoiceRecords invoices, OpenPeriodRecords openPeriods)
{
    public LoadTarget Document(string invoiceNumber)
    {
        Invoice invoice = invoices.Get(invoiceNumber);
        string currency = CurrencyOf(invoice);
        return new LoadTarget(invoiceNumber, invoiceNumber, currency, version =>
        {
            invoices.PutInForce(version);
            if (version.Kind == LineKind.Billed && invoice.ClosedMonth is { } month)
                openPeriods.Drop(currency, month);
        });
    }

    public LoadTarget OpenPeriod(string currency, DateOnly month)
    {
        string caption = string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM} in {currency}");
        return new LoadTarget(InvoiceNumber: "", caption, currency, version =>
        {
            if (invoices.List().FirstOrDefault(invoice => IsBilledBy(invoice, currency, month)) is { } document)
                throw new StoreException($"What was unbilled of {caption} isn't put in force: {document.Number} bills it.");
            openPeriods.PutInForce(new OpenPeriod(currency, month, version.Kind, version));
        });
    }

    private static bool IsBilledBy(Invoice invoice, string currency, DateOnly month) =>
        invoice.Lines is not null && invoice.ClosedMonth == month && string.Equals(CurrencyOf(invoice), currency, StringComparison.Ordinal);

    private static string CurrencyOf(Invoice invoice) => invoice.Total.Currency.ToUpperInvariant();
}
