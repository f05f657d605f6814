using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>Tokens bought with nobody present, with MSAL itself.</summary>
public sealed class TokenSourceTests : IAsyncDisposable
{
    private const string Challenge = """{"access_token":{"capolids":{"essential":true,"values":["c1f2"]}}}""";

    private readonly OnboardingFixture fixture = new();

    [Theory]
    [InlineData(nameof(TokenAudience.PartnerCenter), "https://api.partnercenter.microsoft.com/user_impersonation")]
    [InlineData(nameof(TokenAudience.Graph), "https://graph.microsoft.com/PartnerBilling.Read.All")]
    public async Task RenewTokenAsync_EitherAudience_TradesTheOneRefreshToken(string audience, string scope)
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();

        await fixture.RenewAsync(account, Enum.Parse<TokenAudience>(audience));

        Dictionary<string, string> asked = fixture.TokenRequests()[^1];
        (asked["grant_type"], asked["refresh_token"]).ShouldBe(("refresh_token", "refresh-secret"));
        asked["scope"].ShouldContain(scope);
    }

    [Fact]
    public async Task CompleteAsync_Registered_RedeemedTheCodeWithItsVerifier()
    {
        await fixture.GetRegisteredAsync();

        Dictionary<string, string> asked = fixture.TokenRequests()[0];
        (asked["grant_type"], asked["code"]).ShouldBe(("authorization_code", "code-1"));
        asked["code_verifier"].Length.ShouldBeGreaterThanOrEqualTo(43);
    }

    [Fact]
    public async Task RenewTokenAsync_TwoAccounts_EachUsesItsOwnSignIn()
    {
        PartnerAccount first = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(OnboardingFixture.OtherTenantId, refreshToken: "refresh-other", path: OnboardingFixture.OtherTenantId);
        fixture.Probe.OrganizationTenant = OnboardingFixture.OtherTenantId;
        string state = await fixture.BeginAsync(OnboardingFixture.Form("Fabrikam", OnboardingFixture.OtherTenantId));
        PartnerAccount second = (await fixture.ReturnAsync(state)).ShouldBeOfType<RegistrationEnd.Registered>().Account;

        await fixture.RenewAsync(first);
        await fixture.RenewAsync(second);

        fixture.Store.TokenCaches.Keys.ShouldBe([first.Id, second.Id], ignoreOrder: true);
        fixture.TokenRequests().TakeLast(2).Select(asked => asked["refresh_token"]).ShouldBe(["refresh-secret", "refresh-other"]);
    }

    [Fact]
    public async Task RenewTokenAsync_Rotated_StoresTheNewTokenBeforeItIsHandedOut()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(refreshToken: "refresh-2");
        await fixture.RenewAsync(account);

        // Another start of the host: nothing is known but what was stored.
        fixture.Tokens.Forget(account.Id);
        await fixture.RenewAsync(account);

        fixture.TokenRequests()[^1]["refresh_token"].ShouldBe("refresh-2");
    }

    [Fact]
    public async Task RenewTokenAsync_StoreCannotSave_HandsNothingOut()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        byte[] before = fixture.Store.TokenCaches[account.Id];
        fixture.AnswerTokens(refreshToken: "refresh-2");
        fixture.Store.SaveFailure = new StoreException("The disk is full.");

        (await Should.ThrowAsync<StoreException>(() => fixture.RenewAsync(account))).Message.ShouldBe("The disk is full.");

        fixture.Store.TokenCaches[account.Id].ShouldBe(before);
    }

    [Fact]
    public async Task RenewTokenAsync_StoreSavesAgain_GoesOnFromTheOldSignIn()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(refreshToken: "refresh-2");
        fixture.Store.SaveFailure = new StoreException("The disk is full.");
        await Should.ThrowAsync<StoreException>(() => fixture.RenewAsync(account));
        fixture.Store.SaveFailure = null;

        (await fixture.RenewAsync(account)).ShouldNotBeEmpty();

        fixture.TokenRequests()[^1]["refresh_token"].ShouldBe("refresh-secret", "the one that was never stored is gone, and the old one still buys");
        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.Connected);
    }

    [Fact]
    public async Task BeginSignInAgainAsync_ChallengedBefore_TakesTheClaimsAlong()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        RefuseWithChallenge();
        Exception refused = await Should.ThrowAsync<SignInNeededException>(() => fixture.RenewAsync(account));

        RegistrationStart start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);

        OnboardingFixture.QueryOf(start)["claims"].ShouldBe(Challenge);
        refused.ToString().ShouldNotContain("capolids", Case.Insensitive, "what is thrown is logged");
    }

    [Fact]
    public async Task BeginSignInAgainAsync_ChallengeMet_IsNotSentAgain()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        RefuseWithChallenge();
        await Should.ThrowAsync<SignInNeededException>(() => fixture.RenewAsync(account));
        fixture.AnswerTokens();
        RegistrationStart start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);
        (await fixture.ReturnAsync(OnboardingFixture.QueryOf(start)["state"])).ShouldBeOfType<RegistrationEnd.SignedInAgain>();

        start = await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default);

        OnboardingFixture.QueryOf(start).ShouldNotContainKey("claims");
    }

    [Fact]
    public async Task BeginAsync_CodeWasChallenged_TakesTheClaimsAlongInThatSessionAlone()
    {
        RefuseWithChallenge();
        (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Refused>().Reason.ShouldBe(RefusalReason.NoMfa);

        RegistrationStart again = await fixture.Registration.BeginAsync(OnboardingFixture.Form(), OnboardingFixture.Session, default);
        RegistrationStart stranger = await fixture.Registration.BeginAsync(OnboardingFixture.Form(), "session-2", default);

        OnboardingFixture.QueryOf(again)["claims"].ShouldBe(Challenge);
        OnboardingFixture.QueryOf(stranger).ShouldNotContainKey("claims");
    }

    [Fact]
    public async Task BeginSignInAgainAsync_ChallengeIsNoJson_IsLeftOut()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        RefuseWithChallenge("not json");
        await Should.ThrowAsync<SignInNeededException>(() => fixture.RenewAsync(account));

        OnboardingFixture.QueryOf(await fixture.Registration.BeginSignInAgainAsync(account.Id, OnboardingFixture.Session, default)).ShouldNotContainKey("claims");
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private void RefuseWithChallenge(string claims = Challenge)
    {
        string text = System.Text.Json.JsonEncodedText.Encode(claims).ToString();
        fixture.AnswerTokens(_ => FakeMicrosoft.Json(
            $$"""{"error":"interaction_required","error_description":"AADSTS50076: MFA.","error_codes":[50076],"suberror":"basic_action","claims":"{{text}}"}""", HttpStatusCode.BadRequest));
    }
}
