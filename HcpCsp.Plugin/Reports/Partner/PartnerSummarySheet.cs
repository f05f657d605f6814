using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The first sheet of the partner's workbook: what it is about, its control totals, the rules.</summary>
internal static class PartnerSummarySheet
{
    private const int LastColumn = 4;

    public static void Write(SheetCanvas canvas, InvoiceBill bill, IReadOnlyList<LineSheetSet> lines)
    {
        double[] widths = [2.5, 28, 22, 62];
        for (int column = 1; column <= widths.Length; column++)
            canvas.Sheet.Column(column).Width = widths[column - 1];

        WorkbookLook.Title(canvas.Text(1, 2, $"Invoice {bill.Invoice.Number}"));
        WorkbookLook.Subtitle(canvas.Text(2, 2, "Partner workbook: for our own desk, it shows what we pay and earn"));
        int row = CoverBlock.Write(canvas, 4, Facts(bill), LastColumn) + 1;
        row = ControlTotals(canvas, row, bill, lines[0]) + 1;
        foreach (LineSheetSet other in lines.Skip(1))
            row = OtherCurrency(canvas, row, other) + 1;
        Rules(canvas, row, bill);
        WorkbookLook.Print(canvas.Sheet, XLPaperSize.A4Paper, $"{bill.Account.Name} · Invoice {bill.Invoice.Number}", null);
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
        yield return ("Complete", string.Create(CultureInfo.InvariantCulture, $"Yes: {bill.LineCount:#,##0} lines, all that Microsoft's files hold"));
        yield return ("Data version", invoice.Lines?.ETag ?? "");
        yield return ("Tie-out", bill.TieOut.Result.Caption());
    }

    private static int ControlTotals(SheetCanvas canvas, int row, InvoiceBill bill, LineSheetSet lines)
    {
        string currency = bill.Cost.Currency;
        Heading(canvas, row++, $"Control totals, {currency}");
        int headerTotal = row;
        Figure(canvas, row, "Header, with tax", "As Microsoft states it on the document");
        canvas.Number(row++, 3, bill.Invoice.Total.Amount, CellLook.Money);
        Figure(canvas, row, "Lines, with tax", "Sum of the line items");
        canvas.Formula(row++, 3, lines.SumOf(PartnerLineColumns.Total), lines.Request.Sums[PartnerLineColumns.Total], CellLook.Money);
        Figure(canvas, row, "Difference", "Header less lines");
        canvas.Formula(row, 3, $"C{headerTotal}-C{headerTotal + 1}", bill.Invoice.Total.Amount - lines.Request.Sums[PartnerLineColumns.Total], CellLook.Money);
        row++;
        return Earnings(canvas, row, lines);
    }

    private static int OtherCurrency(SheetCanvas canvas, int row, LineSheetSet lines)
    {
        Heading(canvas, row, $"Lines in {lines.Request.Currency}: apart, no sum crosses currencies");
        return Earnings(canvas, row + 1, lines);
    }

    private static int Earnings(SheetCanvas canvas, int row, LineSheetSet lines)
    {
        string currency = lines.Request.Currency;
        decimal cost = lines.Request.Sums[PartnerLineColumns.Cost];
        decimal price = lines.Request.Sums[PartnerLineColumns.Price];
        int costRow = row;
        Figure(canvas, row, "Cost, without tax", "What we pay");
        canvas.Formula(row++, 3, lines.SumOf(PartnerLineColumns.Cost), cost, CellLook.Money, currency);
        int priceRow = row;
        Figure(canvas, row, "Price, without tax", "What the customers pay");
        canvas.Formula(row++, 3, lines.SumOf(PartnerLineColumns.Price), price, CellLook.Money, currency);
        int marginRow = row;
        Figure(canvas, row, "Margin", "Price less cost");
        canvas.Formula(row, 3, $"C{priceRow}-C{costRow}", price - cost, CellLook.Money, currency);
        WorkbookLook.Total(canvas.Sheet.Range(row, 2, row, LastColumn));
        row++;
        row = Ratio(canvas, row, "Margin, % of price", marginRow, priceRow, price - cost, price);
        return Ratio(canvas, row, "Mark-up, % of cost", marginRow, costRow, price - cost, cost);
    }

    private static int Ratio(SheetCanvas canvas, int row, string label, int partRow, int wholeRow, decimal part, decimal whole)
    {
        if (whole == 0m)
            return row;
        Figure(canvas, row, label, "");
        canvas.Formula(row, 3, $"ROUND(C{partRow}/C{wholeRow}*100,2)", Percentage.Of(part, whole), CellLook.Ratio);
        return row + 1;
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
