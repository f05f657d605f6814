using System.Globalization;
using System.Text;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.Onboarding;

public sealed class AccountRegistrationTests : IAsyncDisposable
{
    private readonly OnboardingFixture fixture = new();

    [Fact]
    public async Task BeginAsync_EverythingWrong_TellsAllErrorsAtOnce()
    {
        var form = new AccountForm { TenantId = "x", MicrosoftDiscount = "100", ManagedMarkup = "10.5", NonManagedMarkup = "1001", Culture = CultureInfo.GetCultureInfo("de-DE") };

        RegistrationStart start = await fixture.Registration.BeginAsync(form, OnboardingFixture.Session, default);

        IReadOnlyDictionary<string, string> errors = start.ShouldBeOfType<RegistrationStart.Rejected>().Check.Errors;
        errors.Keys.ShouldBe(["Name", "TenantId", "MicrosoftDiscount", "ManagedMarkup", "NonManagedMarkup"], ignoreOrder: true);
        errors["ManagedMarkup"].ShouldContain("12,5");
    }

    [Fact]
    public async Task BeginAsync_LoopbackAuthority_LeavesOverPlainHttpWithChallenge()
    {
        RegistrationStart start = await fixture.Registration.BeginAsync(OnboardingFixture.Form(tenantId: "{0D5E5C1A-7C3B-4A52-9A0E-3F6D1C2B4A01}"), OnboardingFixture.Session, default);

        Uri address = start.ShouldBeOfType<RegistrationStart.LeaveTo>().Address;
        address.GetLeftPart(UriPartial.Path).ShouldBe($"http://localhost:5081/{OnboardingFixture.TenantId}/oauth2/v2.0/authorize");
        address.Query.ShouldContain("code_challenge_method=S256");
        Uri.UnescapeDataString(address.Query).ShouldContain("redirect_uri=http://localhost:5080/csp/consent");
    }

    [Fact]
    public async Task CompleteAsync_EverythingRight_SavesAccountWithUnreadableTokens()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;

