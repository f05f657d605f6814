using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>What was issued stays as it was, whatever Microsoft and the partner change afterwards.</summary>
public sealed class StatementTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Issue_ThenRestatedAndUnderAPlan_KeepsItsFilesAndTellsBothCausesApart()
    {
        await using SimulatedHost running = await SimulatedHost.StartAsync(new SimulatorOptions());
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[1]);
        await desk.StartDiscoveryAsync(account.Id);
        await desk.WaitForEndAsync(account.Id);
        DemoInvoice newest = NewestClosed(running, account, await desk.ListInvoicesAsync(account.Id));

        await desk.IssueAllAsync(account.Id, newest.Id);
        IReadOnlyList<IssuedStatement> issued = await desk.ListStatementsAsync(account.Id);
        issued.Select(one => one.CustomerId).ShouldBe(newest.Customers.Select(customer => customer.Id).Where(id => id != "unassigned"), ignoreOrder: true);
        Dictionary<string, string> hashes = await HashAllAsync(desk, issued);
        hashes.ShouldAllBe(pair => pair.Value == issued.Single(one => one.Number == pair.Key).Files[0].Sha256);
        (await desk.ListInvoicesAsync(account.Id)).Single(invoice => invoice.Id == newest.Id).TieOut.ShouldBe("Equal");

        running.Simulator.Faults.Set(Fault.Parse("restated"));
        await desk.PressAsync(account.Id, "", "/discovery", ("full", "1"));
        await desk.WaitForEndAsync(account.Id);
        DemoInvoice restated = (await desk.ListInvoicesAsync(account.Id)).Single(invoice => invoice.Id == newest.Id);
        string[] moved = [.. newest.Customers
            .Where(then => then.Id != "unassigned" && restated.Customers.Any(now => now.Id == then.Id && now.Cost != then.Cost))
            .Select(then => then.Id)];
        moved.ShouldNotBeEmpty("the restatement must have moved somebody's lines, or this proves nothing");
        await PutUnderAPlanAsync(desk, account.Id, moved[0]);

        IssuedStatement statement = issued.Single(one => one.CustomerId == moved[0]);
        BrowserPage page = await desk.Visitor.GetPageAsync($"/csp/statements/{account.Id}/{statement.Number}/1", None);
        decimal was = Figure(page, "issued"), ofData = Figure(page, "of-data"), ofRules = Figure(page, "of-rules");
        decimal difference = Figure(page, "difference"), today = Figure(page, "today");
        ofData.ShouldNotBe(0m);
        ofRules.ShouldBeGreaterThan(0m);
        (ofData + ofRules).ShouldBe(difference);
        (was + difference).ShouldBe(today);
        was.ShouldBe(newest.Customers.Single(customer => customer.Id == moved[0]).Price);
        (await HashAllAsync(desk, issued)).ShouldBe(hashes);

        BrowserPage reissued = await desk.Visitor.SubmitAsync(page, page.GetForm(page.Address.AbsolutePath + "/reissue"), None);
        reissued.Document.QuerySelector("h1")!.TextContent.ShouldContain("Version 2");
        IReadOnlyList<IssuedStatement> all = await desk.ListStatementsAsync(account.Id);
        all.Where(one => one.Number == statement.Number).Select(one => (one.Version, one.State)).ShouldBe([(2, "Issued"), (1, "Superseded")], ignoreOrder: true);
        await ShouldBeVerifiedAsync(desk, statement.Files[0].Sha256, "version 2 has taken its place");

        await running.RestartHostAsync();
        using PartnerDesk after = await running.SignInAsync();
        (await HashAllAsync(after, issued)).ShouldBe(hashes);
    }

    private static DemoInvoice NewestClosed(SimulatedHost running, DemoAccount account, IReadOnlyList<DemoInvoice> invoices)
    {
        PartnerTenant partner = running.Simulator.World.Find(account.TenantId)!; // The account was registered with this simulator.
        InvoiceDocument document = partner.Invoices.Documents.First(one => one.Type == DocumentType.Invoice);
        return invoices.Single(invoice => invoice.Id == document.Id);
    }

    // Imported, published and assigned from the first month on, page by page.
    private static async Task PutUnderAPlanAsync(PartnerDesk desk, string accountId, string customerId)
    {
        const string Plan = """{ "format": "hcp-csp-pricing-plan/1", "name": "Dearer", "items": [{ "name": "All", "kind": "markUp", "percent": 33, "base": "cost" }] }""";
        HostVisitor visitor = desk.Visitor;
        BrowserPage import = await visitor.GetPageAsync("/csp/plans/import", None);
        BrowserPage draft = await visitor.SubmitAsync(import, import.GetForm("/csp/plans/import"), None, ("json", Plan));
        string path = draft.Address.AbsolutePath;
        await visitor.SubmitAsync(draft, draft.GetForm(path + "/publish"), None);
        BrowserPage assign = await visitor.GetPageAsync($"{path}/assign?account={accountId}", None);
        string oldest = assign.Document.QuerySelectorAll("#from option").Select(option => option.GetAttribute("value")!).Min(StringComparer.Ordinal)!;
        BrowserPage review = await visitor.SubmitAsync(assign, AssignFormOf(assign), None, ("do", "review"), ("from", oldest), ("customer", customerId));
        BrowserPage assigned = await visitor.SubmitAsync(review, AssignFormOf(review), None, ("do", "assign"));
        assigned.Words.ShouldContain("assigned");
    }

    // Beside the one that switches the account.
    private static IHtmlFormElement AssignFormOf(BrowserPage page) =>
        (IHtmlFormElement)page.Document.QuerySelector("form[method=post][action$='/assign']")!; // A page without it fails the test.

    private static async Task ShouldBeVerifiedAsync(PartnerDesk desk, string sha256, string words)
    {
        BrowserPage page = await desk.Visitor.GetPageAsync("/csp/statements/verify?sha256=" + sha256, None);
        string text = page.Document.Body!.TextContent;
        text.ShouldContain("Issued by us, unchanged.");
        text.ShouldContain(words);
    }

    private static async Task<Dictionary<string, string>> HashAllAsync(PartnerDesk desk, IReadOnlyList<IssuedStatement> statements)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IssuedStatement statement in statements)
        {
            using var content = new MemoryStream();
            await desk.Visitor.DownloadAsync(statement.Files[0].Path, content, None);
            hashes.Add(statement.Number, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
        }

        return hashes;
    }

    private static decimal Figure(BrowserPage page, string id) =>
        WorkbookFigures.ReadFirst(page.Document.QuerySelector($"[data-testid={id}]")!.TextContent);
}
