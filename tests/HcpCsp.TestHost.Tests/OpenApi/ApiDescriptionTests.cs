using System.Text.Json.Nodes;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Tests.Fakes;
using HcpCsp.TestHost.Tests.MainJob;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using NJsonSchema;
using OurDocument = HcpCsp.TestHost.OpenApi.OpenApiDocument;
using OurOperation = HcpCsp.TestHost.OpenApi.OpenApiOperation;

namespace HcpCsp.TestHost.Tests.OpenApi;

/// <summary>The module's API as it is described, against what it really answers.</summary>
public sealed class ApiDescriptionTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>
{
    private const string Document = "/api/openapi.json";

    [Fact]
    public async Task Document_ReadByALibrary_IsValidOpenApi31()
    {
        using Browser admin = await OpenAsAsync("casey");
        await using Stream json = await (await admin.GetAsync(Document)).Content.ReadAsStreamAsync(Token);

        ReadResult read = await OpenApiDocument.LoadAsync(json, OpenApiConstants.Json, cancellationToken: Token);

        read.Diagnostic.ShouldNotBeNull().SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Document.ShouldNotBeNull().Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("casey")]
    [InlineData("contoso-admin")]
    [InlineData("contoso-user")]
    public async Task Document_OfAPerson_NamesWhatTheirRolesMayCallAndNothingElse(string person)
    {
        using Browser browser = await OpenAsAsync(person);
        var user = HcpCsp.TestHost.Identity.DevelopmentUsers.Find(person)!; // One of them.

        JsonObject document = await ReadAsync(browser);

        var registered = fixture.Host.Services.GetRequiredService<RouteTable>().ListApi().Where(route => route.Roles.Any(user.IsInRole))
            .Select(route => $"{OurOperation.MethodOf(route)} {OurDocument.PathOf(route)}");
        ListOperations(document).ShouldBe(registered, ignoreOrder: true);
    }

    [Fact]
    public async Task Document_OfACloudAdmin_NamesTheWholeApi()
    {
        using Browser admin = await OpenAsAsync("casey");

        JsonObject document = await ReadAsync(admin);

        var inMatrix = RouteMatrix.Entries.Where(entry => entry.Key.Contains(" /api/", StringComparison.Ordinal) && entry.Value.CloudAdmin != 403)
            .Select(entry => entry.Key.Replace("GET ", "get ", StringComparison.Ordinal).Replace("POST ", "post ", StringComparison.Ordinal));
        ListOperations(document).ShouldBe(inMatrix, ignoreOrder: true);
    }

    [Theory]
    [InlineData("casey")]
    [InlineData("contoso-admin")]
    public async Task Get_EveryRoute_AnswersAsItIsDescribedAndNothingMore(string person)
    {
        var examples = await RouteExamples.FindAsync(fixture);
        using Browser browser = await OpenAsAsync(person);
        JsonObject document = await ReadAsync(browser);
        var wrong = new List<string>();
        int withResults = 0;

        foreach (string path in ListOperations(document).Where(operation => operation.StartsWith("get ", StringComparison.Ordinal)).Select(operation => operation[4..]))
        {
            HttpResponseMessage answer = await browser.GetAsync(examples.Fill(RouteMatrix.Entries["GET " + path].Path));
            if (FileTypeOf(document, path) is { } type && answer.IsSuccessStatusCode)
            {
                if (answer.Content.Headers.ContentType?.MediaType != type)
                    wrong.Add($"{path}: {answer.Content.Headers.ContentType} instead of {type}");
                continue;
            }

            string body = await answer.Content.ReadAsStringAsync(Token);
            JsonSchema schema = await StrictSchema.OfGetAsync(document, path, (int)answer.StatusCode);
            wrong.AddRange(schema.Validate(body).Select(error => $"{path} {(int)answer.StatusCode}: {error}"));
            withResults += body.Contains("\"results\":[{", StringComparison.Ordinal) || body.Contains("\"results\":{", StringComparison.Ordinal) ? 1 : 0;
        }

        wrong.ShouldBeEmpty();
        withResults.ShouldBeGreaterThanOrEqualTo(person == "casey" ? 7 : 2, "Empty lists prove nothing.");
    }

