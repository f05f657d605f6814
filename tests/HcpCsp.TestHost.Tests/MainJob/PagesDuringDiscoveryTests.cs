using System.Net;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>What people see while a discovery goes on: every page, and never half of a document.</summary>
public sealed class PagesDuringDiscoveryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Pages_DuringDiscovery_AnswerAndShowDocumentsWholeOrNotAtAll()
    {
        await using SimulatedHost running = await SimulatedHost.StartAsync(new SimulatorOptions { Faults = [Fault.Parse("no-screens")], Latency = TimeSpan.FromMilliseconds(40) });
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[1]);
        await desk.StartDiscoveryAsync(account.Id);

        var seen = new List<DemoInvoice>();
        int rounds = 0;
        for (DemoAccount now = account with { State = "In Progress" }; !now.HasEnded; now = await desk.GetAccountAsync(account.Id), rounds++)
        {
            IReadOnlyList<DemoInvoice> invoices = await desk.ListInvoicesAsync(account.Id);
            seen.AddRange(invoices);
            foreach (string path in ListPages(account.Id, (await desk.ListRunsAsync(account.Id))[0], invoices))
            {
                BrowserPage page = await desk.Visitor.GetAsync(path, None);
                page.Status.ShouldBe(HttpStatusCode.OK, $"{path}: {page.Words}");
                // A filter offers the word too.
                page.Document.QuerySelectorAll("main .badge, main td").Select(element => element.TextContent.Trim()).ShouldNotContain("Different", path);
            }
        }

        Dictionary<string, DemoInvoice> whole = (await desk.ListInvoicesAsync(account.Id)).ToDictionary(invoice => invoice.Id, StringComparer.Ordinal);
        rounds.ShouldBeGreaterThan(1, "pages were looked at while it went on");
        seen.ShouldContain(invoice => invoice.TieOut == "Not checked", "some were seen before they were read");
        seen.ShouldContain(invoice => invoice.TieOut == "Equal", "and some after it");
        foreach (DemoInvoice invoice in seen)
            (invoice.LineCount, invoice.LineTotal, invoice.TieOut).ShouldBeOneOf((0, 0m, "Not checked"), (whole[invoice.Id].LineCount, whole[invoice.Id].LineTotal, "Equal"));
    }

    private static IEnumerable<string> ListPages(string accountId, string runPath, IReadOnlyList<DemoInvoice> invoices)
    {
        string[] always = ["/csp/accounts", $"/csp/accounts/{accountId}", $"/csp/accounts/{accountId}/runs", runPath, "/csp/dashboard", "/csp/customers", "/csp/billing", "/csp/plans", "/csp/backups"];
        return [.. always, .. invoices.Take(2).SelectMany(invoice => ListPages(accountId, invoice))];
    }

    private static IEnumerable<string> ListPages(string accountId, DemoInvoice invoice) =>
    [
        $"/csp/billing/{accountId}/{invoice.Id}",
        .. invoice.Customers.Take(1).Select(customer => $"/csp/billing/{accountId}/{invoice.Id}/{customer.Id}"),
    ];
}
