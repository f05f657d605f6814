using System.Diagnostics;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Counts a whole world line by line: explicit, since L takes its time.</summary>
public sealed class ScaleTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("M", 500, 3_800, 150_000, 550_000)]
    [InlineData("L", 2_000, 20_000, 1_000_000, 4_000_000)]
    public void World_OfScale_HoldsWhatItPromises(string scale, int customers, int subscriptions, int lines, int usage)
    {
        var watch = Stopwatch.StartNew();
        var partners = new SimulatedWorld(Enum.Parse<Scale>(scale), 1, new DateOnly(2026, 11, 23)).Partners;
        var documents = partners.SelectMany(partner => partner.Invoices.WithAmendments.Select(document => (Partner: partner, Document: document))).ToList();

        (string What, int Counted, int Promised)[] figures =
        [
            ("customers", partners.Sum(partner => partner.ListedCustomers.Count()), customers),
            ("subscriptions", partners.Sum(partner => partner.ListedCustomers.Sum(customer => Held(partner, customer))), subscriptions),
            ("invoice lines", documents.AsParallel().Sum(pair => pair.Partner.Invoices.Totals(pair.Document).Lines), lines),
            ("usage lines", documents.AsParallel().Sum(pair => UsageOf(pair.Partner, pair.Document)), usage),
        ];

        foreach (var (what, counted, promised) in figures)
        {
            output.WriteLine($"{scale}: {counted} {what}");
            ((double)counted).ShouldBe(promised, promised * 0.05, what);
        }

        output.WriteLine($"{scale}: made and counted in {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static int Held(PartnerTenant partner, CustomerRecord customer) =>
        partner.Lines.Subscriptions(customer).Count(subscription => subscription.Start <= partner.ThisMonth);

    private static int UsageOf(PartnerTenant partner, InvoiceDocument document) => partner.Invoices
        .CustomersOn(document.Market.Currency, document.Month)
        .Sum(customer => partner.Lines.Usage(customer, document.Scope).Count());
}