        (account.TenantId, account.OrganizationName, account.SignedInAs, account.TokenState)
            .ShouldBe((OnboardingFixture.TenantId, "Contoso CSP", "admin@contoso.example", TokenState.Connected));
        account.Id.Length.ShouldBe(12);
        Encoding.UTF8.GetString(fixture.Store.TokenCaches[account.Id]).ShouldNotContain("refresh-secret");
    }

    [Fact]
    public async Task CompleteAsync_SecondTimeWithTheSameState_IsUnknown()
    {
        string state = await fixture.BeginAsync();
        await fixture.ReturnAsync(state);

        Refusal(await fixture.ReturnAsync(state)).ShouldBe(RefusalReason.UnknownState);
    }

    [Fact]
    public async Task CompleteAsync_OtherSession_IsUnknown() =>
        Refusal(await fixture.ReturnAsync(await fixture.BeginAsync(), "session-2")).ShouldBe(RefusalReason.UnknownState);

    [Fact]
    public async Task CompleteAsync_AfterHalfAnHour_IsUnknown()
    {
        string state = await fixture.BeginAsync();
        fixture.Time.Advance(TimeSpan.FromMinutes(30));

        Refusal(await fixture.ReturnAsync(state)).ShouldBe(RefusalReason.UnknownState);
    }

    [Fact]
    public async Task CompleteAsync_Declined_KeepsTheForm()
    {
        string state = await fixture.BeginAsync(OnboardingFixture.Form(name: "As typed"));

        RegistrationEnd end = await fixture.Registration.CompleteAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = state, ["error"] = "access_denied" }, OnboardingFixture.Session, default);

        RegistrationEnd.Refused refused = end.ShouldBeOfType<RegistrationEnd.Refused>();
        refused.Reason.ShouldBe(RefusalReason.Declined);
        fixture.Registration.FindPendingForm(refused.PendingId!, OnboardingFixture.Session)!.Name.ShouldBe("As typed");
        fixture.Registration.FindPendingForm(refused.PendingId!, "session-2").ShouldBeNull();
    }

    [Theory]
    [InlineData("tenant", RefusalReason.WrongTenant)]
    [InlineData("organization", RefusalReason.WrongTenant)]
    [InlineData("no mfa", RefusalReason.NoMfa)]
    [InlineData("mfa found missing", RefusalReason.NoMfa)]
    [InlineData("role", RefusalReason.MissingRole)]
    [InlineData("billing", RefusalReason.NoBillingConsent)]
    [InlineData("passing", RefusalReason.TryLater)]
    public async Task CompleteAsync_Fault_IsRefusedWithNothingSaved(string fault, object reason)
    {
        switch (fault)
        {
            case "tenant": fixture.AnswerTokens("33333333-0000-0000-0000-000000000003"); break;
            case "organization": fixture.Probe.OrganizationTenant = "33333333-0000-0000-0000-000000000003"; break;
            case "no mfa": fixture.AnswerTokens(methods: """["pwd"]"""); break;
            case "mfa found missing": fixture.AnswerTokens(methods: null); fixture.Probe.IsMfaCompliant = false; break;
            case "role": fixture.Probe.RoleRefusal = 403; break;
            case "billing": fixture.Probe.BillingRefusal = 403; break;
            default: fixture.Probe.RoleRefusal = 503; break;
        }

        Refusal(await fixture.RegisterAsync()).ShouldBe((RefusalReason)reason);

        fixture.Store.ListAccounts().ShouldBeEmpty();
        fixture.Store.TokenCaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task CompleteAsync_MfaNotTold_IsAccepted()
    {
        fixture.AnswerTokens(methods: null);

        (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>();
    }

    [Theory]
    [InlineData("""["pwd","mfa"]""", true, true, true)]
    [InlineData("""["pwd","MFA"]""", null, true, null)]
    [InlineData("\"pwd mfa\"", null, true, null)]
    [InlineData(null, true, null, true)]
    [InlineData(null, null, null, null)]
    public async Task CompleteAsync_Registered_KeepsWhatWasFoundOfMfa(string? methods, bool? isCompliant, bool? inToken, bool? byPartnerCenter)
    {
        fixture.AnswerTokens(methods: methods);
        fixture.Probe.IsMfaCompliant = isCompliant;

        (await fixture.GetRegisteredAsync()).Mfa.ShouldBe(new MfaFinding(inToken, byPartnerCenter, fixture.Time.GetUtcNow()));
    }

    [Fact]
    public async Task CompleteAsync_SignedInAgain_KeepsTheNewFindingOfMfa()
    {
        fixture.AnswerTokens(methods: null);
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens();
        fixture.Time.Advance(TimeSpan.FromDays(1));
        RegistrationStart start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);

        await fixture.ReturnAsync(OnboardingFixture.QueryOf(start)["state"]);

        fixture.Store.FindAccount(account.Id)!.Mfa.ShouldBe(new MfaFinding(true, null, fixture.Time.GetUtcNow()));
    }

    [Fact]
    public async Task CompleteAsync_MadeRoomForOthersWhileItWasChecked_IsRefusedWithNothingSaved()
    {
        string state = await fixture.BeginAsync();
        fixture.Probe.Meanwhile = BeginManyAsync;

        RegistrationEnd.Refused refused = (await fixture.ReturnAsync(state)).ShouldBeOfType<RegistrationEnd.Refused>();

        refused.Reason.ShouldBe(RefusalReason.UnknownState);
        refused.What.ShouldContain("too many others were begun");
        fixture.Store.ListAccounts().ShouldBeEmpty();
        fixture.Store.TokenCaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task CompleteAsync_SignInAgainMadeRoomForOthers_LeavesTheAccountAsItIs()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.Store.UpdateAccount(account.Id, kept => kept with { TokenState = TokenState.NeedsSignIn, TokenDetail = "Lapsed" });
        byte[] cache = fixture.Store.TokenCaches[account.Id];
        RegistrationStart start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);
        fixture.Probe.Meanwhile = BeginManyAsync;

        Refusal(await fixture.ReturnAsync(OnboardingFixture.QueryOf(start)["state"])).ShouldBe(RefusalReason.UnknownState);

        (fixture.Store.FindAccount(account.Id)!.TokenState, fixture.Store.FindAccount(account.Id)!.TokenDetail).ShouldBe((TokenState.NeedsSignIn, "Lapsed"));
        fixture.Store.TokenCaches[account.Id].ShouldBeSameAs(cache);
    }

    [Fact]
    public async Task CompleteAsync_Registered_SchedulesTheDailyUpkeepOnce()
    {
        await fixture.GetRegisteredAsync();

        var (about, schedule) = fixture.Jobs.Schedules.ShouldHaveSingleItem();
        about.ShouldBe(("sign-in-upkeep", "accounts"));
        schedule.ShouldBeOfType<JobSchedule.Interval>().Every.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task CompleteAsync_Refused_SchedulesNothing()
    {
        fixture.Probe.RoleRefusal = 403;

        Refusal(await fixture.RegisterAsync()).ShouldBe(RefusalReason.MissingRole);

        fixture.Jobs.Schedules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("invalid_client", 7000222, RefusalReason.Configuration)]
    [InlineData("invalid_grant", 54005, RefusalReason.TryLater)]
    [InlineData("interaction_required", 50076, RefusalReason.NoMfa)]
    [InlineData("invalid_request", 90002, RefusalReason.WrongTenant)]
    public async Task CompleteAsync_TokenServiceRefuses_IsRefusedInItsSense(string error, int code, object reason)
    {
        fixture.RefuseTokens(error, code);

        Refusal(await fixture.RegisterAsync()).ShouldBe((RefusalReason)reason);
    }

    [Fact]
    public async Task CompleteAsync_TwoRegistrationsOfOneTenant_RefusesTheSecond()
    {
        string first = await fixture.BeginAsync();
        string second = await fixture.BeginAsync();
        PartnerAccount account = (await fixture.ReturnAsync(first)).ShouldBeOfType<RegistrationEnd.Registered>().Account;

        RegistrationEnd.Refused refused = (await fixture.ReturnAsync(second)).ShouldBeOfType<RegistrationEnd.Refused>();

        (refused.Reason, refused.AccountId).ShouldBe((RefusalReason.AlreadyRegistered, account.Id));
    }

    [Fact]
    public async Task Update_OldVersion_IsToldAndChangesNothing()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        AccountForm form = OnboardingFixture.Form(name: "First") with { Version = account.Version };
        fixture.Registration.Update(account.Id, form).IsValid.ShouldBeTrue();

        fixture.Registration.Update(account.Id, form with { Name = "Second" }).Errors.Keys.ShouldBe([""]);

        fixture.Store.FindAccount(account.Id)!.Name.ShouldBe("First");
    }

    [Fact]
    public async Task GetTokenAsync_ConsentRevoked_MarksTheAccount()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.RefuseTokens("invalid_grant", 50173);

        await Should.ThrowAsync<SignInNeededException>(() => RenewAsync(account));

        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.NeedsSignIn);
        fixture.Store.FindAccount(account.Id)!.TokenDetail.ShouldContain("AADSTS50173");
    }

    [Fact]
    public async Task GetTokenAsync_SecretExpired_NeedsConfiguration()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.RefuseTokens("invalid_client", 7000222);

        (await Should.ThrowAsync<SignInNeededException>(() => RenewAsync(account))).State.ShouldBe(TokenState.NeedsConfiguration);
    }

    [Fact]
    public async Task GetTokenAsync_WorksAgain_ClearsTheMark()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.Store.UpdateAccount(account.Id, kept => kept with { TokenState = TokenState.NeedsSignIn, TokenDetail = "Lapsed" });

        await RenewAsync(account);

        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.Connected);
        fixture.Store.FindAccount(account.Id)!.TokenDetail.ShouldBeEmpty();
    }

    [Fact]
    public async Task BeginSignInAgainAsync_Returned_LeavesSettingsAlone()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.Store.UpdateAccount(account.Id, kept => kept with { TokenState = TokenState.NeedsSignIn, ManagedMarkupPercent = 7m });
        RegistrationStart start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);
        string query = start.ShouldBeOfType<RegistrationStart.LeaveTo>().Address.Query;
        string state = query.Split('&').Single(part => part.StartsWith("state=", StringComparison.Ordinal))["state=".Length..];

        PartnerAccount again = (await fixture.ReturnAsync(state)).ShouldBeOfType<RegistrationEnd.SignedInAgain>().Account;

        (again.Id, again.TokenState, again.ManagedMarkupPercent).ShouldBe((account.Id, TokenState.Connected, 7m));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CompleteAsync_TenantWasRemoved_GoesOnUnderItsOldIdWhenItsHistoryWasKept(bool keepHistory)
    {
        PartnerAccount old = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.Store.RemoveAccount(old.Id, keepHistory);
        fixture.Registration.ForgetSignIn(old.Id);

        PartnerAccount back = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;

        (back.Id == old.Id).ShouldBe(keepHistory);
        fixture.Store.TokenCaches.Keys.ShouldBe([back.Id]);
    }

    [Fact]
    public async Task ForgetSignIn_AccountRemoved_LeavesNoTokenToUse()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        var tenant = new PartnerTenant(account.Id, account.TenantId);
        await fixture.Tokens.GetTokenAsync(tenant, TokenAudience.PartnerCenter, default);
        fixture.Store.RemoveAccount(account.Id, keepHistory: false);
        fixture.Store.RemoveTokenCache(account.Id);

        fixture.Registration.ForgetSignIn(account.Id);

        await Should.ThrowAsync<SignInNeededException>(() => fixture.Tokens.GetTokenAsync(tenant, TokenAudience.PartnerCenter, default));
    }

    [Fact]
    public async Task RenewTokenAsync_AccountRemovedMeanwhile_KeepsNoTokenOnDisk()
    {
        PartnerAccount account = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        fixture.AnswerTokens(_ =>
        {
            // The answer comes after the account went.
            fixture.Store.RemoveAccount(account.Id, keepHistory: false);
            fixture.Store.RemoveTokenCache(account.Id);
            return FakeMicrosoft.Json("""{"token_type":"Bearer","expires_in":4799,"scope":"https://api.partnercenter.microsoft.com/user_impersonation","access_token":"late","refresh_token":"late-refresh"}""");
        });

        await RenewAsync(account);

        fixture.Store.TokenCaches.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    // As many as are held at once, so that the one that is being checked has to go.
    private async Task BeginManyAsync()
    {
        for (int begun = 0; begun < 200; begun++)
            await fixture.BeginAsync(OnboardingFixture.Form(tenantId: OnboardingFixture.OtherTenantId));
    }

    private static RefusalReason Refusal(RegistrationEnd end) => end.ShouldBeOfType<RegistrationEnd.Refused>().Reason;

    private Task<string> RenewAsync(PartnerAccount account) => fixture.RenewAsync(account);
}
