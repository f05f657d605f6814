using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>The daily look after sign-ins that nobody uses.</summary>
public sealed class SignInUpkeepTests : IAsyncDisposable
{
    private readonly OnboardingFixture fixture = new();

    [Fact]
    public async Task RunAsync_UsedAWeekAgo_BuysNothing()
    {
        await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(7));

        (await RunAsync()).Refreshed.ShouldBe(0);

        Refreshes().ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_IdleForMoreThanAWeek_BuysATokenAndKeepsWhatCameWithIt()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        fixture.AnswerTokens(refreshToken: "refresh-2");

        (await RunAsync()).Refreshed.ShouldBe(1);

        Refreshes().ShouldBe(["refresh-secret"]);
        fixture.Store.FindAccount(account.Id)!.TokenRefreshedAt.ShouldBe(fixture.Time.GetUtcNow());
        await fixture.RenewAsync(account);
        Refreshes()[^1].ShouldBe("refresh-2");
    }

    [Fact]
    public async Task RunAsync_Daily_BuysOnceAWeek()
    {
        await fixture.GetRegisteredAsync();

        for (int day = 1; day <= 24; day++)
        {
            fixture.Time.Advance(TimeSpan.FromDays(1));
            await RunAsync();
        }

        // On the days 8, 16 and 24: on the 7th it isn't more than a week yet.
        Refreshes().Count.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_OneAccountRefused_MarksItAndGoesOnWithTheOthers()
    {
        PartnerAccount refused = await fixture.GetRegisteredAsync();
        PartnerAccount fine = await RegisterOtherAsync();
        fixture.Time.Advance(TimeSpan.FromDays(8));
        fixture.RefuseTokens("invalid_grant", 50173);

        SignInUpkeepOutcome outcome = await RunAsync();

        (outcome.IsWhole, outcome.Refreshed).ShouldBe((false, 1));
        outcome.Summary.ShouldContain("Contoso: The sign-in was revoked");
        fixture.Store.FindAccount(refused.Id)!.TokenState.ShouldBe(TokenState.NeedsSignIn);
        fixture.Store.FindAccount(fine.Id)!.TokenRefreshedAt.ShouldBe(fixture.Time.GetUtcNow());
    }

    [Fact]
    public async Task RunAsync_PassingFault_LeavesTheStateAndTriesTheNextDay()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(8));
        fixture.RefuseTokens("temporarily_unavailable", 0);
        (await RunAsync()).IsWhole.ShouldBeFalse();
        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.Connected);
        fixture.AnswerTokens();
        fixture.Time.Advance(TimeSpan.FromDays(1));

        (await RunAsync()).Refreshed.ShouldBe(1);
    }

    [Theory]
    [InlineData(75, "")]
    [InlineData(76, "4 Dec")]
    [InlineData(87, "4 Dec")]
    [InlineData(89, "4 Dec")]
    [InlineData(90, "")]
    [InlineData(95, "")]
    public async Task RunAsync_NoTokenForDays_WarnsInTheLastTwoWeeks(int days, string day)
    {
        // 2026-09-05 + 90 days = 2026-12-04
        PartnerAccount account = await LapsingAsync(new DateTimeOffset(2026, 9, 5, 12, 0, 0, TimeSpan.Zero));
        fixture.Time.Advance(TimeSpan.FromDays(days));

        await RunAsync();

        fixture.Notifier.Sent.Select(sent => sent.Title).ShouldBe(day.Length == 0 ? [] : [$"Contoso: consent lapses on {day} 2026"]);
        fixture.Notifier.Sent.ShouldAllBe(sent =>
            sent.Severity == NotificationSeverity.Warning && sent.Role == HcpRoles.CloudAdmin && sent.Path == "/csp/accounts/" + account.Id && sent.Text.Contains("Sign in again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_DailyUntilItLapses_WarnsTwice()
    {
        await LapsingAsync(fixture.Time.GetUtcNow());
        var warnedOn = new List<int>();

        for (int day = 1; day <= 100; day++)
        {
            fixture.Time.Advance(TimeSpan.FromDays(1));
            int before = fixture.Notifier.Sent.Count;
            await RunAsync();
            if (fixture.Notifier.Sent.Count > before)
                warnedOn.Add(day);
        }

        // 90 − 14 = 76 and 90 − 3 = 87
        warnedOn.ShouldBe([76, 87]);
    }

    [Fact]
    public async Task RunAsync_WarnedBeforeARestart_IsNotRepeated()
    {
        PartnerAccount account = await LapsingAsync(fixture.Time.GetUtcNow());
        fixture.Time.Advance(TimeSpan.FromDays(80));
        await RunAsync();

        await using var restarted = new OnboardingFixture();
        restarted.Store.SaveAccount(fixture.Store.FindAccount(account.Id)! with { Version = 0 });
        restarted.Time.SetUtcNow(fixture.Time.GetUtcNow());
        restarted.RefuseTokens("invalid_grant", 50173);
        await restarted.Upkeep.RunAsync(default);

        fixture.Notifier.Sent.ShouldHaveSingleItem();
        restarted.Notifier.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_RefreshedMeanwhile_DoesNotWarn()
    {
        await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(80));

        (await RunAsync()).Refreshed.ShouldBe(1);

        fixture.Notifier.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_LapsesOnAnotherDayNow_WarnsAgain()
    {
        PartnerAccount account = await LapsingAsync(fixture.Time.GetUtcNow());
        fixture.Time.Advance(TimeSpan.FromDays(80));
        await RunAsync();
        DateTimeOffset refreshed = fixture.Time.GetUtcNow();
        fixture.Store.UpdateAccount(account.Id, kept => kept with { TokenRefreshedAt = refreshed });
        fixture.Time.Advance(TimeSpan.FromDays(77));

        await RunAsync();

        fixture.Notifier.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_NeedsConfiguration_WarnsWithWhatToDo()
    {
        await LapsingAsync(fixture.Time.GetUtcNow());
        fixture.RefuseTokens("invalid_client", 7000222);
        fixture.Time.Advance(TimeSpan.FromDays(80));

        await RunAsync();

        fixture.Notifier.Sent.ShouldHaveSingleItem().Text.ShouldContain("Make a new secret in Entra");
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private Task<SignInUpkeepOutcome> RunAsync() => fixture.Upkeep.RunAsync(default);

    // The billing check of a registration buys one too, for Graph.
    private List<string> Refreshes() =>
        [.. fixture.TokenRequests().Where(asked => asked["grant_type"] == "refresh_token" && !asked["scope"].Contains("graph", StringComparison.Ordinal)).Select(asked => asked["refresh_token"])];

    /// <summary>An account whose sign-in was last used then, and that no token can be bought for since.</summary>
    private async Task<PartnerAccount> LapsingAsync(DateTimeOffset lastUsed)
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.Store.UpdateAccount(account.Id, kept => kept with { TokenRefreshedAt = lastUsed });
        fixture.RefuseTokens("invalid_grant", 50173);
        fixture.Time.AdjustTime(lastUsed);
        return account;
    }

    private async Task<PartnerAccount> RegisterOtherAsync()
    {
        fixture.AnswerTokens(OnboardingFixture.OtherTenantId, path: OnboardingFixture.OtherTenantId);
        fixture.Probe.OrganizationTenant = OnboardingFixture.OtherTenantId;
        string state = await fixture.BeginAsync(OnboardingFixture.Form("Fabrikam", OnboardingFixture.OtherTenantId));
        return (await fixture.ReturnAsync(state)).ShouldBeOfType<RegistrationEnd.Registered>().Account;
    }
}
