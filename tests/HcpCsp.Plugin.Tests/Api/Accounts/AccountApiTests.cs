using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Accounts;

public sealed class AccountApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_Known_TellsStateSignInAndPercentages()
    {
        var account = (await world.AccountApi.GetAsync(PagesWorld.ARequest(), Token)).Results();

        account.Text("state").ShouldBe("In Progress");
        account.Number("nonManagedMarkup").ShouldBe(12.5m);
        account.GetProperty("signIn").Text("state").ShouldBe("NeedsSignIn");

        // Refreshed 80 days ago, kept for 90: 10 days are left.
        account.GetProperty("signIn").GetProperty("lapsesSoon").GetBoolean().ShouldBeTrue();
        account.GetProperty("signIn").GetProperty("lapsesAt").GetDateTimeOffset().ShouldBe(PagesWorld.Now.AddDays(10));
        account.GetProperty("nextDiscovery").GetDateTimeOffset().ShouldBe(PagesWorld.Now.AddHours(5));
        account.GetProperty("newestRun").Number("percent").ShouldBe(67); // (12 + 45 + 8) of 96
        account.GetProperty("counts").Number("customers").ShouldBe(3);
        account.Number("version").ShouldBe(3);
    }

    [Fact]
    public async Task GetAsync_Unknown_IsNotFound() => (await world.AccountApi.GetAsync(PagesWorld.ARequest().At("id", "nope"), Token)).ShouldBeRefused(404, "csp.account.unknown");

    [Fact]
    public async Task PostAsync_GermanClient_IsReadAsProgramsWrite()
    {
        await world.AccountApi.PostAsync(PagesWorld.ARequest(culture: "de-DE").Posting(("name", "Contoso"), ("managedMarkup", "12.5"), ("version", "3")), Token);

        AccountForm form = world.Registration.LastForm!;
        form.Culture.ShouldBe(System.Globalization.CultureInfo.InvariantCulture);
        form.TenantId.ShouldBe(world.Account.TenantId);
        form.Version.ShouldBe(3);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.account.changed");
    }

    [Fact]
    public async Task PostAsync_WrongEntries_HaveAMessageEachByField()
    {
        world.Registration.UpdateCheck = new FormCheck(new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Give it one.", ["ManagedMarkup"] = "No number." });

        (await world.AccountApi.PostAsync(PagesWorld.ARequest(), Token)).ShouldBeRefused(422, "csp.account.name", "csp.account.managedMarkup");
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostAsync_SavedByAnotherMeanwhile_SaysWhatIsSaved()
    {
        world.Registration.Fault = new HcpCsp.Plugin.Store.ConcurrentEditException("Saved meanwhile.");

        var result = await world.AccountApi.PostAsync(PagesWorld.ARequest().Posting(("name", "Contoso"), ("version", "2")), Token);

        result.ShouldBeRefused(409, "csp.account.conflict");
        result.Messages[0].Text.ShouldContain("version 3: name Contoso CSP (US), microsoftDiscount 15, managedMarkup 10, nonManagedMarkup 12.5");
    }

    [Fact]
    public async Task RemoveAsync_OtherName_RemovesNothing()
    {
        (await world.AccountApi.RemoveAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso")), Token)).ShouldBeRefused(422, "csp.account.confirm");

        world.Store.Accounts.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RemoveAsync_ItsName_RemovesIt()
    {
        (await world.AccountApi.RemoveAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.account.removed");

        world.Store.Accounts.ShouldBeEmpty();
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.account.removed");
    }

    [Fact]
    public async Task RemoveAsync_ReportsStillStopping_IsAConflict()
    {
        world.ReportRuns.NeverEnds = true;

        (await world.AccountApi.RemoveAsync(PagesWorld.ARequest().Posting(("confirm", "Contoso CSP (US)")), Token)).ShouldBeRefused(409, "csp.account.busy");

        world.Discovery.Scheduled.ShouldBe([PagesWorld.AccountId]);
    }
}
