using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Branding;

public sealed class BrandingApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostAsync_AccentAndFooter_AreSavedAndRead()
    {
        await world.BrandingApi.PostAsync(PagesWorld.ARequest().Posting(("accent", "#1F4E79"), ("footer", "Contoso Ltd"), ("version", "0")), Token);

        var brand = (await world.BrandingApi.GetAsync(PagesWorld.ARequest(), Token)).Results();
        brand.Text("accent").ShouldBe("#1F4E79");
        brand.Number("version").ShouldBe(1);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.account.branded");
    }

    [Fact]
    public async Task PostAsync_WrongEntries_HaveAMessageEach() =>
        (await world.BrandingApi.PostAsync(PagesWorld.ARequest().Posting(("accent", "#FFFF00"), ("footer", new string('x', 1000))).Uploading([1, 2, 3], name: "logo.png"), Token))
            .ShouldBeRefused(422, "csp.branding.accent", "csp.branding.footer", "csp.branding.logo");

    [Fact]
    public async Task PostAsync_SavedByAnotherMeanwhile_SaysWhatIsSaved()
    {
        world.Brands.SaveBrand(new ReportBrand { AccountId = PagesWorld.AccountId, Footer = "Theirs" });

        var result = await world.BrandingApi.PostAsync(PagesWorld.ARequest().Posting(("footer", "Ours"), ("version", "0")), Token);

        result.ShouldBeRefused(409, "csp.branding.conflict");
        result.Messages[0].Text.ShouldContain("footer Theirs");
    }
}
