using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>Designs the workbook of one customer: the only writer of what customers get.</summary>
internal static class CustomerWorkbook
{
    private const int LastColumn = 5;

    public static WorkbookDraft Design(CustomerStatement statement, IReadOnlyList<SheetColumn<PricedLine>> columns, WorkbookSettings settings)
    {
        Invoice invoice = statement.Invoice.Invoice;
        var draft = new WorkbookDraft
        {
            Title = $"Billing details {CoverBlock.Period(invoice.Period)}",
            Creator = statement.Issuer,
            Identifier = statement.Version is null ? "" : NumberOf(statement),
            AsOf = CoverBlock.AsOf(invoice),
            Footer = $"{FooterIssuer(statement)} · {NumberOf(statement)}",
            Style = settings.Style,
            Completeness = settings.Completeness,
        };
        SheetCanvas summary = draft.AddSheet("Summary", statement.Bills[0].Price.Currency);
        double[] widths = [2.5, 24, 46, 12, 18];
        for (int column = 1; column <= widths.Length; column++)
            summary.Sheet.Column(column).Width = widths[column - 1];
        int row = CoverBlock.Write(draft, summary, new Cover("Billing details", CoverBlock.Period(invoice.Period), Facts(statement)), LastColumn);
        foreach (CustomerBill bill in statement.Bills)
        {
            LineSheetSet lines = AddLines(draft, statement, bill, columns, settings.MostSheetRows);
            row = Amounts(summary, row, statement, bill, lines);
            row = Products(summary, row, bill);
        }

        return draft;
    }

    /// <summary>The issuer's name as footers have room for it.</summary>
    public static string FooterIssuer(CustomerStatement statement) => SheetText.Cut(statement.Issuer, 60);

    /// <summary>What the customer knows the statement by, with its version once it is issued.</summary>
    public static string NumberOf(CustomerStatement statement) =>
        statement.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{statement.Number} v{version}") : statement.Number;

    private static IEnumerable<(string, string)> Facts(CustomerStatement statement)
    {
        Invoice invoice = statement.Invoice.Invoice;
        yield return ("Issued by", statement.Issuer);
        yield return ("Customer", statement.CustomerName);
        yield return ("Customer ID", statement.CustomerId);
        yield return ("Statement", statement.Number + (statement.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $", version {version}") : ", not issued yet"));
        yield return ("Billing period", CoverBlock.Period(invoice.Period));
        yield return ("Currency", string.Join(", ", statement.Bills.Select(bill => bill.Price.Currency)));
        yield return ("Data as of", CoverBlock.Moment(CoverBlock.AsOf(invoice)));
        // Microsoft's own tag may hold anything, such as its number for the document.
        yield return ("Data version", invoice.Lines is { } lines ? WorkbookNames.Reference(statement.Invoice.Account.Id, invoice.Number, lines.ETag) : "");
        yield return ("Price list", PriceList(statement));
        yield return ("Line items", statement.Bills.Sum(bill => bill.LineCount).ToString("#,##0", CultureInfo.InvariantCulture));
        yield return ("Note", invoice.IsVoided ? "This document has been voided and is not charged." : "");
    }

    // A plan's name is the partner's own: it may well say what it adds. Its version tells no more than that prices were agreed anew.
    private static string PriceList(CustomerStatement statement) => string.Join(", ", statement.Bills
        .Select(bill => bill.Rule).OfType<PricingRule.Plan>()
        .Select(rule => string.Create(CultureInfo.InvariantCulture, $"version {rule.InForce.Plan.Version}"))
        .Distinct(StringComparer.Ordinal));

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
        });
    }

    private static int Amounts(SheetCanvas canvas, int row, CustomerStatement statement, CustomerBill bill, LineSheetSet lines)
    {
        string currency = bill.Price.Currency;
        canvas.Text(row, 2, "Total");
        WorkbookLook.Heading(canvas.Sheet.Range(row, 2, row, LastColumn));
        int price = ++row;
        canvas.Text(price, 2, statement.TaxRatePercent is null ? "Total, without tax" : "Price, without tax");
        TotalNames.Give(canvas.Formula(price, LastColumn, lines.SumOf(CustomerLineColumns.Price), bill.Price.Amount, CellLook.Money, currency), TotalNames.Price, currency);
        if (statement.TaxOf(bill) is { } tax && statement.TaxRatePercent is { } rate)
        {
            row++;
            canvas.Text(row, 2, "Tax");
            canvas.Number(row, 4, rate, CellLook.Percent);
            string formula = string.Create(CultureInfo.InvariantCulture, $"ROUND(E{price}*D{row}/100,{Currency.Digits(currency)})");
            TotalNames.Give(canvas.Formula(row, LastColumn, formula, tax.Amount, CellLook.Money, currency), TotalNames.Tax, currency);
            row++;
            canvas.Text(row, 2, "Total, with tax");
            formula = string.Create(CultureInfo.InvariantCulture, $"E{price}+E{row - 1}");
            TotalNames.Give(canvas.Formula(row, LastColumn, formula, (bill.Price + tax).Amount, CellLook.Money, currency), TotalNames.WithTax, currency);
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
            canvas.Spread(row, 2, 3, product);
            canvas.Number(row, 4, lines, CellLook.Count);
            canvas.Number(row, 5, price.Amount, CellLook.Money, currency);
            foreach (IXLCell cell in canvas.Sheet.Range(row, 2, row, LastColumn).Cells())
                WorkbookLook.Body(cell);
            row++;
        }

        canvas.Text(row, 2, "Total");
        if (row > first)
        {
            TotalNames.Give(canvas.Formula(row, 4, $"SUM({CellAddress.Of(first, 4)}:{CellAddress.Of(row - 1, 4)})", bill.LineCount, CellLook.Count), TotalNames.Lines, currency);
            canvas.Formula(row, 5, $"SUM({CellAddress.Of(first, 5)}:{CellAddress.Of(row - 1, 5)})", bill.Price.Amount, CellLook.Money, currency);
        }

        WorkbookLook.Total(canvas.Sheet.Range(row, 2, row, LastColumn));
        return row + 2;
    }
}
