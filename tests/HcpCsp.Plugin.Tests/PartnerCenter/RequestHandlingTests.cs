using System.Net;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Http;
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

    private static HttpResponseMessage Organization(HttpRequestMessage request) =>
        FakeMicrosoft.Json($$"""{"tenantId":"{{PartnerCenterFixture.TenantId}}","companyName":"Contoso"}""");

    private static async Task TakeAsync(RequestLimiter limiter, int count)
    {
        for (int i = 0; i < count; i++)
            (await limiter.AcquireAsync(default)).Dispose();
    }
}
