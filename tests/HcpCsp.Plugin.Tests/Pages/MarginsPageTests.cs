using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Margins;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages.Dashboard;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Api;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using FakeTenants = HcpCsp.Plugin.Tests.Fakes.FakeTenants;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>The margin of every customer, over the real store and ledger.</summary>
public sealed class MarginsPageTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-margins-").FullName;
    private readonly FakeTimeProvider time = new(Now);
    private readonly CspStore store;
    private readonly IAccountStore data;
    private readonly BillingLedger ledger;
    private readonly MarginsPage page;
    private readonly MarginsApi api;

    public MarginsPageTests()
    {
        store = new CspStore(folder, time);
        store.SaveAccount(AnAccount(nonManaged: 20m));
        data = store.OpenAccount(AccountId);
        ledger = new BillingLedger(store, new AccountRules(store, store.Plans, new FakeTenants()));
        var world = new PagesWorld();
        page = new MarginsPage(store, new MarginBook(ledger), new DashboardFacts(store, world.Discovery, ledger, world.Budgets, new RenewalBook(store, time), time), world.Composer);
        api = new MarginsApi(store, new MarginBook(ledger));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task GetAsync_ThreeTimes_TellsMarginsWithBothChanges()
    {
        Bill("G1", BillingPeriod.Month(2025, 9), ALine(50m));
        Bill("G2", BillingPeriod.Month(2026, 8), ALine(80m), ALine(40m, Fabrikam, "Fabrikam"));
        Bill("G3", September, ALine(100m), ALine(10m, Fabrikam, "Fabrikam"));

        string body = await ShowAsync();

        // Contoso 100 × 0.2 = 20.00 on 16.00 (+25 %) and 10.00 (+100 %); Fabrikam 2.00 on 8.00 (−75 %), not billed a year ago
        Row(body, "Contoso").ShouldBe(["100.00", "120.00", "20.00", "16.7 %", "+25.0 %", "+100.0 %"]);
        Row(body, "Fabrikam").ShouldBe(["10.00", "12.00", "2.00", "16.7 %", "−75.0 %", "–"]);
        // 22.00 on 24.00 and 10.00
        Row(body, "All customers, USD").ShouldBe(["110.00", "132.00", "22.00", "16.7 %", "−8.3 %", "+120.0 %"]);
    }

    [Fact]
    public async Task Api_ThreeTimes_TellsTheFiguresOfThePage()
    {
        Bill("G1", BillingPeriod.Month(2025, 9), ALine(50m));
        Bill("G2", BillingPeriod.Month(2026, 8), ALine(80m), ALine(40m, Fabrikam, "Fabrikam"));
        Bill("G3", September, ALine(100m), ALine(10m, Fabrikam, "Fabrikam"));

        var rows = (await AskAsync()).Results();

        // 100 × 0.2 = 20.00, 80 × 0.2 = 16.00, 50 × 0.2 = 10.00; the largest margin first
        rows[0].Text("customer").ShouldBe("Contoso");
        rows[0].GetProperty("now").Text("month").ShouldBe("2026-09");
        rows[0].GetProperty("now").Number("margin").ShouldBe(20m);
        rows[0].GetProperty("monthBefore").Number("margin").ShouldBe(16m);
        rows[0].GetProperty("yearBefore").Number("margin").ShouldBe(10m);
        rows[1].GetProperty("yearBefore").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await AskAsync(("q", "fabri"))).TotalElements.ShouldBe(1);
    }

    [Fact]
    public async Task Api_MonthThatNothingIsBilledIn_IsEmptyAndNotAnother()
    {
        Bill("G1", September, ALine(100m));

        (await AskAsync(("month", "2026-08"))).TotalElements.ShouldBe(0);
        (await AskAsync(("currency", "EUR"))).TotalElements.ShouldBe(0);
        (await AskAsync(("month", "2026-09"), ("currency", "usd"))).TotalElements.ShouldBe(1);
    }

    [Fact]
    public async Task Api_WhatCantBeRead_IsRefused()
    {
        (await AskAsync(("month", "September"))).ShouldBeRefused(422, "csp.margins.month");
        (await AskAsync(("account", "nope"))).ShouldBeRefused(404, "csp.account.unknown");
    }

    [Fact]
    public async Task GetAsync_EveryMonthAndCurrency_ComesToTheDashboardsFigures()
    {
        Bill("G1", BillingPeriod.Month(2026, 8), ALine(80m), ALine(40m, Fabrikam, "Fabrikam"), ALine(7m, customer: null, name: null));
        Bill("G2", September, ALine(100m), ALine(-10m, Fabrikam, "Fabrikam"), ALine(5000m, Fabrikam, "Fabrikam", currency: "JPY"));

        foreach (CurrencySpending currency in ledger.GetOverview(null).Currencies)
        {
            foreach (MonthSpending month in currency.Months)
            {
                MarginMonth margins = new MarginBook(ledger).Find(null, currency.Currency, month.Month).ShouldNotBeNull();
                (margins.Month, margins.Total.Now).ShouldBe((month.Month, month));
                margins.Customers.Sum(customer => customer.Now.Margin.Amount).ShouldBe(month.Margin.Amount);
            }
        }

        (await ShowAsync(("month", "2026-08"))).ShouldContain("(no customer named)");
    }

    [Fact]
    public async Task GetAsync_NegativeMargins_StandFirstOnDemand()
    {
        Bill("G1", September, ALine(100m), ALine(-10m, Fabrikam, "Fabrikam"));

        string usual = await ShowAsync();
        string negativeFirst = await ShowAsync(("sort", "margin"));

        usual.ShouldContain("Negative margins first (1)");
        usual.ShouldContain("href=\"/csp/dashboard/margins?sort=margin\"");
        usual.IndexOf(">Contoso<", StringComparison.Ordinal).ShouldBeLessThan(usual.IndexOf(">Fabrikam<", StringComparison.Ordinal));
        negativeFirst.IndexOf(">Fabrikam<", StringComparison.Ordinal).ShouldBeLessThan(negativeFirst.IndexOf(">Contoso<", StringComparison.Ordinal));
        // −10 × 0.2
        negativeFirst.ShouldContain("<span class=\"csp-bad\">-2.00</span>");
    }

    [Fact]
    public async Task GetAsync_SecondPage_KeepsWhatWasAskedFor()
    {
        Bill("G1", September, [.. Enumerable.Range(0, 120).Select(index => ALine(1m + index, $"{index:00000000}-1111-1111-1111-111111111111", $"Toys {index:000}"))]);

        string body = await ShowAsync(("account", AccountId), ("q", "toys"), ("sort", "name"), ("page", "2"));

        body.ShouldContain("51–100 of 120 customers found");
        body.ShouldContain("Toys 050");
        body.ShouldContain($"/csp/dashboard/margins?account={AccountId}&amp;q=toys&amp;sort=name&amp;page=3");
        body.Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task GetAsync_NothingBilled_SaysWhatToDo() => (await ShowAsync()).ShouldContain("No invoice read yet");

    private Task<ApiResult> AskAsync(params (string Name, string Value)[] query) =>
        api.GetAsync(PagesWorld.ARequest().Asking(query), TestContext.Current.CancellationToken);

    private async Task<string> ShowAsync(params (string Name, string Value)[] query) => (await page.GetAsync(PagesWorld.ARequest("/csp/dashboard/margins").Asking(query), default)).Body();

    private static string[] Row(string body, string name)
    {
        int at = body.IndexOf($">{name}<", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, body);
        string row = body[at..body.IndexOf("</tr>", at, StringComparison.Ordinal)];
        return [.. row.Split("<td class=\"num\">")[1..].Select(cell => cell[..cell.IndexOf("</td>", StringComparison.Ordinal)].Replace("&#160;", " ", StringComparison.Ordinal))];
    }

    private void Bill(string number, BillingPeriod period, params InvoiceLine[] lines)
    {
        var checkpoint = new UnitCheckpoint("unit", "run", Now, "");
        data.SaveInvoices([AnInvoice(number, lines, period: period)], checkpoint);
        using IVersionLoad<InvoiceLine> load = data.LoadLines(number);
        foreach (InvoiceLine line in lines)
            load.Add(line);
        load.Switch("tag", Now, [new BlobReceipt("file", lines.Length, 1, "00")], checkpoint);
    }
}
