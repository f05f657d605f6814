using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Real things for the braces of <see cref="RouteMatrix"/>; its customer belongs to the tenant Contoso from then on.</summary>
internal sealed class RouteExamples
{
    private const string Plan = """{"format":"hcp-csp-pricing-plan/1","name":"Matrix","items":[{"name":"All","kind":"markUp","percent":10}]}""";

    private readonly Dictionary<string, string> values;

    private RouteExamples(Dictionary<string, string> values) => this.values = values;

    public static async Task<RouteExamples> FindAsync(MainJobFixture fixture)
    {
        using var admin = new Browser(fixture.Host.Address);
        await admin.SignInAsync("casey");
        string token = await admin.FindTokenAsync();
        DemoAccount account = fixture.Result.Accounts[0];
        DemoInvoice invoice = fixture.Result.Invoices.First(one => one.Customers.Count > 0);
        string runs = (await admin.OpenAsync($"/csp/accounts/{account.Id}/runs")).QuerySelector("table.data tbody th a")!.GetAttribute("href")!; // Discovery ran.
        string statement = (await admin.OpenAsync("/csp/statements")).QuerySelector("table.data tbody th a")!.GetAttribute("href")!; // The demo issues them.
        string plan = (await admin.PostAsync("/csp/plans/import", token, ("json", Plan))).Headers.Location!.OriginalString.Split('?')[0];
        await admin.PostAsync($"/csp/customers/{account.Id}/{invoice.Customers[0].Id}/tenant", token, ("tenantId", "contoso"));
        using JsonDocument statements = JsonDocument.Parse(await admin.ReadAsync($"/api/csp/accounts/{account.Id}/statements?pageSize=1000"));
        string own = statements.RootElement.GetProperty("results").EnumerateArray()
            .First(one => one.GetProperty("customerId").GetString() == invoice.Customers[0].Id).GetProperty("number").GetString()!; // The demo issued one.
        return new RouteExamples(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{own}"] = own,
            ["{account}"] = account.Id, ["{number}"] = invoice.Id, ["{customer}"] = invoice.Customers[0].Id, ["{run}"] = runs, ["{statement}"] = statement, ["{plan}"] = plan, ["{plans}"] = plan[..plan.LastIndexOf('/')],
        });
    }

    public string Fill(string path) => values.Aggregate(path, static (filled, example) => filled.Replace(example.Key, example.Value, StringComparison.Ordinal));
}
