using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>Designs the partner's workbook of one document.</summary>
internal static class PartnerWorkbook
{
    public static WorkbookDraft Design(InvoiceBill bill, IBillingLedger ledger, WorkbookSettings settings)
    {
        var draft = new WorkbookDraft
        {
            Title = $"Invoice {bill.Invoice.Number} {CoverBlock.Period(bill.Invoice.Period)}",
            Creator = bill.Account.Name,
            AsOf = CoverBlock.AsOf(bill.Invoice),
            Footer = $"{bill.Account.Name} · Invoice {bill.Invoice.Number}",
            Style = settings.Style,
            Completeness = settings.Completeness,
        };
        SheetCanvas summary = draft.AddSheet("Summary", bill.Cost.Currency);
        SheetCanvas customers = draft.AddSheet("Customers", bill.Cost.Currency);
        // The header's currency first: its sums are the document's.
        string[] currencies = [bill.Cost.Currency, .. bill.Customers
            .Select(customer => customer.Cost.Currency)
            .Where(currency => !string.Equals(currency, bill.Cost.Currency, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        LineSheetSet[] lines = [.. currencies.Select(currency => AddLines(draft, bill, currency, ledger, settings.MostSheetRows))];
        SheetCanvas tieOut = draft.AddSheet("Tie-out", bill.Cost.Currency);
        PartnerSummarySheet.Write(draft, summary, bill, lines);
        PartnerCustomersSheet.Write(customers, bill);
        TieOutSheet.Write(tieOut, bill);
        return draft;
    }

    private static LineSheetSet AddLines(WorkbookDraft draft, InvoiceBill bill, string currency, IBillingLedger ledger, int mostSheetRows)
    {
        CustomerBill[] customers = [.. bill.Customers.Where(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal))];
        IEnumerable<PricedLine> read() => ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, null)
            .Where(line => string.Equals(line.Outcome.Price.Currency, currency, StringComparison.Ordinal));
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [PartnerLineColumns.Cost] = customers.Sum(customer => customer.Cost.Amount),
            [PartnerLineColumns.Tax] = customers.Sum(customer => customer.Tax.Amount),
            // What lines come to with tax is known of the whole document alone; in other currencies than its own, the lines have to tell.
            [PartnerLineColumns.Total] = customers.Length == bill.Customers.Count && string.Equals(currency, bill.LineTotal.Currency, StringComparison.Ordinal)
                ? bill.LineTotal.Amount
                : read().Sum(line => LineAmounts.FindTotal(line.Line) ?? 0m),
            [PartnerLineColumns.Price] = customers.Sum(customer => customer.Price.Amount),
        };
        return LineSheetSet.Add(draft, new LineSheetRequest<PricedLine>
        {
            Name = string.Equals(currency, bill.Cost.Currency, StringComparison.Ordinal) ? "Line items" : $"Line items {currency}",
            About = $"Invoice {bill.Invoice.Number} · {CoverBlock.Period(bill.Invoice.Period)}",
            Currency = currency,
            Columns = PartnerLineColumns.All,
            Read = read,
            Count = customers.Sum(customer => customer.LineCount),
            Sums = sums,
            MostSheetRows = mostSheetRows,
        });
    }
}
