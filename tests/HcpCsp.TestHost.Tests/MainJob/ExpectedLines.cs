using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>What an undisturbed discovery comes to, counted in the simulator's own data.</summary>
internal static class ExpectedLines
{
    /// <summary>That an account holds each line once, of every document, and that all documents tie out.</summary>
    public static void ShouldAllBeThere(SimulatorServer simulator, DemoAccount account, IReadOnlyList<DemoInvoice> invoices)
    {
        PartnerTenant partner = simulator.World.Find(account.TenantId)!; // The account was registered with this simulator.
        Dictionary<string, int> expected = partner.Invoices.WithAmendments.ToDictionary(
            document => document.Id, document => partner.Invoices.Totals(document).Lines, StringComparer.Ordinal);

        account.State.ShouldBe("Discovery Completed");
        account.UnitErrors.ShouldBe(0);
        invoices.ToDictionary(invoice => invoice.Id, invoice => invoice.LineCount, StringComparer.Ordinal).ShouldBe(expected, ignoreOrder: true);
        invoices.ShouldAllBe(invoice => invoice.TieOut == "Equal" && invoice.LineTotal == invoice.Header);
        account.Lines.ShouldBe(expected.Values.Sum());
        account.UsageLines.ShouldBe(partner.Invoices.WithAmendments.Sum(document => CountUsage(partner, document)));
        account.Customers.ShouldBeGreaterThanOrEqualTo(partner.ListedCustomers.Count());
    }

    private static int CountUsage(PartnerTenant partner, InvoiceDocument document) =>
        partner.Invoices.CustomersOn(document.Market.Currency, document.Month).Sum(customer => partner.Lines.Usage(customer, document.Scope).Count());
}
