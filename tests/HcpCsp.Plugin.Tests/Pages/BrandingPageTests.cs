using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class BrandingPageTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReportBrand Stored => world.Brands.GetBrand(PagesWorld.AccountId);

    [Fact]
    public async Task GetAsync_NothingSaved_OffersOurColour()
    {
        string body = (await world.Branding.GetAsync(PagesWorld.ARequest(), Token)).Body();

        body.ShouldContain("placeholder=\"#1F4E79\"");
        body.ShouldContain("enctype=\"multipart/form-data\"");
        body.ShouldNotContain("<img");
    }

    [Fact]
    public async Task PostAsync_AllRight_SavesIt()
    {
        PageResult result = await world.Branding.PostAsync(
            PagesWorld.ARequest().Posting(("version", "0"), ("accent", "1b6e3c"), ("footer", "Contoso Ltd · Zürich")).Uploading(APng.Of(60, 20), "logo"), Token);

        result.ShouldBe(new PageResult.Redirect($"/csp/accounts/{PagesWorld.AccountId}/branding?done=branding-saved"));
        (Stored.Accent, Stored.Footer, Stored.Version).ShouldBe(("#1B6E3C", "Contoso Ltd · Zürich", 1));
        (Stored.Logo!.Width, Stored.Logo.Height).ShouldBe((60, 20));
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.account.branded");
    }

    [Fact]
    public async Task PostAsync_ColourTooLight_SaysTheFigureAndKeepsWhatWasTyped()
    {
        var view = (await world.Branding.PostAsync(
            PagesWorld.ARequest(culture: "de-DE").Posting(("accent", "#777777"), ("footer", "Contoso <b>")).Uploading(APng.Of(60, 20), "logo"), Token)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("White text on it has a contrast of 4,47 : 1; it needs 4,5 : 1");
        view.BodyHtml.ShouldContain("value=\"#777777\"");
        view.BodyHtml.ShouldContain("value=\"Contoso &lt;b&gt;\"");
        view.BodyHtml.ShouldContain("20 pixels, not saved yet");
        Stored.Version.ShouldBe(0);
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostAsync_PutRightAfterAnError_StillHasTheLogo()
    {
        string refused = (await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("version", "0"), ("accent", "#777777")).Uploading(APng.Of(60, 20), "logo"), Token)).Body();
        (string, string)[] fields = [.. FormFields.Of(refused).Where(field => field.Name is not "accent" and not "logo"), ("accent", "#1B6E3C")];

        await world.Branding.PostAsync(PagesWorld.ARequest().Posting(fields), Token);

        Stored.Logo.ShouldNotBeNull().Png.ShouldBe(APng.Of(60, 20));
    }

    [Fact]
    public async Task PostAsync_LogoRefused_SaysWhyInTheForm()
    {
        var view = (await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("footer", "Contoso")).Uploading("<svg/>"u8.ToArray(), "logo", "logo.png"), Token)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("This is no PNG file.");
        view.BodyHtml.ShouldContain("value=\"Contoso\"");
    }

    [Theory]
    [InlineData("first\nsecond", "It is one line of text")]
    [InlineData("first\u0085second", "It is one line of text")]
    [InlineData(null, "It has 121 characters; at most 120 are taken.")]
    public async Task PostAsync_FooterRefused_SaysWhy(string? footer, string words)
    {
        string body = (await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("footer", footer ?? new string('x', 121))), Token)).Body();

        body.ShouldContain(words);
    }

    [Fact]
    public async Task PostAsync_SomebodyElseSaved_KeepsTheEntriesAndSavesTheSecondTime()
    {
        world.Brands.SaveBrand(new ReportBrand { AccountId = PagesWorld.AccountId, Footer = "theirs" });

        var view = (await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("version", "0"), ("footer", "mine")).Uploading(APng.Of(60, 20), "logo"), Token)).ShouldBeOfType<PageResult.View>();
        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Somebody else saved");
        Stored.Footer.ShouldBe("theirs");
        await world.Branding.PostAsync(PagesWorld.ARequest().Posting([.. FormFields.Of(view.BodyHtml)]), Token);

        (Stored.Footer, Stored.Logo?.Width).ShouldBe(("mine", 60));
    }

    [Fact]
    public async Task PostAsync_WithoutANewLogo_KeepsTheOldOne()
    {
        Save();

        await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("version", "1"), ("footer", "other")), Token);

        (Stored.Footer, Stored.Logo?.Width).ShouldBe(("other", 60));
    }

    [Fact]
    public async Task PostAsync_RemoveLogo_TakesItAwayAlone()
    {
        Save();

        await world.Branding.PostAsync(PagesWorld.ARequest().Posting(("version", "1"), ("footer", "Contoso"), ("removeLogo", "1")), Token);

        (Stored.Footer, Stored.Logo).ShouldBe(("Contoso", null));
    }

    [Fact]
    public async Task GetLogoAsync_Saved_IsThePicture()
    {
        Save();
        (await world.Branding.GetAsync(PagesWorld.ARequest(), Token)).Body().ShouldContain($"src=\"/csp/accounts/{PagesWorld.AccountId}/branding/logo.png?v=1\"");

        var file = (await world.Branding.GetLogoAsync(PagesWorld.ARequest(), Token)).ShouldBeOfType<PageResult.File>();

        file.ContentType.ShouldBe("image/png");
        using var sent = new MemoryStream();
        await file.WriteAsync(sent, Token);
        sent.ToArray().ShouldBe(APng.Of(60, 20));
    }

    [Fact]
    public async Task GetLogoAsync_None_IsNotFound() => (await world.Branding.GetLogoAsync(PagesWorld.ARequest(), Token)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task AnyOfThem_UnknownAccount_IsNotFound()
    {
        PageRequest request = PagesWorld.ARequest().At("id", "unknown");

        (await world.Branding.GetAsync(request, Token)).ShouldBeOfType<PageResult.NotFound>();
        (await world.Branding.PostAsync(request, Token)).ShouldBeOfType<PageResult.NotFound>();
        (await world.Branding.GetLogoAsync(request, Token)).ShouldBeOfType<PageResult.NotFound>();
    }

    [Fact]
    public async Task AccountPage_Actions_LeadToTheBranding() =>
        (await world.OneAccount.GetAsync(PagesWorld.ARequest(), Token)).Body().ShouldContain($"href=\"/csp/accounts/{PagesWorld.AccountId}/branding\"");

    private void Save() => world.Brands.SaveBrand(new ReportBrand { AccountId = PagesWorld.AccountId, Footer = "Contoso", Logo = new BrandLogo(APng.Of(60, 20), 60, 20) });
}
