using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pricing;
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
        CustomerStatement? statement = customerId is null ? null : GetStatement(bill, customerId);
        var sum = new ControlSum();
        int rows = CsvFile.Write(
            output,
            statement is null ? PartnerLineColumns.All : CustomerLineColumns.AllWithCurrency,
            (statement is null ? ReadPartnerLines(bill) : statement.Bills.SelectMany(statement.ReadLines)).Select(line => sum.Take(line, line.Outcome.Price)),
            dialect,
            cancellationToken);
        sum.CheckAgainst((statement?.Bills ?? bill.Customers).Select(static one => one.Price));
        return new WorkbookResult(rows);
    }

    /// <inheritdoc cref="WriteLines"/>
    public WorkbookResult WriteFocus(string accountId, string number, string? customerId, Stream output, CancellationToken cancellationToken)
    {
        InvoiceBill bill = GetBill(accountId, number);
        CustomerStatement? statement = customerId is null ? null : GetStatement(bill, customerId);
        var sum = new ControlSum();
        int rows = CsvFile.Write(
            output,
            statement is null ? FocusColumns.Partner : FocusColumns.Customer,
            (statement is null ? ListPartnerCharges(bill) : ListCustomerCharges(statement)).Select(charge => sum.Take(charge, new Money(charge.Billed, charge.Currency))),
            CsvDialect.Plain,
            cancellationToken);
        sum.CheckAgainst(statement is null
            ? bill.Customers.Select(static one => one.Cost + one.Tax)
            : statement.Bills.Select(one => one.Price + (statement.TaxOf(one) ?? Money.Zero(one.Price.Currency))));
        return new WorkbookResult(rows);
    }

    private IEnumerable<FocusCharge> ListPartnerCharges(InvoiceBill bill)
    {
        var about = new FocusBill("Microsoft", bill.Invoice.Number, bill.Account.TenantId, bill.Account.Name, "Partner account", bill.Invoice.Period, IsCorrection(bill.Invoice));
        foreach (PricedLine line in ReadPartnerLines(bill))
        {
            yield return new FocusCharge(about, line, FocusCharge.CategoryOf(line.Line), line.Outcome is PricingOutcome.NoCost or PricingOutcome.Fee ? 0m : line.Outcome.Cost.Amount);
            if (line.Line.TaxTotal is { } tax && tax != 0m)
                yield return new FocusCharge(about, line, FocusCharge.Tax, tax);
        }
    }

    private static IEnumerable<FocusCharge> ListCustomerCharges(CustomerStatement statement)
    {
        Invoice invoice = statement.Invoice.Invoice;
        var about = new FocusBill(statement.Issuer, statement.Number, statement.CustomerId, statement.CustomerName, "Customer", invoice.Period, IsCorrection(invoice));
        foreach (PricedLine line in statement.Bills.SelectMany(statement.ReadLines))
            yield return new FocusCharge(about, line, FocusCharge.CategoryOf(line.Line), line.Outcome.Price.Amount);

        // Of the statement as a whole: its lines carry the partner's tax, which isn't the customer's.
        foreach (CustomerBill one in statement.Bills)
        {
            if (statement.TaxOf(one) is { } tax)
                yield return new FocusCharge(about, new PricedLine(new InvoiceLine { ProductName = "this statement" }, new PricingOutcome.NoCost(tax.Currency)), FocusCharge.Tax, tax.Amount);
        }
    }

    // It bills anew what a document of an earlier date billed wrongly.
    private static bool IsCorrection(Invoice invoice) => string.Equals(invoice.DocumentType, "adjustment_note", StringComparison.OrdinalIgnoreCase);

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