    [Fact]
    public async Task Get_ReportsAndSchedules_AnswerAsTheyAreDescribed()
    {
        using Browser admin = await OpenAsAsync("casey");
        string token = await admin.FindTokenAsync();
        string account = $"/api/csp/accounts/{fixture.Result.Accounts[0].Id}";
        string schedule = await PostAsync(admin, token, account + "/report-schedules", ("name", "Described"), ("item", "Spending/Workbook"), ("item", "Invoice/Csv"), ("when", "weekly"));
        string run = await PostAsync(admin, token, account + "/reports", ("item", "Spending/Csv"), ("from", "2026-10"), ("to", "2026-10"));
        JsonObject document = await ReadAsync(admin);
        await Eventually.TrueAsync(() => admin.ReadAsync($"{account}/reports/{run}").GetAwaiter().GetResult().Contains("\"state\":\"Completed\"", StringComparison.Ordinal), "the reports are made");
        var wrong = new List<string>();

        foreach ((string path, string asked) in new[]
        {
            ("/api/csp/accounts/{id}/reports", account + "/reports"), ("/api/csp/accounts/{id}/reports/{runId}", $"{account}/reports/{run}"),
            ("/api/csp/accounts/{id}/report-schedules", account + "/report-schedules"), ("/api/csp/accounts/{id}/report-schedules/{scheduleId}", $"{account}/report-schedules/{schedule}"),
        })
        {
            string body = await admin.ReadAsync(asked);
            body.ShouldContain("\"items\":[");
            wrong.AddRange((await StrictSchema.OfGetAsync(document, path, 200)).Validate(body).Select(error => $"{path}: {error}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_PropertyThatIsNotDescribed_IsFound()
    {
        using Browser admin = await OpenAsAsync("casey");
        JsonSchema schema = await StrictSchema.OfGetAsync(await ReadAsync(admin), "/api/csp/accounts", 200);
        string body = await admin.ReadAsync("/api/csp/accounts");

        schema.Validate(body).ShouldBeEmpty();
        schema.Validate(body.Replace("\"tenantId\":", "\"secret\":1,\"tenantId\":", StringComparison.Ordinal)).ShouldNotBeEmpty();
        schema.Validate(body.Replace("\"customers\":", "\"clients\":", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Docs_EveryOperation_HasItsPage()
    {
        using Browser admin = await OpenAsAsync("casey");
        var links = (await admin.OpenAsync("/api-docs")).QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).ToList(); // Each is a link.
        links.Count.ShouldBe(ListOperations(await ReadAsync(admin)).Count);

        foreach (string link in links)
            (await admin.OpenAsync(link)).QuerySelector("pre code")!.TextContent.ShouldContain("Bearer $HCP_KEY"); // Each has an example.
    }

    /// <summary>Content type of the file that a GET answers; null where it answers the envelope.</summary>
    private static string? FileTypeOf(JsonObject document, string path)
    {
        var content = document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!.AsObject().First(); // It has one.
        return content.Value!["schema"] is null ? content.Key : null;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> PostAsync(Browser admin, string token, string path, params (string Name, string Value)[] fields)
    {
        string body = await (await admin.PostAsync(path, token, fields)).Content.ReadAsStringAsync(Token);
        return JsonNode.Parse(body)!["results"]?["id"]?.GetValue<string>() ?? throw new InvalidOperationException(body);
    }

    private static async Task<JsonObject> ReadAsync(Browser browser) => (JsonObject)JsonNode.Parse(await browser.ReadAsync(Document))!;

    private static List<string> ListOperations(JsonObject document) =>
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}"))];

    private async Task<Browser> OpenAsAsync(string userId)
    {
        var browser = new Browser(fixture.Host.Address);
        await browser.SignInAsync(userId);
        return browser;
    }
}
