using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>Designs the workbook of one customer: the only writer of what customers get.</summary>
internal static class CustomerWorkbook
{
    private const int LastColumn = 5;

    public static WorkbookDraft Design(CustomerStatement statement, IReadOnlyList<SheetColumn<PricedLine>> columns, int mostSheetRows)
    {
        Invoice invoice = statement.Invoice.Invoice;
        var draft = new WorkbookDraft
        {
            Title = $"Billing details {CoverBlock.Period(invoice.Period)}",
            Creator = statement.Issuer,
            AsOf = CoverBlock.AsOf(invoice),
        };
        SheetCanvas summary = draft.AddSheet("Summary", statement.Bills[0].Price.Currency);
        int row = Cover(summary, statement);
        foreach (CustomerBill bill in statement.Bills)
        {
            LineSheetSet lines = AddLines(draft, statement, bill, columns, mostSheetRows);
            row = Amounts(summary, row, statement, bill, lines);
            row = Products(summary, row, bill);
        }

        WorkbookLook.Print(summary.Sheet, XLPaperSize.A4Paper, Footer(statement), null);
        return draft;
    }

    /// <summary>The issuer's name as footers have room for it.</summary>
    public static string FooterIssuer(CustomerStatement statement) => SheetText.Cut(statement.Issuer, 60);

    private static string Footer(CustomerStatement statement) => $"{FooterIssuer(statement)} · {statement.Number}{VersionOf(statement, " v")}";

    private static string VersionOf(CustomerStatement statement, string label) =>
        statement.Version is { } version ? label + version.ToString(CultureInfo.InvariantCulture) : "";

    private static int Cover(SheetCanvas canvas, CustomerStatement statement)
    {
        IXLWorksheet sheet = canvas.Sheet;
        double[] widths = [2.5, 24, 46, 12, 18];
        for (int column = 1; column <= widths.Length; column++)
            sheet.Column(column).Width = widths[column - 1];

        sheet.Row(1).Height = 9;
        sheet.Range(1, 1, 1, LastColumn).Style.Fill.SetBackgroundColor(WorkbookLook.Accent);
        sheet.Row(2).Height = 10;
        WorkbookLook.Title(canvas.Text(3, 2, "Billing details"));
        WorkbookLook.Subtitle(canvas.Text(4, 2, CoverBlock.Period(statement.Invoice.Invoice.Period)));
        return CoverBlock.Write(canvas, 6, Facts(statement), LastColumn) + 1;
    }

    private static IEnumerable<(string, string)> Facts(CustomerStatement statement)
    {
        Invoice invoice = statement.Invoice.Invoice;
        yield return ("Issued by", statement.Issuer);
        yield return ("Customer", statement.CustomerName);
        yield return ("Customer ID", statement.CustomerId);
        yield return ("Statement", statement.Number + (statement.Version is null ? ", not issued yet" : VersionOf(statement, ", version ")));
        yield return ("Billing period", CoverBlock.Period(invoice.Period));
        yield return ("Currency", string.Join(", ", statement.Bills.Select(bill => bill.Price.Currency)));
        yield return ("Data as of", CoverBlock.Moment(CoverBlock.AsOf(invoice)));
        yield return ("Line items", statement.Bills.Sum(bill => bill.LineCount).ToString("#,##0", CultureInfo.InvariantCulture) + ", complete");
        yield return ("Note", invoice.IsVoided ? "This document has been voided and is not charged." : "");
    }

