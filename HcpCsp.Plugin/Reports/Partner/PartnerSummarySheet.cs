using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The first sheet of the partner's workbook: what it is about, its control totals, the rules.</summary>
internal static class PartnerSummarySheet
{
    private const int LastColumn = 4;

    public static void Write(WorkbookDraft draft, SheetCanvas canvas, InvoiceBill bill, IReadOnlyList<LineSheetSet> lines)
    {
        double[] widths = [2.5, 28, 22, 62];
        for (int column = 1; column <= widths.Length; column++)
            canvas.Sheet.Column(column).Width = widths[column - 1];

        var cover = new Cover($"Invoice {bill.Invoice.Number}", "Partner workbook: for our own desk, it shows what we pay and earn", Facts(bill));
        int row = CoverBlock.Write(draft, canvas, cover, LastColumn);
        row = ControlTotals(canvas, row, bill, lines[0]) + 1;
        foreach (LineSheetSet other in lines.Skip(1))
            row = OtherCurrency(canvas, row, other) + 1;
        row = RulesInForce(canvas, row, bill) + 1;
        Rules(canvas, row, bill);
    }

    private static IEnumerable<(string, string)> Facts(InvoiceBill bill)
    {
        Invoice invoice = bill.Invoice;
        yield return ("Partner account", bill.Account.Name);
        yield return ("Organization", bill.Account.OrganizationName);
        yield return ("Account ID", bill.Account.TenantId);
        yield return ("Document type", invoice.DocumentType + (invoice.InvoiceType.Length > 0 ? $", {invoice.InvoiceType}" : ""));
        yield return ("Corrects", invoice.AmendsNumber ?? "");
        yield return ("Status", invoice.IsVoided ? "Voided: shown and tied out, never counted" : "");
        yield return ("Invoice date", CoverBlock.Moment(invoice.InvoiceDate));
        yield return ("Billing period", CoverBlock.Period(invoice.Period));
        yield return ("Currency", invoice.Total.Currency);
        yield return ("Data as of", invoice.Lines?.DataCreatedAt is { } createdAt ? CoverBlock.Moment(createdAt) : "proven empty");
        yield return ("Data version", invoice.Lines?.ETag ?? "");
        yield return ("Lines of Microsoft", bill.LineCount.ToString("#,##0", CultureInfo.InvariantCulture));
        yield return ("Tie-out", bill.TieOut.Result.Caption());
    }

    private static int ControlTotals(SheetCanvas canvas, int row, InvoiceBill bill, LineSheetSet lines)
    {
        decimal total = lines.Request.Sums[PartnerLineColumns.Total];
        Heading(canvas, row++, $"Control totals, {bill.Cost.Currency}");
        int headerTotal = row;
        Figure(canvas, row, "Header, with tax", "As Microsoft states it on the document");
        canvas.Number(row++, 3, bill.Invoice.Total.Amount, CellLook.Money);
        Figure(canvas, row, "Lines, with tax", "Sum of the line items");
        Name(canvas.Formula(row++, 3, lines.SumOf(PartnerLineColumns.Total), total, CellLook.Money), TotalNames.WithTax, lines);
        Figure(canvas, row, "Difference", "Header less lines");
        canvas.Formula(row, 3, $"C{headerTotal}-C{headerTotal + 1}", bill.Invoice.Total.Amount - total, CellLook.Money);
        row++;
        return Earnings(canvas, row, lines);
    }

    private static int OtherCurrency(SheetCanvas canvas, int row, LineSheetSet lines)
    {
        Heading(canvas, row++, $"Lines in {lines.Request.Currency}: apart, no sum crosses currencies");
        Figure(canvas, row, "Lines, with tax", "Sum of the line items");
        Name(Sum(canvas, row, lines, PartnerLineColumns.Total), TotalNames.WithTax, lines);
        return Earnings(canvas, row + 1, lines);
    }

