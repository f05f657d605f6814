using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Who gets what where: every route × every role × with and without the antiforgery token.</summary>
public sealed class RouteMatrixTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>
{
    private const string Plan = """{"format":"hcp-csp-pricing-plan/1","name":"Matrix","items":[{"name":"All","kind":"markUp","percent":10}]}""";

    [Fact]
    public void Routes_OfTheModule_AreAllInTheMatrix()
    {
        string[] routes = [.. ListRoutes()];

        routes.Except(RouteMatrix.Entries.Keys, StringComparer.Ordinal).ShouldBeEmpty("New routes need an entry.");
        RouteMatrix.Entries.Keys.Except(routes, StringComparer.Ordinal).ShouldBeEmpty("Entries of routes that are gone.");
    }

    [Fact]
    public async Task CloudAdmin_EveryRoute_GetsWhatTheMatrixSays()
    {
        using Browser admin = await OpenAsAsync("casey");
        string token = await admin.FindTokenAsync();
        IReadOnlyDictionary<string, string> examples = await FindExamplesAsync(admin, token);
        var wrong = new List<string>();
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = Fill(entry.Path, examples);
            Expect(route, IsPost(route) ? await admin.PostAsync(path, token) : await admin.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Token), entry.CloudAdmin, wrong);
            if (IsPost(route))
                Expect(route + " without token", await admin.PostAsync(path, null), 400, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("contoso-admin")]
    [InlineData("fabrikam-admin")]
    [InlineData("contoso-user")]
    public async Task Others_EveryRoute_GetWhatIsTheirOwnAndNothingElse(string person)
    {
        var wrong = new List<string>();
        using Browser admin = await OpenAsAsync("casey");
        IReadOnlyDictionary<string, string> examples = await FindExamplesAsync(admin, await admin.FindTokenAsync());
        using Browser other = await OpenAsAsync(person);
        string token = await other.FindTokenAsync();
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = Fill(entry.Path, examples);
            int expected = person switch { "contoso-admin" => entry.Own, "fabrikam-admin" => entry.Other, _ => 403 };
            Expect(route, IsPost(route) ? await other.PostAsync(path, token) : await other.GetAsync(path), expected, wrong);
            if (IsPost(route))
                Expect(route + " without token", await other.PostAsync(path, null), 403, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task TenantAdmin_OwnCosts_AreAtTheOwnPriceAlone()
    {
        using Browser admin = await OpenAsAsync("casey");
        IReadOnlyDictionary<string, string> examples = await FindExamplesAsync(admin, await admin.FindTokenAsync());
        DemoInvoice invoice = fixture.Result.Invoices.First(one => string.Equals(one.Id, examples["{number}"], StringComparison.Ordinal));
        DemoCustomer customer = invoice.Customers[0];
        using Browser own = await OpenAsAsync("contoso-admin");

        string page = await own.ReadAsync("/csp/own");

        page.ShouldContain(System.Net.WebUtility.HtmlEncode(customer.Name));
        foreach (string word in new[] { "margin", "mark-up", invoice.Id, customer.Cost.ToString("N2", System.Globalization.CultureInfo.GetCultureInfo("en-US")) })
            page.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task Nobody_EveryRoute_IsAskedToSignIn()
    {
        var wrong = new List<string>();
        using Browser admin = await OpenAsAsync("casey");
        IReadOnlyDictionary<string, string> examples = await FindExamplesAsync(admin, await admin.FindTokenAsync());
        using var nobody = new Browser(fixture.Host.Address);
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = Fill(entry.Path, examples);
            HttpResponseMessage answer = IsPost(route) ? await nobody.PostAsync(path, null) : await nobody.GetAsync(path);
            if (!path.StartsWith("/api/", StringComparison.Ordinal) && answer.Headers.Location?.OriginalString.StartsWith("/signin", StringComparison.Ordinal) != true)
                wrong.Add($"{route}: leads to {answer.Headers.Location}");
            Expect(route, answer, path.StartsWith("/api/", StringComparison.Ordinal) ? 401 : 303, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsPost(string route) => route.StartsWith("POST ", StringComparison.Ordinal);

    private static void Expect(string what, HttpResponseMessage answer, int expected, List<string> wrong)
    {
        using (answer)
        {
            if ((int)answer.StatusCode != expected)
                wrong.Add($"{what}: {(int)answer.StatusCode} instead of {expected}");
        }
    }

    private async Task<Browser> OpenAsAsync(string userId)
    {
        var browser = new Browser(fixture.Host.Address);
        await browser.SignInAsync(userId);
        return browser;
    }

    private IEnumerable<string> ListRoutes() =>
        from endpoint in fixture.Host.Services.GetRequiredService<RouteTable>().Endpoints
        let words = endpoint.DisplayName!.Split(' ') // The table names each of its endpoints.
        where words is [_, _, "(hcp-csp)"]
        select $"{words[0]} {words[1]}";

    private async Task<IReadOnlyDictionary<string, string>> FindExamplesAsync(Browser admin, string token)
    {
        DemoAccount account = fixture.Result.Accounts[0];
        DemoInvoice invoice = fixture.Result.Invoices.First(one => one.Customers.Count > 0);
        string runs = (await admin.OpenAsync($"/csp/accounts/{account.Id}/runs")).QuerySelector("table.data tbody th a")!.GetAttribute("href")!; // Discovery ran.
        string statement = (await admin.OpenAsync("/csp/statements")).QuerySelector("table.data tbody th a")!.GetAttribute("href")!; // The demo issues them.
        string plan = (await admin.PostAsync("/csp/plans/import", token, ("json", Plan))).Headers.Location!.OriginalString.Split('?')[0];
        await admin.PostAsync($"/csp/customers/{account.Id}/{invoice.Customers[0].Id}/tenant", token, ("tenantId", "contoso"));
        using JsonDocument statements = JsonDocument.Parse(await admin.ReadAsync($"/api/csp/accounts/{account.Id}/statements?pageSize=1000"));
        string own = statements.RootElement.GetProperty("results").EnumerateArray()
            .First(one => one.GetProperty("customerId").GetString() == invoice.Customers[0].Id).GetProperty("number").GetString()!; // The demo issued one.
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{own}"] = own,
            ["{account}"] = account.Id, ["{number}"] = invoice.Id, ["{customer}"] = invoice.Customers[0].Id, ["{run}"] = runs, ["{statement}"] = statement, ["{plan}"] = plan, ["{plans}"] = plan[..plan.LastIndexOf('/')],
        };
    }

    private static string Fill(string path, IReadOnlyDictionary<string, string> examples) =>
        examples.Aggregate(path, static (filled, example) => filled.Replace(example.Key, example.Value, StringComparison.Ordinal));
}
