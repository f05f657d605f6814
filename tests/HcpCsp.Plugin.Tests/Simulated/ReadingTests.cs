using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>What the real client reads over real HTTP is what the simulator holds.</summary>
public sealed class ReadingTests(SimulatedMicrosoftFixture fixture) : IClassFixture<SimulatedMicrosoftFixture>
{
    private SimulatedMicrosoft Microsoft => fixture.Microsoft;

    [Fact]
    public async Task ListCustomerPagesAsync_All_AreThoseListed()
    {
        var ids = new List<string>();
        await foreach (IReadOnlyList<ListedCustomer> page in Microsoft.Client.ListCustomerPagesAsync(Microsoft.Tenant, CancellationToken.None))
            ids.AddRange(page.Select(customer => customer.Id));

        ids.ShouldBe(Microsoft.Data.ListedCustomers.Select(customer => customer.TenantId.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task ListInvoicesAsync_All_HaveTheHeadersTotals()
    {
        IReadOnlyList<Invoice> invoices = (await Microsoft.Client.ListInvoicesAsync(Microsoft.Tenant, from: null, CancellationToken.None)).Invoices;

        invoices.ToDictionary(invoice => invoice.Number, invoice => invoice.Total.Amount)
            .ShouldBe(Microsoft.Data.Invoices.WithAmendments.ToDictionary(document => document.Id, document => Microsoft.Data.Invoices.Totals(document).Total), ignoreOrder: true);
    }

    [Fact]
    public async Task ReadLinesAsync_NewestDocument_AddsUpToItsHeader()
    {
        InvoiceDocument document = Microsoft.Data.Invoices.Documents[0];
        var lines = new List<HcpCsp.Plugin.Model.Lines.InvoiceLine>();

        LineReading reading = await Microsoft.Client.ReadLinesAsync(
            Microsoft.Tenant,
            new LineQuery.Billed(LineKind.Billed, document.Market.Currency, document.Id, IsLegacy: false),
            knownETag: null,
            HcpCsp.Plugin.Model.Lines.InvoiceLine.Schema,
            lines.Add,
            CancellationToken.None);

        DocumentTotals totals = Microsoft.Data.Invoices.Totals(document);
        lines.Count.ShouldBe(totals.Lines);
        lines.Sum(line => LineAmounts.FindTotal(line)).ShouldBe(totals.Total);
        reading.ShouldBeOfType<LineReading.Whole>().Receipts.Sum(receipt => receipt.Rows).ShouldBe(totals.Lines);
    }
}
