using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

/// <summary>From the start of an export to its manifest: what is asked, how long is waited, and what a restart takes up.</summary>
public sealed class ExportPollingTests : IDisposable
{
    private const string Billing = "/v1.0/reports/partners/billing/";
    private const string Key = "reconciliation/billed/G1";
    private static readonly LineQuery Query = new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false);
    private static readonly string Manifest = PartnerCenterFixture.Payload("10-graph-export-manifest.json");
    private readonly PartnerCenterFixture fixture = new();

    public ExportPollingTests()
    {
        fixture.Microsoft
            .On(Billing + "reconciliation/", _ => FakeMicrosoft.Accepted("https://graph.microsoft.com" + Billing + "operations/new"))
            .On(Billing + "usage/", _ => FakeMicrosoft.Accepted("https://graph.microsoft.com" + Billing + "operations/new"))
            .OnJson(Billing + "operations/", $$"""{"status":"succeeded","resourceLocation":{{Manifest}}}""")
            .OnJson(Billing + "manifests/", Manifest);
    }

    public static TheoryData<string, string, string> Exports => new()
    {
        { nameof(LineQuery.Billed), "reconciliation/billed", """{"invoiceId":"G1","attributeSet":"full"}""" },
        { "BilledUsage", "usage/billed", """{"invoiceId":"G1","attributeSet":"full"}""" },
        { nameof(LineQuery.Unbilled), "reconciliation/unbilled", """{"currencyCode":"EUR","billingPeriod":"current","attributeSet":"full"}""" },
        { "UnbilledUsage", "usage/unbilled", """{"currencyCode":"EUR","billingPeriod":"last","attributeSet":"full"}""" },
    };

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task ExportAsync_EachOfTheFour_AsksItsOwnCall(string export, string path, string body)
    {
        LineQuery query = export switch
        {
            "Billed" => Query,
            "BilledUsage" => new LineQuery.Billed(LineKind.Usage, "EUR", "G1", IsLegacy: false),
            "Unbilled" => new LineQuery.Unbilled(LineKind.Billed, "EUR", UnbilledPeriod.Current),
            _ => new LineQuery.Unbilled(LineKind.Usage, "EUR", UnbilledPeriod.Last),
        };

        (await ExportAsync(query)).ShouldNotBeNull();

        Asked start = fixture.Microsoft.Requests.First();
        (start.Method, start.Address.AbsolutePath, start.Body).ShouldBe(("POST", Billing + path + "/export", body));
    }

    [Fact]
    public async Task ExportAsync_NoRetryAfter_WaitsLongerEachTimeUpToAMinute()
    {
        var asked = new List<DateTimeOffset>();
        fixture.Microsoft.On(Billing + "operations/", _ =>
        {
            asked.Add(fixture.Time.GetUtcNow());
            return FakeMicrosoft.Json(asked.Count <= 7 ? """{"status":"notStarted"}""" : $$"""{"status":"succeeded","resourceLocation":{{Manifest}}}""");
        });

        await ExportAsync();

        // × 1.5 each time; the clock of the test goes in steps of a quarter of a second.
        double[] expected = [10, 15, 22.5, 33.75, 50.625, 60, 60];
        asked.Zip(asked.Skip(1), (before, after) => (after - before).TotalSeconds).Zip(expected)
            .ShouldAllBe(pair => pair.First >= pair.Second && pair.First < pair.Second + 2);
    }

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("COMPLETED")]
    [InlineData("completed")]
    public async Task ExportAsync_FinishedInAnyCase_TakesTheManifest(string status)
    {
        fixture.Microsoft.OnJson(Billing + "operations/", $$"""{"status":"{{status}}","resourceLocation":{{Manifest}}}""");

        (await ExportAsync()).ShouldNotBeNull().ETag.ShouldBe("WYjLro78HdMg6vUWR");
    }

    [Theory]
    [InlineData("resourceLocation")]
    [InlineData("resourceLocation@odata.navigationLink")]
    [InlineData("ResourceLocation@odata.navigationLink")]
    public async Task ExportAsync_ManifestByAddress_IsRead(string name)
    {
        fixture.Microsoft.OnJson(Billing + "operations/", $$"""{"status":"succeeded","{{name}}":"https://graph.microsoft.com{{Billing}}manifests/m1"}""");

        (await ExportAsync()).ShouldNotBeNull().ETag.ShouldBe("WYjLro78HdMg6vUWR");
    }

    [Theory]
    [InlineData("""{"status":"succeeded"}""")]
    [InlineData("""{"status":"succeeded","resourceLocation":{"partnerTenantId":[],"blobs":7}}""")]
    [InlineData("""{"status":"succeeded","resourceLocation":"\ud800"}""")]
    [InlineData("""{"status":"succeeded","resourceLocation":"http://["}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task ExportAsync_OperationThatCantBeRead_IsOneFailure(string operation)
    {
        fixture.Microsoft.OnJson(Billing + "operations/", operation);

        (await Should.ThrowAsync<PartnerCenterException>(() => ExportAsync())).Call.ShouldBe("GET v1.0/reports/partners/billing/operations/new");
    }

    [Theory]
    [InlineData("\"5000\"", "No data available")]
    [InlineData("5000", "There is NO DATA for this invoice.")]
    [InlineData("\"4711\"", "No data available.")]
    public async Task ExportAsync_FailedForWantOfData_IsProvenEmpty(string code, string message)
    {
        fixture.Microsoft.OnJson(Billing + "operations/", $$$"""{"status":"failed","error":{"code":{{{code}}},"message":"{{{message}}}"}}""");

        (await ExportAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("\"5000\"", "Internal error")]
    [InlineData("\"5000\"", "")]
    [InlineData("\"4711\"", "No data could be read because of a fault")]
    [InlineData("null", "there is no data yet, try later")]
    public async Task ExportAsync_FailedForAnyOtherReason_IsNoProofOfNone(string code, string message)
    {
        fixture.Microsoft.OnJson(Billing + "operations/", $$$"""{"status":"failed","error":{"code":{{{code}}},"message":"{{{message}}}"}}""");

        await Should.ThrowAsync<PartnerCenterException>(() => ExportAsync());
    }

    [Fact]
    public async Task ExportAsync_CancelledWhileItRuns_KeepsTheOperation()
    {
        DateTimeOffset began = fixture.Time.GetUtcNow();
        using var stop = new CancellationTokenSource();
        fixture.Microsoft.On(Billing + "operations/", _ =>
        {
            stop.Cancel();
            return FakeMicrosoft.Json("""{"status":"running"}""");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => fixture.FinishAsync(fixture.Exports.ExportAsync(PartnerCenterFixture.Tenant, Query, stop.Token)));

        fixture.Started.Kept.ShouldHaveSingleItem().ShouldBe(
            new StartedExport(Key, new Uri("https://graph.microsoft.com" + Billing + "operations/new"), began));
    }

    [Fact]
    public async Task ExportAsync_StartedBefore_IsWaitedForWithoutAnotherStart()
    {
        KeepStarted(TimeSpan.FromMinutes(30));

        (await ExportAsync()).ShouldNotBeNull();

        fixture.Microsoft.Requests.Select(request => request.Method).ShouldBe(["GET"]);
        fixture.Started.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task ExportAsync_StartedBeforeWithAnotherQuestion_IsNotTaken()
    {
        KeepStarted(TimeSpan.FromMinutes(30));

        await ExportAsync(new LineQuery.Billed(LineKind.Usage, "EUR", "G1", IsLegacy: false));

        fixture.Microsoft.Requests.First().Method.ShouldBe("POST");
    }

    [Theory]
    [InlineData(10, "export", "new")] // 23:50, the day before
    [InlineData(0, "old")]
    public async Task ExportAsync_UnbilledStartedBeforeTheMonthTurned_IsBegunAnew(int minutesBefore, params string[] asked)
    {
        fixture.Time.SetUtcNow(new DateTimeOffset(2026, 3, 1, 0, 20, 0, TimeSpan.Zero));
        fixture.Started.Keep(PartnerCenterFixture.Tenant, new StartedExport(
            "reconciliation/unbilled/EUR/current", new Uri("https://graph.microsoft.com" + Billing + "operations/old"), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(-minutesBefore)));

        await ExportAsync(new LineQuery.Unbilled(LineKind.Billed, "EUR", UnbilledPeriod.Current));

        AskedFor().ShouldBe(asked);
    }

    [Fact]
    public async Task ExportAsync_StartedAnHourAgo_IsBegunAnew()
    {
        KeepStarted(TimeSpan.FromMinutes(60));

        (await ExportAsync()).ShouldNotBeNull();

        AskedFor().ShouldBe(["export", "new"]);
    }

    [Fact]
    public async Task ExportAsync_KeptAddressOfAnotherHost_IsNotAsked()
    {
        fixture.Started.Keep(PartnerCenterFixture.Tenant, new StartedExport(Key, new Uri("https://elsewhere.example/operations/old"), fixture.Time.GetUtcNow()));

        (await ExportAsync()).ShouldNotBeNull();

        fixture.Microsoft.Requests.ShouldAllBe(request => request.Address.Host == "graph.microsoft.com");
    }

    [Fact]
    public async Task ExportAsync_RunsAnHourFromItsStartThroughARestart_IsGivenUpAndForgotten()
    {
        KeepStarted(TimeSpan.FromMinutes(58));
        fixture.Microsoft.OnJson(Billing + "operations/", """{"status":"running"}""");

        Task<LineExport?> exporting = fixture.Exports.ExportAsync(PartnerCenterFixture.Tenant, Query, default);
        TimeSpan waited = await fixture.RunAsync(exporting);

        (await Should.ThrowAsync<PartnerCenterException>(() => exporting)).IsTransient.ShouldBeTrue();
        waited.ShouldBeLessThan(TimeSpan.FromMinutes(4));
        fixture.Started.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task ExportAsync_StartedBeforeAndUnknownNow_IsBegunAnewOnce()
    {
        KeepStarted(TimeSpan.FromMinutes(5));
        fixture.Microsoft.On(Billing + "operations/old", _ => FakeMicrosoft.Status(HttpStatusCode.NotFound));

        (await ExportAsync()).ShouldNotBeNull();

        AskedFor().ShouldBe(["old", "export", "new"]);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, """{"status":"failed","error":{"code":"4711","message":"Broken"}}""")]
    public async Task ExportAsync_LostAgainAfterTheNewStart_FailsWithItsReason(int status, string operation)
    {
        KeepStarted(TimeSpan.FromMinutes(5));
        fixture.Microsoft.On(Billing + "operations/", _ => FakeMicrosoft.Json(operation, (HttpStatusCode)status));

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(() => ExportAsync());

        exception.Call.ShouldBe("GET v1.0/reports/partners/billing/operations/new");
        AskedFor().ShouldBe(["old", "export", "new"]);
        fixture.Started.Kept.ShouldBeEmpty();
    }

    public void Dispose() => fixture.Dispose();

    private void KeepStarted(TimeSpan ago) => fixture.Started.Keep(
        PartnerCenterFixture.Tenant,
        new StartedExport(Key, new Uri("https://graph.microsoft.com" + Billing + "operations/old"), fixture.Time.GetUtcNow() - ago));

    private IEnumerable<string> AskedFor() => fixture.Microsoft.Requests.Select(request => request.Address.Segments[^1]);

    private Task<LineExport?> ExportAsync(LineQuery? query = null) =>
        fixture.FinishAsync(fixture.Exports.ExportAsync(PartnerCenterFixture.Tenant, query ?? Query, default));
}
