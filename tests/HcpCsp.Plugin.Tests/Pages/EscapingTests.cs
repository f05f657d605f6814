using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class EscapingTests
{
    private const string Hostile = "<script>alert(1)</script>\"'";

    public static TheoryData<string> Pages => [.. new PagesWorld().AllPages().Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_EveryTextIsScript_WritesItEncoded(string page)
    {
        var world = new PagesWorld(Hostile);
        world.Registration.Pending = new HcpCsp.Plugin.Onboarding.AccountForm { Name = Hostile, TenantId = Hostile, MicrosoftDiscount = Hostile, ManagedMarkup = Hostile, NonManagedMarkup = Hostile, Culture = System.Globalization.CultureInfo.InvariantCulture };

        string body = (await world.AllPages()[page](PagesWorld.ARequest().Asking(("q", "<script>")))).Body();

        body.ShouldNotContain("<script");
        body.ShouldContain("&lt;script&gt;");
        body.ShouldNotContain("&amp;lt;");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_AnyPage_HasNothingThatTheContentSecurityPolicyRefuses(string page)
    {
        string body = (await new PagesWorld().AllPages()[page](PagesWorld.ARequest())).Body();

        body.ShouldNotContain(" style=");
        body.ShouldNotContain(" onclick");
        body.ShouldNotContain("javascript:");
    }

    [Fact]
    public void AllPages_OfTheCatalogue_UseEveryTemplate() =>
        PagesWorld.Templates.Read().Names.Where(name => name[0] != '_').Order(StringComparer.Ordinal).ShouldBe(new PagesWorld().AllPages().Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_PageWithPostForms_CarriesTheAntiforgeryFieldInEach(string page)
    {
        string body = (await new PagesWorld().AllPages()[page](PagesWorld.ARequest())).Body();

        Count(body, "name=\"__token\"").ShouldBe(Count(body, "method=\"post\""));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
