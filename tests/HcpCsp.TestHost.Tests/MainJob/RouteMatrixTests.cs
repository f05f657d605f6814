using System.Net.Http.Headers;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Who gets what where: every route × every role × with and without the antiforgery token.</summary>
public sealed class RouteMatrixTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>
{
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
        RouteExamples examples = await RouteExamples.FindAsync(fixture);
        var wrong = new List<string>();
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = examples.Fill(entry.Path);
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
        RouteExamples examples = await RouteExamples.FindAsync(fixture);
        using Browser other = await OpenAsAsync(person);
        string token = await other.FindTokenAsync();
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = examples.Fill(entry.Path);
            int expected = person switch { "contoso-admin" => entry.Own, "fabrikam-admin" => entry.Other, _ => 403 };
            Expect(route, IsPost(route) ? await other.PostAsync(path, token) : await other.GetAsync(path), expected, wrong);
            if (IsPost(route))
                Expect(route + " without token", await other.PostAsync(path, null), 403, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("casey")]
    [InlineData("contoso-admin")]
    [InlineData("fabrikam-admin")]
    [InlineData("contoso-user")]
    public async Task ApiKey_EveryApiRoute_GetsWhatItsPersonGetsWithoutAToken(string person)
    {
        var wrong = new List<string>();
        RouteExamples examples = await RouteExamples.FindAsync(fixture);
        using Browser owner = await OpenAsAsync(person);
        using var program = new Browser(fixture.Host.Address);
        program.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await owner.MakeKeyAsync("change"));
        using var reader = new Browser(fixture.Host.Address);
        reader.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await owner.MakeKeyAsync("read"));
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries.Where(static entry => entry.Key.Contains(" /api/", StringComparison.Ordinal)))
        {
            string path = examples.Fill(entry.Path);
            int expected = person switch { "casey" => entry.CloudAdmin, "contoso-admin" => entry.Own, "fabrikam-admin" => entry.Other, _ => 403 };
            Expect(route, IsPost(route) ? await program.PostAsync(path, null) : await program.GetAsync(path), expected, wrong);
            Expect(route + " read only", IsPost(route) ? await reader.PostAsync(path, null) : await reader.GetAsync(path), IsPost(route) ? 403 : expected, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task TenantAdmin_OwnCosts_AreAtTheOwnPriceAlone()
    {
        RouteExamples examples = await RouteExamples.FindAsync(fixture);
        DemoInvoice invoice = fixture.Result.Invoices.First(one => string.Equals(one.Id, examples.Fill("{number}"), StringComparison.Ordinal));
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
        RouteExamples examples = await RouteExamples.FindAsync(fixture);
        using var nobody = new Browser(fixture.Host.Address);
        foreach ((string route, RouteMatrix.RouteEntry entry) in RouteMatrix.Entries)
        {
            string path = examples.Fill(entry.Path);
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
}