    private static LineSheetSet AddLines(
        WorkbookDraft draft, CustomerStatement statement, CustomerBill bill, IReadOnlyList<SheetColumn<PricedLine>> columns, int mostSheetRows)
    {
        InvoiceBill invoice = statement.Invoice;
        string currency = bill.Price.Currency;
        return LineSheetSet.Add(draft, new LineSheetRequest<PricedLine>
        {
            Name = statement.Bills.Count == 1 ? "Line items" : $"Line items {currency}",
            About = $"{statement.CustomerName} · {CoverBlock.Period(invoice.Invoice.Period)}",
            Currency = currency,
            Columns = columns,
            Read = () => statement.ReadLines(bill),
            Count = bill.LineCount,
            Sums = new Dictionary<string, decimal>(StringComparer.Ordinal) { [CustomerLineColumns.Price] = bill.Price.Amount },
            MostSheetRows = mostSheetRows,
            Footer = Footer(statement),
            Paper = XLPaperSize.A4Paper,
        });
    }

    private static int Amounts(SheetCanvas canvas, int row, CustomerStatement statement, CustomerBill bill, LineSheetSet lines)
    {
        string currency = bill.Price.Currency;
        canvas.Text(row, 2, "Total");
        WorkbookLook.Heading(canvas.Sheet.Range(row, 2, row, LastColumn));
        int price = ++row;
        canvas.Text(price, 2, statement.TaxRatePercent is null ? "Total, without tax" : "Price, without tax");
        canvas.Formula(price, LastColumn, lines.SumOf(CustomerLineColumns.Price), bill.Price.Amount, CellLook.Money, currency);
        if (statement.TaxOf(bill) is { } tax && statement.TaxRatePercent is { } rate)
        {
            row++;
            canvas.Text(row, 2, "Tax");
            canvas.Number(row, 4, rate, CellLook.Percent);
            canvas.Formula(row, LastColumn, string.Create(CultureInfo.InvariantCulture, $"ROUND(E{price}*D{row}/100,{Currency.Digits(currency)})"), tax.Amount, CellLook.Money, currency);
            row++;
            canvas.Text(row, 2, "Total, with tax");
            canvas.Formula(row, LastColumn, string.Create(CultureInfo.InvariantCulture, $"E{price}+E{row - 1}"), (bill.Price + tax).Amount, CellLook.Money, currency);
        }

        IXLCell unit = canvas.Text(row, 4, currency);
        unit.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        IXLRange total = canvas.Sheet.Range(row, 2, row, LastColumn);
        WorkbookLook.Total(total);
        total.Style.Font.SetFontSize(13);
        canvas.Sheet.Row(row).Height = 22;
        total.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        return row + 2;
    }

    private static int Products(SheetCanvas canvas, int row, CustomerBill bill)
    {
        string currency = bill.Price.Currency;
        canvas.Text(row, 2, "By product");
        WorkbookLook.Heading(canvas.Sheet.Range(row, 2, row, LastColumn));
        int header = row + 1;
        canvas.Header(header, 2, "Product");
        canvas.Header(header, 3, " ");
        canvas.Header(header, 4, "Lines", right: true);
        canvas.Header(header, 5, "Price", right: true);
        row = header + 1;
        int first = row;
        foreach ((string product, int lines, Money price) in CustomerStatement.ProductsOf(bill))
        {
            canvas.Text(row, 2, product).Style.Alignment.SetWrapText();
            canvas.Sheet.Range(row, 2, row, 3).Merge();
            canvas.Number(row, 4, lines, CellLook.Count);
            canvas.Number(row, 5, price.Amount, CellLook.Money, currency);
            foreach (IXLCell cell in canvas.Sheet.Range(row, 2, row, LastColumn).Cells())
                WorkbookLook.Body(cell);
            row++;
        }

        canvas.Text(row, 2, "Total");
        if (row > first)
        {
            canvas.Formula(row, 4, $"SUM({CellAddress.Of(first, 4)}:{CellAddress.Of(row - 1, 4)})", bill.LineCount, CellLook.Count);
            canvas.Formula(row, 5, $"SUM({CellAddress.Of(first, 5)}:{CellAddress.Of(row - 1, 5)})", bill.Price.Amount, CellLook.Money, currency);
        }

        WorkbookLook.Total(canvas.Sheet.Range(row, 2, row, LastColumn));
        return row + 2;
    }
}
