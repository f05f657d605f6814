using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Tests.Reports;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Statements;

public class BillLinesTests
{
    [Fact]
    public void ReadAll_ManyCustomers_IsEachAfterTheOtherWithItsFees()
    {
        var fixture = new WorkbookFixture(ALine(1m, Fabrikam, "Fabrikam"), ALine(2m), ALine(3m, Fabrikam, "Fabrikam"), ALine(4m), ALine(5m, currency: "EUR"));
        fixture.Plans.With(APlan(MarkUp(10m), Fee(25m)), Contoso);
        InvoiceBill bill = fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!;
        CustomerBill[] dollars = [.. bill.Customers.Where(customer => customer.Cost.Currency == "USD")];

        // Contoso under its plan: 2 × 1.1, 4 × 1.1, and the fee; Fabrikam at 20 %: 1 × 1.2, 3 × 1.2
        BillLines.ReadAll(fixture.Store.Data(AccountId), bill.Invoice, dollars).Select(line => line.Outcome.Price.Amount).ShouldBe([2.20m, 4.40m, 25m, 1.20m, 3.60m]);
        BillLines.ReadAll(fixture.Store.Data(AccountId), bill.Invoice, [dollars[1]]).Select(line => line.Outcome.Price.Amount).ShouldBe([1.20m, 3.60m]);
        BillLines.ReadAll(fixture.Store.Data(AccountId), bill.Invoice, []).ShouldBeEmpty();
    }
}
