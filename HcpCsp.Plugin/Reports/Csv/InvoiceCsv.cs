using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Partner;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>Writes a document's lines as CSV: as the workbooks show them, or as FOCUS 1.2; for the partner, or for one customer.</summary>
/// <remarks>
/// The same data and rules give the same bytes. A file whose sum isn't the bill's is not released. A customer whose statement is issued gets
/// what was issued, whatever data and rules have come to since.
/// </remarks>
internal sealed class InvoiceCsv(IBillingLedger ledger, StatementsInForce statements)
{
    /// <param name="customerId">Null writes the partner's file.</param>
    /// <exception cref="InvalidOperationException">The document or the customer on it is unknown, or its lines aren't read yet.</exception>
    public WorkbookResult WriteLines(string accountId, string number, string? customerId, CsvDialect dialect, Stream output, CancellationToken cancellationToken)
    {
        InvoiceBill bill = GetBill(accountId, number);
        if (customerId is not null)
            return WriteLines(GetStatement(bill, customerId), dialect, output, cancellationToken);
        var sum = new ControlSum();
        int rows = CsvFile.Write(output, PartnerLineColumns.All, ReadPartnerLines(bill).Select(line => sum.Take(line, line.Outcome.Price)), dialect, cancellationToken);
        sum.CheckAgainst(bill.Customers.Select(static one => one.Price));
        return new WorkbookResult(rows);
    }

    /// <summary>A customer's part, as issued or live.</summary>
    public static WorkbookResult WriteLines(CustomerStatement statement, CsvDialect dialect, Stream output, CancellationToken cancellationToken)
    {
        var sum = new ControlSum();
        IEnumerable<PricedLine> lines = statement.Bills.SelectMany(statement.ReadLines).Select(line => sum.Take(line, line.Outcome.Price));
        int rows = CsvFile.Write(output, CustomerLineColumns.AllWithCurrency, lines, dialect, cancellationToken);
        sum.CheckAgainst(statement.Bills.Select(static one => one.Price));
        return new WorkbookResult(rows);
    }

    /// <inheritdoc cref="WriteLines(string, string, string?, CsvDialect, Stream, CancellationToken)"/>
    public WorkbookResult WriteFocus(string accountId, string number, string? customerId, Stream output, CancellationToken cancellationToken)
    {
        InvoiceBill bill = GetBill(accountId, number);
        return customerId is null
            ? WritePartnerFocus([bill], ReadPartnerLines, output, cancellationToken)
            : WriteFocus(GetStatement(bill, customerId), output, cancellationToken);
    }

    /// <inheritdoc cref="WriteLines(CustomerStatement, CsvDialect, Stream, CancellationToken)"/>
    public static WorkbookResult WriteFocus(CustomerStatement statement, Stream output, CancellationToken cancellationToken)
    {
        var sum = new ControlSum();
        int rows = CsvFile.Write(output, FocusColumns.Customer, FocusCharges.OfCustomer(statement).Select(charge => Count(sum, charge)), CsvDialect.Plain, cancellationToken);
        sum.CheckAgainst(statement.Bills.Select(one => one.Price + (statement.TaxOf(one) ?? Money.Zero(one.Price.Currency))));
        return new WorkbookResult(rows);
    }

    /// <summary>Some documents in one file.</summary>
    public static WorkbookResult WritePartnerFocus(IReadOnlyList<InvoiceBill> bills, Func<InvoiceBill, IEnumerable<PricedLine>> read, Stream output, CancellationToken cancellationToken)
    {
        var sum = new ControlSum();
        IEnumerable<FocusCharge> charges = bills.SelectMany(bill => FocusCharges.OfPartner(bill, read(bill))).Select(charge => Count(sum, charge));
        int rows = CsvFile.Write(output, FocusColumns.Partner, charges, CsvDialect.Plain, cancellationToken);
        sum.CheckAgainst(bills.SelectMany(static bill => bill.Customers).Select(static one => one.Cost + one.Tax));
        return new WorkbookResult(rows);
    }

    private static FocusCharge Count(ControlSum sum, FocusCharge charge) => sum.Take(charge, new Money(charge.Billed, charge.Currency));

    private IEnumerable<PricedLine> ReadPartnerLines(InvoiceBill bill) => ledger.ReadPricedLines(bill.Account.Id, bill.Invoice.Number, customerId: null);

    private CustomerStatement GetStatement(InvoiceBill bill, string customerId) =>
        statements.Find(bill, customerId) ?? throw new InvalidOperationException($"Document {bill.Invoice.Number} has no customer {customerId}.");

    private InvoiceBill GetBill(string accountId, string number) => ledger.FindInvoice(accountId, number) switch
    {
        null => throw new InvalidOperationException($"Document {number} is unknown."),
        { Invoice.Lines: null } => throw new InvalidOperationException($"The lines of document {number} have not been read yet."),
        { } bill => bill,
    };
}