    private static int Earnings(SheetCanvas canvas, int row, LineSheetSet lines)
    {
        string currency = lines.Request.Currency;
        decimal cost = lines.Request.Sums[PartnerLineColumns.Cost];
        decimal price = lines.Request.Sums[PartnerLineColumns.Price];
        Figure(canvas, row, "Lines", "Microsoft's, and one for each fee");
        Name(canvas.Formula(row++, 3, lines.CountOf(PartnerLineColumns.Price), lines.Request.Count, CellLook.Count), TotalNames.Lines, lines);
        Figure(canvas, row, "Tax", "On the cost, as Microsoft charges it");
        Name(Sum(canvas, row++, lines, PartnerLineColumns.Tax), TotalNames.Tax, lines);
        int costRow = row;
        Figure(canvas, row, "Cost, without tax", "What we pay");
        Name(Sum(canvas, row++, lines, PartnerLineColumns.Cost), TotalNames.Cost, lines);
        int priceRow = row;
        Figure(canvas, row, "Price, without tax", "What the customers pay");
        Name(Sum(canvas, row++, lines, PartnerLineColumns.Price), TotalNames.Price, lines);
        int marginRow = row;
        Figure(canvas, row, "Margin", "Price less cost");
        Name(canvas.Formula(row, 3, $"C{priceRow}-C{costRow}", price - cost, CellLook.Money, currency), TotalNames.Margin, lines);
        WorkbookLook.Total(canvas.Sheet.Range(row, 2, row, LastColumn));
        row++;
        row = Ratio(canvas, row, "Margin, % of price", marginRow, priceRow, price - cost, price);
        return Ratio(canvas, row, "Mark-up, % of cost", marginRow, costRow, price - cost, cost);
    }

    private static IXLCell Sum(SheetCanvas canvas, int row, LineSheetSet lines, string column) =>
        canvas.Formula(row, 3, lines.SumOf(column), lines.Request.Sums[column], CellLook.Money, lines.Request.Currency);

    private static void Name(IXLCell cell, string total, LineSheetSet lines) => TotalNames.Give(cell, total, lines.Request.Currency);

    private static int Ratio(SheetCanvas canvas, int row, string label, int partRow, int wholeRow, decimal part, decimal whole)
    {
        if (whole == 0m)
            return row;
        Figure(canvas, row, label, "");
        canvas.Formula(row, 3, $"ROUND(C{partRow}/C{wholeRow}*100,2)", Percentage.Of(part, whole), CellLook.Ratio);
        return row + 1;
    }

    // Which versions of which plans: whoever asks later why a price was what it was begins here.
    private static int RulesInForce(SheetCanvas canvas, int row, InvoiceBill bill)
    {
        Heading(canvas, row++, "Rules in force");
        foreach (IGrouping<string, CustomerBill> rule in bill.Customers.GroupBy(customer => RuleCaption.Of(customer.Rule), StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            int customers = rule.DistinctBy(customer => customer.CustomerId, StringComparer.Ordinal).Count();
            canvas.Text(row, 2, rule.Key).Style.Alignment.SetWrapText();
            canvas.Spread(row, 2, 3, rule.Key);
            canvas.Text(row, 4, string.Create(CultureInfo.InvariantCulture, $"{customers:#,##0} customer{(customers == 1 ? "" : "s")}")).Style.Font.SetFontColor(WorkbookLook.Muted).Alignment.SetIndent(1);
            row++;
        }

        return row;
    }

    private static void Rules(SheetCanvas canvas, int row, InvoiceBill bill)
    {
        Heading(canvas, row++, "How prices are made");
        PartnerAccount account = bill.Account;
        string[] steps =
        [
            "1.  Partner cost: the line's subtotal, before tax",
            "2.  The pricing plan assigned to the customer on the first day of the billing period: its items in order, then its guard rails",
            "     Without a plan: the customer's own Markup Percentage, else the account's default, else Unpriced: price equals cost",
            $"     Default for managed customers: {Default(account.ManagedMarkupPercent)}; for non-managed customers: {Default(account.NonManagedMarkupPercent)}",
            "3.  Rounded once per line, half away from zero, to the digits of the currency; credits keep their sign",
            "4.  Tax: once per statement, at the customer's rate",
        ];
        foreach (string step in steps)
        {
            canvas.Text(row, 2, step);
            canvas.Sheet.Range(row, 2, row, LastColumn).Merge();
            row++;
        }
    }

    private static string Default(decimal? percent) => percent?.ToString("0.############################", CultureInfo.InvariantCulture) + (percent is null ? "none" : " %");

    private static void Heading(SheetCanvas canvas, int row, string text)
    {
        canvas.Text(row, 2, text);
        WorkbookLook.Heading(canvas.Sheet.Range(row, 2, row, LastColumn));
    }

    private static void Figure(SheetCanvas canvas, int row, string label, string note)
    {
        canvas.Text(row, 2, label);
        canvas.Text(row, 4, note).Style.Font.SetFontColor(WorkbookLook.Muted).Alignment.SetIndent(1);
    }
}
