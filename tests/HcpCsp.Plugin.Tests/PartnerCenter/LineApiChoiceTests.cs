using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class LineApiChoiceTests
{
    private static readonly LineQuery[] Queries =
    [
        new LineQuery.Billed(LineKind.Billed, "EUR", "G1", IsLegacy: false),
        new LineQuery.Billed(LineKind.Usage, "EUR", "G1", IsLegacy: false),
        new LineQuery.Unbilled(LineKind.Billed, "EUR", UnbilledPeriod.Current),
        new LineQuery.Unbilled(LineKind.Usage, "EUR", UnbilledPeriod.Current),
    ];

    [Theory]
    [InlineData("v2", "", "", false, false, false, false)]
    [InlineData("V1", "", "", true, true, true, true)]
    [InlineData("v2", "V1", "", true, false, false, false)]
    [InlineData("v1", "", "v2", true, true, true, false)]
    public void ListsInPartnerCenter_ByKind_GoesByItsOwnSettingFirst(string all, string billed, string unbilledUsage, params bool[] expected)
    {
        var options = new MicrosoftOptions { LineItemApi = all, LineItemApis = new LineItemApiOptions { Billed = billed, UnbilledUsage = unbilledUsage } };

        Queries.Select(options.ListsInPartnerCenter).ShouldBe(expected);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.us", "https://api.partnercenter.microsoft.com", true)]
    [InlineData("https://login.partner.microsoftonline.cn", "https://partner.partnercenterapi.microsoftonline.cn", true)]
    [InlineData("https://login.chinacloudapi.cn", "https://partner.partnercenterapi.microsoftonline.cn", true)]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com", false)]
    [InlineData("https://localhost:5081", "https://localhost:5081", false)]
    public void ListsInPartnerCenter_SovereignCloud_IsAlwaysV1(string authority, string partnerCenter, bool expected)
    {
        var options = new MicrosoftOptions { Authority = new Uri(authority), PartnerCenterUrl = new Uri(partnerCenter) };

        Queries.Select(options.ListsInPartnerCenter).Distinct().ShouldBe([expected]);
    }

    [Fact]
    public void ListsInPartnerCenter_LegacyDocument_IsAlwaysV1() =>
        new MicrosoftOptions().ListsInPartnerCenter(new LineQuery.Billed(LineKind.Usage, "EUR", "D1", IsLegacy: true)).ShouldBeTrue();

    [Fact]
    public void Validate_SeveralWrongApis_NamesEachOfThem()
    {
        var options = new MicrosoftOptions { LineItemApi = "", LineItemApis = new LineItemApiOptions { BilledUsage = "v3", Unbilled = "beta" } };

        string[] faults = [.. new MicrosoftOptionsCheck().Validate(name: null, options).Failures!];

        faults.ShouldBe(
        [
            "HcpCsp:Microsoft:LineItemApi must be v1 or v2, not \"\".",
            "HcpCsp:Microsoft:LineItemApis:BilledUsage must be v1 or v2, not \"v3\".",
            "HcpCsp:Microsoft:LineItemApis:Unbilled must be v1 or v2, not \"beta\".",
        ]);
    }

    [Fact]
    public void AddPartnerCenter_SettingOfOneKind_IsBound()
    {
        using var fixture = new PartnerCenterFixture(("Microsoft:LineItemApis:UnbilledUsage", "v1"));

        fixture.Get<Microsoft.Extensions.Options.IOptions<MicrosoftOptions>>().Value.LineItemApis.UnbilledUsage.ShouldBe("v1");
    }
}
