using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The customers of a document with cost, price, margin and the rule of each.</summary>
internal static class PartnerCustomersSheet
{
    private const int TotalRow = 3;
    private const int HeaderRow = 4;
    private const int FirstRow = 5;

    private static readonly (string Header, double Width, bool Right)[] Columns =
    [
        ("Customer", 40, false), ("Customer ID", 38, false), ("Currency", 10, false), ("Lines", 10, true), ("Cost", 16, true), ("Tax", 14, true),
        ("Price", 16, true), ("Margin", 16, true), ("Margin %", 11, true), ("Mark-up %", 11, true), ("Rule", 42, false),
    ];

    public static void Write(SheetCanvas canvas, InvoiceBill bill)
    {
        WorkbookLook.Title(canvas.Text(1, 1, "Customers"));
        WorkbookLook.Subtitle(canvas.Text(2, 1, $"Invoice {bill.Invoice.Number} · {CoverBlock.Period(bill.Invoice.Period)} · {bill.Cost.Currency} · before tax where not said otherwise"));
        for (int column = 1; column <= Columns.Length; column++)
        {
            canvas.Sheet.Column(column).Width = Columns[column - 1].Width;
            canvas.Header(HeaderRow, column, Columns[column - 1].Header, Columns[column - 1].Right);
        }

        WorkbookLook.Indent(canvas.Sheet.Cell(HeaderRow, Columns.Length));
        int row = FirstRow;
        foreach (CustomerBill customer in bill.Customers)
            WriteCustomer(canvas, row++, customer);
        int last = Math.Max(FirstRow, row - 1);
        if (row > FirstRow)
            WriteTotals(canvas, bill, last);
        WorkbookLook.Total(canvas.Sheet.Range(TotalRow, 1, TotalRow, Columns.Length));
        canvas.Sheet.Range(HeaderRow, 1, last, Columns.Length).CreateTable("Customers").Theme = XLTableTheme.TableStyleLight1;
        canvas.Sheet.Row(HeaderRow).Height = 20;
        canvas.Sheet.SheetView.Freeze(HeaderRow, 1);
        canvas.RepeatedRow = HeaderRow;
    }

    private static void WriteCustomer(SheetCanvas canvas, int row, CustomerBill customer)
    {
        string currency = customer.Cost.Currency;
        canvas.Text(row, 1, customer.CustomerName).Style.Alignment.SetWrapText();
        canvas.Text(row, 2, customer.CustomerId);
        canvas.Text(row, 3, currency);
        canvas.Number(row, 4, customer.LineCount, CellLook.Count);
        canvas.Number(row, 5, customer.Cost.Amount, CellLook.Money, currency);
        canvas.Number(row, 6, customer.Tax.Amount, CellLook.Money, currency);
        canvas.Number(row, 7, customer.Price.Amount, CellLook.Money, currency);
        canvas.Formula(row, 8, $"G{row}-E{row}", customer.Margin.Amount, CellLook.Money, currency);
        if (customer.Price.Amount != 0m)
            canvas.Formula(row, 9, $"ROUND(H{row}/G{row}*100,2)", Percentage.Of(customer.Margin.Amount, customer.Price.Amount), CellLook.Ratio);
        if (customer.Cost.Amount != 0m)
            canvas.Formula(row, 10, $"ROUND(H{row}/E{row}*100,2)", Percentage.Of(customer.Margin.Amount, customer.Cost.Amount), CellLook.Ratio);
        canvas.Text(row, 11, RuleCaption.Of(customer.Rule));
        for (int column = 1; column <= Columns.Length; column++)
            WorkbookLook.Body(canvas.Sheet.Cell(row, column));
        WorkbookLook.Indent(canvas.Sheet.Cell(row, Columns.Length));
    }

    // Adds up the document's own currency alone.
    private static void WriteTotals(SheetCanvas canvas, InvoiceBill bill, int last)
    {
        string currency = bill.Cost.Currency;
        CustomerBill[] counted = [.. bill.Customers.Where(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal))];
        bool all = counted.Length == bill.Customers.Count;
        canvas.Text(TotalRow, 1, all ? "Total" : $"Total in {currency}");
        canvas.Text(TotalRow, 3, currency);
        total(4, counted.Sum(customer => customer.LineCount), CellLook.Count);
        total(5, bill.Cost.Amount, CellLook.Money);
        total(6, counted.Sum(customer => customer.Tax.Amount), CellLook.Money);
        total(7, bill.Price.Amount, CellLook.Money);
        total(8, bill.Margin.Amount, CellLook.Money);
        if (bill.Price.Amount != 0m)
            canvas.Formula(TotalRow, 9, $"ROUND(H{TotalRow}/G{TotalRow}*100,2)", Percentage.Of(bill.Margin.Amount, bill.Price.Amount), CellLook.Ratio);
        if (bill.Cost.Amount != 0m)
            canvas.Formula(TotalRow, 10, $"ROUND(H{TotalRow}/E{TotalRow}*100,2)", Percentage.Of(bill.Margin.Amount, bill.Cost.Amount), CellLook.Ratio);

        void total(int column, decimal result, CellLook look)
        {
            string letter = CellAddress.Column(column);
            string range = string.Create(CultureInfo.InvariantCulture, $"{letter}{FirstRow}:{letter}{last}");
            string formula = all ? $"SUM({range})" : $"SUMIF(C{FirstRow}:C{last},C{TotalRow},{range})";
            canvas.Formula(TotalRow, column, formula, result, look);
        }
    }
}
