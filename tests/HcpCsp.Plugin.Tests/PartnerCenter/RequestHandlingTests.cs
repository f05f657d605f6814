using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class RequestHandlingTests : IDisposable
{
    private const string Profile = "/v1/profiles/organization";
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public async Task GetOrganizationAsync_TooManyRequests_WaitsAsAsked()
    {
        fixture.Microsoft.OnSequence(Profile, _ => FakeMicrosoft.Status(HttpStatusCode.TooManyRequests, 57), Organization);

        Task<Plugin.Model.Organization> asking = fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default);
        TimeSpan waited = await fixture.RunAsync(asking);

        (await asking).CompanyName.ShouldBe("Contoso");
        waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(57));
        fixture.Meter.Read(PartnerCenterFixture.Tenant.AccountId).ThrottleWaits.ShouldBe(1);
    }

    [Fact]
    public async Task GetOrganizationAsync_PassingFault_RepeatsUnderANewRequestId()
    {
        fixture.Microsoft.OnSequence(Profile, _ => FakeMicrosoft.Status(HttpStatusCode.ServiceUnavailable), Organization);

        await fixture.FinishAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        fixture.Microsoft.Requests.Count.ShouldBe(2);
        fixture.Microsoft.Requests.Select(request => request.RequestId).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task GetOrganizationAsync_NoAnswer_RepeatsUnderTheSameRequestId()
    {
        fixture.Microsoft.OnSequence(
            Profile, _ => throw new TimeoutException("No answer came."), _ => throw new HttpRequestException("Gone."), Organization);

        await fixture.FinishAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        fixture.Microsoft.Requests.Count.ShouldBe(3);
        fixture.Microsoft.Requests.Select(request => request.RequestId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task GetOrganizationAsync_TokenRefused_RepeatsUnderANewRequestId()
    {
        fixture.Microsoft.OnSequence(Profile, _ => FakeMicrosoft.Status(HttpStatusCode.Unauthorized), Organization);

        await fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default);

        fixture.Microsoft.Requests.Select(request => request.RequestId).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Fact]
    public async Task ListCustomerPagesAsync_SeveralRequests_AreOneOperation()
    {
        var correlations = new List<string>();
        fixture.Microsoft.On("/v1/customers", request =>
        {
            correlations.Add(request.Headers.GetValues("MS-CorrelationId").Single());
            return correlations.Count switch
            {
                1 => FakeMicrosoft.Json("""{"continuationToken":"t1","items":[{"id":"aa"}]}"""),
                2 => FakeMicrosoft.Status(HttpStatusCode.ServiceUnavailable),
                _ => FakeMicrosoft.Json("""{"items":[]}"""),
            };
        });

        await fixture.FinishAsync(ListCustomersAsync());
        await fixture.FinishAsync(ListCustomersAsync());

        correlations.Count.ShouldBe(4);
        correlations.Take(3).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldNotBe(correlations[3]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    public async Task GetOrganizationAsync_Refused_IsNotRepeated(int status) => (await CountTriesAsync(status)).ShouldBe(1);

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task GetOrganizationAsync_PassingFault_IsTriedSixTimes(int status) => (await CountTriesAsync(status)).ShouldBe(6);

    [Fact]
    public async Task GetOrganizationAsync_NotImplemented_IsTriedAFewTimes() => (await CountTriesAsync(501)).ShouldBe(3);

    [Theory]
    [InlineData("Mon, 09 Feb 2026 08:00:40 GMT", 40, 43)]
    [InlineData("Mon, 09 Feb 2026 07:00:00 GMT", 0, 3)]
    [InlineData("86400", 300, 303)]
    public async Task GetOrganizationAsync_RetryAfter_IsHonouredUpToALimit(string asked, int least, int most)
    {
        fixture.Microsoft.OnSequence(
            Profile,
            _ =>
            {
                HttpResponseMessage response = FakeMicrosoft.Status(HttpStatusCode.TooManyRequests);
                response.Headers.TryAddWithoutValidation("Retry-After", asked);
                return response;
            },
            Organization);

        TimeSpan waited = await fixture.RunAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        waited.ShouldBeInRange(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 8)]
    [InlineData(7, 60)]
    [InlineData(50, 60)]
    public void Jittered_AnyTry_IsSpreadOverTheWholeTimeUpToItsLimit(int tried, int limitSeconds)
    {
        double[] seconds = [.. Enumerable.Range(0, 300).Select(_ => RetryDelay.Jittered(tried).TotalSeconds)];

        // Of 300 draws, none in the lowest or the highest fifth is less likely than 1 : 10^29.
        seconds.Max().ShouldBeInRange(limitSeconds * 0.8, limitSeconds);
        seconds.Min().ShouldBeInRange(0.001, limitSeconds * 0.2);
    }

    [Fact]
    public void For_PartnerTenants_HaveOneLimiterEach()
    {
        using var limiters = new RequestLimiters(Microsoft.Extensions.Options.Options.Create(new RequestLimitOptions()), fixture.Time);

        limiters.For("AA").ShouldBeSameAs(limiters.For("aa"));
        limiters.For("bb").ShouldNotBeSameAs(limiters.For("aa"));
    }

    [Fact]
    public async Task ReadAsync_Files_TakeNothingOfTheMinutesRequests()
    {
        using var slow = new PartnerCenterFixture(("Discovery:RequestsPerMinute", "1"));
        slow.Microsoft.On("/files/", _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("{}")) });
        var export = new LineExport("v1", DateTimeOffset.UnixEpoch, ["1", "2", "3", "4", "5"], new Uri("https://graph.microsoft.com/m"))
        {
            Access = new BlobAccess(new Uri("https://a.blob.core.windows.net/files"), "sig=x"),
        };

        TimeSpan waited = await slow.RunAsync(slow.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, static _ => { }, default));

        slow.Microsoft.Requests.Count.ShouldBe(5);
        waited.ShouldBeLessThan(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task ListSubscriptionsAsync_Refused_NamesCallStatusCodeAndIds()
    {
        fixture.Microsoft.On("/v1/customers/", _ =>
        {
            HttpResponseMessage response = FakeMicrosoft.Json("""{"code":"20002","description":"No relationship."}""", HttpStatusCode.Forbidden);
            response.Headers.Add("MS-RequestId", "theirs");
            return response;
        });

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.Client.ListSubscriptionsAsync(PartnerCenterFixture.Tenant, "0e195b37-4574-4539-bc42-0e539b9684c0", default));

        (exception.Call, exception.Status, exception.Code, exception.RequestId).ShouldBe(("GET v1/customers/{id}/subscriptions", 403, "20002", "theirs"));
        Guid.TryParse(exception.CorrelationId, out _).ShouldBeTrue();
        exception.Message.ShouldContain("GET v1/customers/{id}/subscriptions");
    }

    [Fact]
    public async Task StartAsync_RefusedByGraphWithIdsInTheBodyAlone_NamesThem()
    {
        fixture.Microsoft.On("/v1.0/", _ => FakeMicrosoft.Json(
            """{"error":{"code":"Forbidden","message":"No.","innerError":{"date":"2026-02-09T08:00:00","request-id":"graphs","client-request-id":"ours"}}}""", HttpStatusCode.Forbidden));

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(() => fixture.Exports.StartAsync(
            PartnerCenterFixture.Tenant, new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false), default));

        (exception.Code, exception.RequestId).ShouldBe(("Forbidden", "graphs"));
        Guid.TryParse(exception.CorrelationId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task GetOrganizationAsync_AnyCall_IsLoggedWithItsIdsAndNoToken()
    {
        fixture.Microsoft.On(Profile, request =>
        {
            HttpResponseMessage response = Organization(request);
            response.Headers.Add("MS-RequestId", "theirs");
            return response;
        });

        await fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default);

        string line = fixture.Log.Lines.Single(line => line.Contains(Profile, StringComparison.Ordinal));
        line.ShouldStartWith("Debug: GET api.partnercenter.microsoft.com/v1/profiles/organization: 200 in 0 ms (request id theirs, ours " + fixture.Microsoft.Requests.Single().RequestId);
        fixture.Log.Lines.ShouldAllBe(logged => !logged.Contains("-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_AnyFile_IsLoggedWithoutItsSignature()
    {
        fixture.Microsoft.On("/files/", _ => new HttpResponseMessage { Content = new ByteArrayContent(PartnerCenterFixture.Gzip("{}")) });
        var export = new LineExport("v1", DateTimeOffset.UnixEpoch, ["1"], new Uri("https://graph.microsoft.com/m"))
        {
            Access = new BlobAccess(new Uri("https://a.blob.core.windows.net/files"), "sig=secret"),
        };

        await fixture.FinishAsync(fixture.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, static _ => { }, default));

        fixture.Log.Lines.ShouldContain(logged => logged.Contains("GET a.blob.core.windows.net/files/1: 200"));
        fixture.Log.Lines.ShouldAllBe(logged => !logged.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetOrganizationAsync_FaultThatStays_GivesUpAfterSixTries()
    {
        fixture.Microsoft.On(Profile, _ => FakeMicrosoft.Status(HttpStatusCode.BadGateway));

        PartnerCenterException exception = await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.FinishAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default)));

        exception.IsTransient.ShouldBeTrue();
        fixture.Microsoft.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task GetOrganizationAsync_TokenRefused_RenewsItOnce()
    {
        fixture.Microsoft.On(Profile, _ => FakeMicrosoft.Status(HttpStatusCode.Unauthorized));

        (await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default))).Status.ShouldBe(401);

        fixture.Microsoft.Requests.Select(request => request.Authorization).ShouldBe(["Bearer PartnerCenter-token", "Bearer PartnerCenter-renewed-1"]);
    }

    [Fact]
    public async Task GetOrganizationAsync_Redirect_IsNotFollowed()
    {
        fixture.Microsoft.On(Profile, _ =>
        {
            HttpResponseMessage response = FakeMicrosoft.Status(HttpStatusCode.Redirect);
            response.Headers.Location = new Uri("https://elsewhere.example/");
            return response;
        });

        await Should.ThrowAsync<PartnerCenterException>(() => fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default));

        fixture.Microsoft.Requests.ShouldAllBe(request => request.Address.Host == "api.partnercenter.microsoft.com");
    }

    [Fact]
    public async Task AcquireAsync_MoreThanTheLimit_NeverExceedsItInAMinute()
    {
        using var limiter = new RequestLimiter(new RequestLimitOptions { RequestsPerMinute = 60, MaxConcurrency = 4 }, fixture.Time);

        TimeSpan taken = await fixture.RunAsync(TakeAsync(limiter, 61));

        // One request a second: the 61st can't go before a minute has passed.
        taken.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
        taken.ShouldBeLessThan(TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task AcquireAsync_NothingAskedYet_LetsAnEighthOfAMinuteGoAtOnce()
    {
        using var limiter = new RequestLimiter(new RequestLimitOptions { RequestsPerMinute = 80, MaxConcurrency = 4 }, fixture.Time);

        (await fixture.RunAsync(TakeAsync(limiter, 10))).ShouldBe(TimeSpan.Zero);
        (await fixture.RunAsync(TakeAsync(limiter, 1))).ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task AcquireAsync_LongRun_KeepsToTheLimitInEachMinute()
    {
        using var limiter = new RequestLimiter(new RequestLimitOptions { RequestsPerMinute = 80, MaxConcurrency = 4 }, fixture.Time);

        TimeSpan taken = await fixture.RunAsync(TakeAsync(limiter, 241));

        // 80 a minute: the 241st is the first of the fourth.
        taken.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(3));
        taken.ShouldBeLessThan(TimeSpan.FromMinutes(3.2));
    }

    [Fact]
    public async Task AcquireAsync_SlotTaken_WaitsForItsAccountAlone()
    {
        using var slots = new ReadingSlots(Microsoft.Extensions.Options.Options.Create(new RequestLimitOptions { MaxConcurrency = 1 }));
        IDisposable first = await slots.AcquireAsync(PartnerCenterFixture.Tenant, default);

        Task<IDisposable> second = slots.AcquireAsync(PartnerCenterFixture.Tenant, default);
        using IDisposable other = await slots.AcquireAsync(PartnerCenterFixture.Tenant with { AccountId = "another" }, default);

        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Throttled_Once_HalvesThePaceThatCreepsBack()
    {
        using var limiter = new RequestLimiter(new RequestLimitOptions { RequestsPerMinute = 600 }, fixture.Time);
        double full = limiter.Rate;

        limiter.Throttled(TimeSpan.FromSeconds(1));
        limiter.Throttled(TimeSpan.FromSeconds(1));

        // Two that were refused together count as one: full / 2.
        limiter.Rate.ShouldBe(full / 2, tolerance: 0.001);
        for (int i = 0; i < 60; i++)
            limiter.Answered();
        limiter.Rate.ShouldBe(full, tolerance: 0.001);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("http://localhost:5081", true)]
    [InlineData("http://microsoft.example", false)]
    [InlineData("https://microsoft.example", true)]
    public void Validate_Scheme_AllowsPlainHttpForLoopbackAlone(string address, bool isValid) =>
        new MicrosoftOptionsCheck().Validate(name: null, new MicrosoftOptions { GraphUrl = new Uri(address) }).Succeeded.ShouldBe(isValid);

    public void Dispose() => fixture.Dispose();

    private async Task<int> CountTriesAsync(int status)
    {
        fixture.Microsoft.On(Profile, _ => FakeMicrosoft.Status((HttpStatusCode)status, retryAfterSeconds: 1));
        await Should.ThrowAsync<PartnerCenterException>(
            () => fixture.FinishAsync(fixture.Client.GetOrganizationAsync(PartnerCenterFixture.Tenant, default)));
        return fixture.Microsoft.Requests.Count;
    }

    private async Task<int> ListCustomersAsync()
    {
        int pages = 0;
        await foreach (IReadOnlyList<Plugin.Model.ListedCustomer> _ in fixture.Client.ListCustomerPagesAsync(PartnerCenterFixture.Tenant, default))
            pages++;
        return pages;
    }

    private static HttpResponseMessage Organization(HttpRequestMessage request) =>
        FakeMicrosoft.Json($$"""{"tenantId":"{{PartnerCenterFixture.TenantId}}","companyName":"Contoso"}""");

    private static async Task TakeAsync(RequestLimiter limiter, int count)
    {
        for (int i = 0; i < count; i++)
            (await limiter.AcquireAsync(default)).Dispose();
    }
}
