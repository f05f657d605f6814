using System.Text.Json;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Usage;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages.Usage;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using FakeTenants = HcpCsp.Plugin.Tests.Fakes.FakeTenants;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>A customer's usage as its page shows it, over the real store and ledger.</summary>
public sealed class CustomerUsagePageTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-usagepage-").FullName;
    private readonly CspStore store;
    private readonly IAccountStore data;
    private readonly BillingLedger ledger;
    private readonly UsageBook book;
    private readonly CustomerUsagePage page;

    public CustomerUsagePageTests()
    {
        store = new CspStore(folder, new FakeTimeProvider(Now));
        store.SaveAccount(AnAccount(nonManaged: 20m));
        data = store.OpenAccount(AccountId);
        data.SaveCustomers([new ListedCustomer(Contoso, "Contoso", "contoso.com", "US", "reseller")], Now, ACheckpoint());
        ledger = new BillingLedger(store, new AccountRules(store, store.Plans, new FakeTenants()));
        book = new UsageBook(store, new ReportedDocuments(store, ledger));
        page = new CustomerUsagePage(store, book, new PagesWorld().Composer);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task GetAsync_BySubscription_TellsListValueCreditCostAndPrice()
    {
        Bill("G1", [AnAzureLine(17m)], [AUsage(20m, 8.5m), AUsage(20m, 8.5m, day: 2)]);

        string body = await ShowAsync();

        // list 40 × 0.50 = 20.00 at 15 %; cost 8.5 + 8.5 = 17.00; price 17 × 1.2 = 20.40
        body.ShouldContain("Production</a><span class=\"csp-sub\">eeeeeeee-0000-0000-0000-000000000001</span></th><td class=\"num\">2</td><td class=\"num\">20.00</td><td class=\"num\">15.0&#160;%</td><td class=\"num\">17.00</td><td class=\"num\">20.40</td>");
        body.ShouldContain("Total, USD</th><td class=\"num\">2</td><td class=\"num\">20.00</td><td class=\"num\">15.0&#160;%</td><td class=\"num\">17.00</td><td class=\"num\">20.40</td>");
        Count(body, "Equal").ShouldBe(2);
        body.ShouldNotContain("Provisional");
    }

    [Theory]
    [InlineData("resourceGroup", "rg-data", "rg-web")]
    [InlineData("meter", "B2s", "D2s v5")]
    [InlineData("day", "1 Sep 2026", "2 Sep 2026")]
    [InlineData("tag", "4711", "(not set)")]
    public async Task GetAsync_ByEachThing_ComesToTheSameTotal(string group, string one, string other)
    {
        Bill("G1", [AnAzureLine(10m), AnAzureLine(5m, "B2s")], [AUsage(1m, 10m, tags: """{"cost center":"4711"}"""), AUsage(2m, 5m, "B2s", group: "RG-DATA", day: 2)]);

        string body = await ShowAsync(("group", group));

        body.ShouldContain(one);
        body.ShouldContain(other);
        // 15 × 1.2
        body.ShouldContain("<td class=\"num\">15.00</td><td class=\"num\">18.00</td></tr>\n  </tfoot>");
        body.Contains("Cost and price by day in USD", StringComparison.Ordinal).ShouldBe(group is "day");
    }

    [Fact]
    public async Task GetAsync_ChargeWithoutUsage_HasARowOfItsOwnAndTiesOut()
    {
        Bill("G1", [AnAzureLine(10m), AnAzureLine(5m, "B2s")], [AUsage(1m, 10m)]);

        string body = await ShowAsync();

        // 5 × 1.2 = 6.00 of 18.00; the cost of the usage is 5 less than that of the lines
        body.ShouldContain("<td class=\"num\">6.00</td></tr>");
        body.ShouldContain("<td class=\"num\">18.00&#160;USD</td><td class=\"num\">18.00&#160;USD</td><td class=\"num\">0.00&#160;USD</td>");
        body.ShouldContain("<td class=\"num\">-5.00&#160;USD</td>");
    }

    [Fact]
    public async Task GetAsync_UsageThatNoLineCharges_HasNoPrice()
    {
        Bill("G1", [AnAzureLine(10m)], [AUsage(1m, 10m), AUsage(1m, 4m, "B2s")]);

        (await ShowAsync(("group", "meter"), ("q", "B2s"))).ShouldContain("<td class=\"num\">4.00</td><td class=\"num\">–</td>");
    }

    [Fact]
    public async Task GetAsync_Narrowed_ShowsThatAloneAndTheWayOut()
    {
        Bill("G1", [AnAzureLine(10m), AnAzureLine(5m, "B2s")], [AUsage(1m, 10m), AUsage(2m, 5m, "B2s", group: "rg-data")]);

        string body = await ShowAsync(("group", "meter"), ("resourceGroup", "RG-DATA"), ("sort", "price"));

        body.ShouldContain("B2s");
        body.ShouldNotContain("D2s v5");
        body.ShouldContain("Total of what is shown, USD");
        body.ShouldContain("href=\"/csp/customers/0123456789ab/11111111-1111-1111-1111-111111111111/usage?group=meter&amp;sort=price\"");
    }

    [Fact]
    public async Task GetAsync_SecondPage_KeepsWhatWasAskedForInItsLinks()
    {
        UsageLine[] usage = [.. Enumerable.Range(0, 120).Select(index => AUsage(1m, 1m, group: $"rg-{index:000}"))];
        Bill("G1", [AnAzureLine(120m)], usage);

        string body = await ShowAsync(("group", "resourceGroup"), ("sort", "name"), ("q", "rg"), ("page", "2"));

        body.ShouldContain("51–100 of 120 resource groups");
        body.ShouldContain("rg-050");
        body.ShouldNotContain("rg-049<");
        body.ShouldContain("usage?group=resourceGroup&amp;q=rg&amp;sort=name&amp;page=3");
        body.Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task GetAsync_MonthIsNotBilledYet_IsProvisionalWithItsAsOf()
    {
        Bill("G1", [AnAzureLine(10m)], [AUsage(1m, 10m)]);
        Open([AnAzureLine(4m)], [AUsage(1m, 4m)]);

        string body = await ShowAsync(("month", "2026-10"));

        // 4 × 1.2
        body.ShouldContain("<td class=\"num\">4.00</td><td class=\"num\">4.80</td>");
        body.ShouldContain("Provisional");
        body.ShouldContain("data as of 20 Oct 2026 04:00&#160;UTC");
        body.ShouldContain("Oct 2026, not billed yet");
        (await ShowAsync(("month", "2026-09"))).ShouldNotContain(">Provisional<");
    }

    [Fact]
    public async Task GetAsync_UsageNotReadYet_SaysSoAndChecksNoCost()
    {
        Bill("G1", [AnAzureLine(10m)], null);

        string body = await ShowAsync();

        body.ShouldContain("The daily usage of invoice G1 is not read yet.");
        body.ShouldContain("Not all of the usage is read yet.");
    }

    [Fact]
    public async Task GetAsync_NoAzurePlan_SaysThatThereIsNone()
    {
        Bill("G1", [ALine(10m)], null);

        (await ShowAsync()).ShouldContain("No Azure usage");
    }

    [Fact]
    public async Task GetAsync_TwoCurrencies_AreNeverAdded()
    {
        Bill("G1", [AnAzureLine(10m), AnAzureLine(700m, currency: "JPY")], [AUsage(1m, 10m), AUsage(1m, 9m, day: 2), AUsage(1m, 700m, currency: "JPY")]);

        (await ShowAsync()).ShouldNotContain("840");
        // 700 × 1.2
        (await ShowAsync(("currency", "JPY"))).ShouldContain("<td class=\"num\">840</td>");
    }

    [Fact]
    public async Task GetAsync_MissedDays_TellsWorthWhereItIsKnown()
    {
        UsageLine[] usage = [AUsage(20m, 8.5m), Without(AUsage(20m, 10m, day: 2)), Without(AUsage(20m, 10m, day: 3))];
        Array.ForEach(usage, line => line.ResourceUri = "/subscriptions/e/virtualMachines/web");
        Bill("G1", [AnAzureLine(28.5m)], usage);

        string body = await ShowAsync(("show", "missed"));

        // 2 days × 20 × 0.50 = 20.00 of list value at 15 %: 3.00
        body.ShouldContain("<td class=\"num\">2</td><td>2 Sep 2026 – 3 Sep 2026</td><td class=\"num\">20.00</td><td class=\"num\">3.00</td>");
        body.ShouldContain("Days without credit (1)");
        body.ShouldContain("Access control (IAM)");
    }

    [Fact]
    public async Task GetAsync_RuleChanges_IsPricedByTheNewOne()
    {
        Bill("G1", [AnAzureLine(10m)], [AUsage(1m, 10m)]);
        (await ShowAsync()).ShouldContain("<td class=\"num\">12.00</td>");

        store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = Contoso, MarkupPercent = 50m });

        // 10 × 1.5: what was held under the other rule isn't shown
        (await ShowAsync()).ShouldContain("<td class=\"num\">15.00</td>");
    }

    [Fact]
    public async Task Api_SameQuestion_AnswersTheSameFigures()
    {
        Bill("G1", [AnAzureLine(17m), AnAzureLine(5m, "B2s")], [AUsage(20m, 8.5m), AUsage(20m, 8.5m, day: 2)]);

        using JsonDocument json = JsonDocument.Parse((await new CustomerUsageApi(store, book).GetAsync(ARequest().At("id", AccountId).Asking(("group", "Meter")), default)).ResultsUtf8);

        // 17 × 1.2 = 20.40 of usage and 5 × 1.2 = 6.00 that none was found for
        JsonElement meter = json.RootElement.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem();
        meter.GetProperty("quantity").GetDecimal().ShouldBe(40m);
        Figures(meter.GetProperty("figures")).ShouldBe((20m, 15m, 17m, 20.4m));
        Figures(json.RootElement.GetProperty("total")).ShouldBe((20m, 15m, 17m, 26.4m));
        json.RootElement.GetProperty("untraced").GetDecimal().ShouldBe(6m);
        json.RootElement.GetProperty("tieOut").EnumerateArray().Select(check => check.GetProperty("result").GetString()).ShouldBe(["Equal", "Different"]);
    }

    [Fact]
    public async Task Api_MissedDays_AnswersThemAsDates()
    {
        Bill("G1", [AnAzureLine(17m)], [AUsage(20m, 8.5m), Without(AUsage(20m, 10m, day: 2))]);

        using JsonDocument json = JsonDocument.Parse((await new CustomerUsageApi(store, book).GetMissedAsync(ARequest().At("id", AccountId), default)).ResultsUtf8);

        JsonElement missed = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
        missed.GetProperty("days").EnumerateArray().Select(day => day.GetString()).ShouldBe(["2026-09-02"]);
        // 20 × 0.50 at 15 %
        missed.GetProperty("worth").GetDecimal().ShouldBe(1.5m);
    }

    [Fact]
    public async Task Api_NoUsage_IsNotFound() =>
        (await new CustomerUsageApi(store, book).GetAsync(ARequest().At("id", AccountId), default)).Status.ShouldBe(404);

    [Fact]
    public async Task GetAsync_UnknownCustomer_IsNotFound() =>
        (await page.GetAsync(ARequest().At("customerId", Fabrikam), default)).ShouldBeOfType<PageResult.NotFound>();

    private static (decimal List, decimal Credit, decimal Cost, decimal Price) Figures(JsonElement figures) =>
        (figures.GetProperty("listValue").GetDecimal(), figures.GetProperty("creditPercent").GetDecimal(), figures.GetProperty("cost").GetDecimal(), figures.GetProperty("price").GetDecimal());

    private static UsageLine Without(UsageLine line)
    {
        line.PartnerEarnedCreditPercentage = 0m;
        return line;
    }

    private async Task<string> ShowAsync(params (string Name, string Value)[] query) => (await page.GetAsync(ARequest().Asking(query), default)).Body();

    private static PageRequest ARequest() => PagesWorld.ARequest().At("accountId", AccountId).At("customerId", Contoso);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static UnitCheckpoint ACheckpoint() => new("unit", "run", Now, "");

    /// <param name="usage">Null while it isn't read.</param>
    private void Bill(string number, InvoiceLine[] lines, UsageLine[]? usage)
    {
        data.SaveInvoices([AnInvoice(number, lines)], ACheckpoint());
        Load(data.LoadLines(number), lines);
        if (usage is not null)
            Load(data.LoadUsage(number), usage);
    }

    private void Open(InvoiceLine[] lines, UsageLine[] usage)
    {
        var month = new DateOnly(2026, 10, 1);
        Load(data.LoadOpenLines("USD", month), lines);
        Load(data.LoadOpenUsage("USD", month), usage);
    }

    private static void Load<TLine>(IVersionLoad<TLine> load, TLine[] lines)
        where TLine : class
    {
        using (load)
        {
            foreach (TLine line in lines)
                load.Add(line);
            load.Switch("tag", new DateTimeOffset(2026, 10, 20, 4, 0, 0, TimeSpan.Zero), [new BlobReceipt("file", lines.Length, 1, "00")], ACheckpoint());
        }
    }
}
