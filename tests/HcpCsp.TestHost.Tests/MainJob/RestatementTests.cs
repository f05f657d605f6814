using AngleSharp.Dom;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A closed invoice that Microsoft restates between two discoveries.</summary>
public sealed class RestatementTests
{
    [Fact]
    public async Task Discovery_ClosedInvoiceIsRestated_KeepsBothVersionsAndTellsWhatChanged()
    {
        await using SimulatedHost running = await SimulatedHost.StartAsync(new SimulatorOptions { Faults = [Fault.Parse("no-screens")] });
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[1]);
        await desk.StartDiscoveryAsync(account.Id);
        await desk.WaitForEndAsync(account.Id);
        IReadOnlyList<DemoInvoice> before = await desk.ListInvoicesAsync(account.Id);
        running.Simulator.Faults.Set(Fault.Parse("restated"));

        await desk.StartDiscoveryAsync(account.Id);
        await desk.WaitForEndAsync(account.Id);

        DemoInvoice after = (await desk.ListInvoicesAsync(account.Id)).Single(invoice => before.All(old => old.LineTotal != invoice.LineTotal || old.Id != invoice.Id));
        DemoInvoice earlier = before.Single(invoice => invoice.Id == after.Id);
        BrowserPage invoice = await desk.Visitor.GetPageAsync($"/csp/billing/{account.Id}/{after.Id}", CancellationToken.None);
        string path = invoice.Document.QuerySelectorAll("#versions tbody a").ShouldHaveSingleItem().GetAttribute("href")!; // A link has an address.
        BrowserPage restatement = await desk.Visitor.GetPageAsync(path, CancellationToken.None);
        IElement[] cells = [.. restatement.Document.QuerySelectorAll("section:first-of-type tbody tr").ShouldHaveSingleItem().QuerySelectorAll("td")];
        decimal[] figures = [.. cells.Take(6).Select(cell => WorkbookFigures.ReadFirst(cell.TextContent))];

        // earlier + added − removed ± re-rated = later, and later − earlier is told
        (figures[0], figures[4]).ShouldBe((earlier.LineTotal, after.LineTotal));
        (figures[0] + figures[1] - figures[2] + figures[3]).ShouldBe(figures[4]);
        figures[5].ShouldBe(after.LineTotal - earlier.LineTotal);
        cells[^1].TextContent.ShouldContain("Equal");

        IElement customer = restatement.Document.QuerySelectorAll("section:last-of-type tbody a")[0];
        BrowserPage lines = await desk.Visitor.GetPageAsync(customer.GetAttribute("href")!, CancellationToken.None);
        lines.Document.QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
    }
}
