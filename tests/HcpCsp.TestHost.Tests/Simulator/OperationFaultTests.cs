using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Starting and polling exports, and what can be wrong with either.</summary>
public sealed class OperationFaultTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Lines = "reconciliation/billed";

    private SimulatorServer Server => fixture.Server;

    private string Invoice => Server.World.Partners[0].Invoices.Documents[0].Id;

    [Fact]
    public async Task Polls_Four_IsDoneAtTheFifth()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "polls=4");

        (await StatusesAsync(api, polls: 5)).ShouldBe(["notStarted", "running", "running", "running", "succeeded"]);
    }

    [Fact]
    public async Task Polls_SwitchedWhileRunning_CountsFromThen()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var location = await StartAsync(api);
        using (new FaultScope(Server, "never-done"))
        {
            foreach (var expected in new[] { "notStarted", "running", "running", "running" })
                StatusOf(await api.PollAsync(location)).ShouldBe(expected);
        }

        StatusOf(await api.PollAsync(location)).ShouldBe("succeeded");
    }

    [Fact]
    public async Task RetryAfter_Given_IsAskedForAtStartAndPoll()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "retry-after=7");

        using var started = await api.StartExportAsync(Lines, new { invoiceId = Invoice });
        using var polled = await api.GraphAsync(HttpMethod.Get, started.Headers.Location!.ToString());

        started.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        polled.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task NoRetryAfter_On_LeavesTheHeaderOut()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var usual = await api.StartExportAsync(Lines, new { invoiceId = Invoice });
        using var faults = new FaultScope(Server, "no-retry-after");

        using var started = await api.StartExportAsync(Lines, new { invoiceId = Invoice });

        usual.Headers.RetryAfter.ShouldNotBeNull();
        started.Headers.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Completed_On_IsTheWordForSucceeded()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "completed");

        (await StatusesAsync(api, polls: 3)).ShouldBe(["notStarted", "running", "completed"]);
    }

    [Fact]
    public async Task OddCase_On_WritesCapitals()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "odd-case");

        (await StatusesAsync(api, polls: 3)).ShouldBe(["NOTSTARTED", "RUNNING", "SUCCEEDED"]);
    }

    [Fact]
    public async Task FailedExport_EverySecond_FailsWithAnotherCodeThanNoData()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "failed-export=2");

        var first = await api.FinishedAsync(Lines, Invoice);
        var second = await api.FinishedAsync(Lines, Invoice);
        var third = await api.FinishedAsync(Lines, Invoice);

        new[] { first, second, third }.Select(StatusOf).ShouldBe(["succeeded", "failed", "succeeded"]);
        second.GetProperty("error").GetProperty("code").GetString().ShouldBe("5001");
        second.GetProperty("error").GetProperty("message").GetString()!.ShouldNotContain("No data");
    }

    [Fact]
    public async Task Operation404_FirstOfAnInput_IsForgottenAndTheNextIsNot()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "operation-404");
        var (first, second) = (await StartAsync(api), await StartAsync(api));

        using var forgotten = await api.GraphAsync(HttpMethod.Get, first);
        using var known = await api.GraphAsync(HttpMethod.Get, second);

        forgotten.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApiClient.JsonOf(forgotten)).GetProperty("error").GetProperty("code").GetString().ShouldBe("NotFound");
        known.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ForeignLocation_On_NamesAnotherHost()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var usual = await StartAsync(api);
        using var faults = new FaultScope(Server, "foreign-location");

        var foreign = await StartAsync(api);

        new Uri(usual).Host.ShouldBe(Server.Address.Host);
        new Uri(foreign).Host.ShouldNotBe(Server.Address.Host);
    }

    [Fact]
    public async Task GraphThrottle_EverySecond_AnswersInGraphsShape()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "graph-throttle=2", "retry-after=3");

        using var first = await api.StartExportAsync(Lines, new { invoiceId = Invoice });
        using var second = await api.StartExportAsync(Lines, new { invoiceId = Invoice });

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(3));
        var error = (await ApiClient.JsonOf(second)).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("TooManyRequests");
        error.GetProperty("innerError").GetProperty("request-id").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task GraphHtmlErrors_EverySecond_IsAPage()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var faults = new FaultScope(Server, "graph-html-errors=2");

        using var first = await api.StartExportAsync(Lines, new { invoiceId = Invoice });
        using var second = await api.StartExportAsync(Lines, new { invoiceId = Invoice });

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        second.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await second.Content.ReadAsStringAsync()).ShouldStartWith("<html>");
    }

    [Fact]
    public async Task Poll_OfAnotherPartnersOperation_IsNotFound()
    {
        using var owner = await ApiClient.SignInAsync(Server);
        using var other = await ApiClient.SignInAsync(Server, partner: 1);
        var location = await StartAsync(owner);

        using var response = await other.GraphAsync(HttpMethod.Get, location);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("reconciliation/unbilled")]
    [InlineData("usage/unbilled")]
    public async Task Start_CurrencyThatThePartnerNeverBills_EndsWithoutData(string kind)
    {
        using var api = await ApiClient.SignInAsync(Server);

        var operation = await api.FinishedAsync(kind, new { currencyCode = "CHF", billingPeriod = "current" });

        StatusOf(operation).ShouldBe("failed");
        operation.GetProperty("error").GetProperty("message").GetString().ShouldBe("No data available");
    }

    [Theory]
    [InlineData("reconciliation/billed", "invoice")]
    [InlineData("usage/billed", "invoice")]
    [InlineData("reconciliation/unbilled", "currency")]
    [InlineData("usage/unbilled", "currency")]
    public async Task Start_ActionSpelledInFull_IsTheSameAction(string kind, string input)
    {
        using var api = await ApiClient.SignInAsync(Server);
        var body = input is "invoice" ? JsonSerializer.Serialize(new { invoiceId = Invoice }) : JsonSerializer.Serialize(new { currencyCode = "USD", billingPeriod = "current" });

        using var response = await api.GraphAsync(HttpMethod.Post, $"/v1.0/reports/partners/billing/{kind}/microsoft.graph.partners.billing.export", body);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location!.AbsolutePath.ShouldStartWith("/v1.0/reports/partners/billing/operations/");
    }

    [Theory]
    [InlineData("reconciliation/billed", "CustomerDomainName")]
    [InlineData("usage/billed", "Tags")]
    public async Task AttributeSet_Basic_LeavesAttributesOut(string kind, string leftOut)
    {
        using var api = await ApiClient.SignInAsync(Server);

        var full = (await api.RowsAsync(kind, new { invoiceId = Invoice, attributeSet = "full" }))[0];
        var basic = (await api.RowsAsync(kind, new { invoiceId = Invoice, attributeSet = "basic" }))[0];

        full.TryGetProperty(leftOut, out _).ShouldBeTrue();
        basic.TryGetProperty(leftOut, out _).ShouldBeFalse();
        basic.GetProperty("CustomerName").GetString().ShouldBe(full.GetProperty("CustomerName").GetString());
    }

    private static string? StatusOf(JsonElement operation) => operation.GetProperty("status").GetString();

    private async Task<string> StartAsync(ApiClient api)
    {
        using var started = await api.StartExportAsync(Lines, new { invoiceId = Invoice });
        return started.Headers.Location!.ToString();
    }

    private async Task<List<string?>> StatusesAsync(ApiClient api, int polls)
    {
        var location = await StartAsync(api);
        var statuses = new List<string?>();
        for (var poll = 0; poll < polls; poll++)
            statuses.Add(StatusOf(await api.PollAsync(location)));
        return statuses;
    }
}
