using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>What is asked for in the clouds beside the public one.</summary>
public sealed class SovereignCloudTests
{
    private const string GraphScope = "https://graph.microsoft.com/PartnerBilling.Read.All";

    [Theory]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com", "https://api.partnercenter.microsoft.com", true)]
    [InlineData("http://localhost:5081", "http://localhost:5081", "https://api.partnercenter.microsoft.com", true)]
    [InlineData("https://simulator.contoso.example", "https://simulator.contoso.example/pc", "https://api.partnercenter.microsoft.com", true)]
    [InlineData("https://login.microsoftonline.us", "https://api.partnercenter.microsoft.com", "https://api.partnercenter.microsoft.com", false)]
    [InlineData("https://login.microsoftonline.de", "https://api.partnercenter.microsoft.com", "https://api.partnercenter.microsoft.com", false)]
    [InlineData("https://login.chinacloudapi.cn", "https://partner.partnercenterapi.microsoftonline.cn", "https://partner.partnercenterapi.microsoftonline.cn", false)]
    [InlineData("https://login.partner.microsoftonline.cn", "https://Partner.PartnerCenterApi.microsoftonline.cn/", "https://partner.partnercenterapi.microsoftonline.cn", false)]
    public void Of_HostsOfACloud_TellsWhatTokensAreFor(string authority, string partnerCenter, string resource, bool hasGraph)
    {
        var options = new MicrosoftOptions { Authority = new Uri(authority), PartnerCenterUrl = new Uri(partnerCenter) };

        MicrosoftCloud.Of(options).ShouldBe(new MicrosoftCloud(resource, hasGraph));
    }

    [Fact]
    public async Task BeginAsync_PublicCloud_AsksConsentToBilling()
    {
        await using var fixture = new OnboardingFixture();

        RegistrationStart start = await fixture.Registration.BeginAsync(OnboardingFixture.Form(), OnboardingFixture.Session, default);

        OnboardingFixture.QueryOf(start)["scope"].Split(' ').ShouldBe(
            ["https://api.partnercenter.microsoft.com/user_impersonation", GraphScope, "openid", "profile", "offline_access"], ignoreOrder: true);
    }

    [Fact]
    public async Task CompleteAsync_China_RegistersWithThatCloudsScopeAndWithoutGraph()
    {
        await using var fixture = new OnboardingFixture(
            ("Microsoft:Authority", "https://login.chinacloudapi.cn"), ("Microsoft:PartnerCenterUrl", "https://partner.partnercenterapi.microsoftonline.cn"));
        RegistrationStart start = await fixture.Registration.BeginAsync(OnboardingFixture.Form(), OnboardingFixture.Session, default);
        Dictionary<string, string> query = OnboardingFixture.QueryOf(start);

        (await fixture.ReturnAsync(query["state"])).ShouldBeOfType<RegistrationEnd.Registered>();

        query["scope"].Split(' ').ShouldBe(["https://partner.partnercenterapi.microsoftonline.cn/user_impersonation", "openid", "profile", "offline_access"], ignoreOrder: true);
        fixture.TokenRequests().ShouldAllBe(request => !request["scope"].Contains("graph", StringComparison.OrdinalIgnoreCase));
        fixture.TokenRequests()[0]["scope"].ShouldContain("https://partner.partnercenterapi.microsoftonline.cn/user_impersonation");
        fixture.Probe.BillingChecks.ShouldBe(0);
    }
}
