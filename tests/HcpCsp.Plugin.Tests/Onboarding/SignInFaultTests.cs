using System.Globalization;
using System.Net;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>Entra's errors, each as its token endpoint writes it, through MSAL itself: with nobody present and while somebody registers.</summary>
public sealed class SignInFaultTests : IAsyncDisposable
{
    private const string SignIn = nameof(TokenState.NeedsSignIn);
    private const string Configure = nameof(TokenState.NeedsConfiguration);
    private const string Later = "try later";

    private readonly OnboardingFixture fixture = new();

    /// <summary>Error, code, what becomes of an account, of a registration, and a part of what people read.</summary>
    public static TheoryData<string, int, string, string, string> Errors => new()
    {
        { "invalid_grant", 65001, SignIn, nameof(RefusalReason.Declined), "Sign in again and consent." },
        { "interaction_required", 65001, SignIn, nameof(RefusalReason.Declined), "Sign in again and consent." },
        { "access_denied", 65004, SignIn, nameof(RefusalReason.Declined), "accept what Microsoft asks" },
        { "invalid_client", 650052, Configure, nameof(RefusalReason.Configuration), "Add the permissions" },
        { "invalid_client", 650056, Configure, nameof(RefusalReason.Configuration), "Add the permissions" },
        { "invalid_resource", 650057, Configure, nameof(RefusalReason.Configuration), "Add the permissions" },
        { "invalid_resource", 500011, Configure, nameof(RefusalReason.Configuration), "Add the permissions" },
        { "interaction_required", 50076, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "invalid_grant", 50076, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "interaction_required", 50079, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "interaction_required", 50074, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "interaction_required", 50072, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "invalid_grant", 50078, SignIn, nameof(RefusalReason.NoMfa), "Set up MFA" },
        { "interaction_required", 50158, SignIn, nameof(RefusalReason.NoMfa), "pass what that provider asks" },
        { "access_denied", 53003, SignIn, nameof(RefusalReason.Configuration), "Ask the administrator" },
        { "invalid_grant", 53003, SignIn, nameof(RefusalReason.Configuration), "Ask the administrator" },
        { "invalid_grant", 70008, SignIn, nameof(RefusalReason.Configuration), "wasn't used for a long time. (AADSTS70008) Sign in again" },
        { "invalid_grant", 700082, SignIn, nameof(RefusalReason.Configuration), "wasn't used for a long time. (AADSTS700082) Sign in again" },
        { "invalid_grant", 70043, SignIn, nameof(RefusalReason.Configuration), "frequency policy ended the sign-in. (AADSTS70043) Sign in again" },
        { "invalid_grant", 50173, SignIn, nameof(RefusalReason.Configuration), "revoked, such as by a password reset. (AADSTS50173) Sign in again" },
        { "invalid_grant", 70000, SignIn, nameof(RefusalReason.Configuration), "doesn't know the kept sign-in. (AADSTS70000) Sign in again" },
        { "invalid_grant", 54005, SignIn, nameof(RefusalReason.TryLater), "Start again with Login with Microsoft." },
        { "invalid_grant", 501481, SignIn, nameof(RefusalReason.TryLater), "Start again with Login with Microsoft." },
        { "invalid_request", 50011, Configure, nameof(RefusalReason.Configuration), "/csp/consent to the redirect addresses" },
        { "invalid_grant", 50020, SignIn, nameof(RefusalReason.WrongTenant), "an account of the tenant" },
        { "invalid_grant", 50034, SignIn, nameof(RefusalReason.WrongTenant), "an account of the tenant" },
        { "interaction_required", 16000, SignIn, nameof(RefusalReason.WrongTenant), "an account of the tenant" },
        { "invalid_request", 50194, Configure, nameof(RefusalReason.Configuration), "multi-tenant" },
        { "unauthorized_client", 700016, Configure, nameof(RefusalReason.Configuration), "Check the Account ID and HcpCsp:Microsoft:ClientId" },
        { "unauthorized_client", 700011, Configure, nameof(RefusalReason.Configuration), "Check the Account ID and HcpCsp:Microsoft:ClientId" },
        { "invalid_request", 90002, Configure, nameof(RefusalReason.WrongTenant), "Check the Account ID for typing errors." },
        { "invalid_grant", 50057, SignIn, nameof(RefusalReason.Configuration), "Enable it in Entra" },
        { "interaction_required", 50105, SignIn, nameof(RefusalReason.Configuration), "Assign it in Entra" },
        { "invalid_grant", 50126, SignIn, nameof(RefusalReason.Configuration), "refused the name or the password. (AADSTS50126) Sign in again" },
        { "invalid_grant", 50053, SignIn, nameof(RefusalReason.Configuration), "refused the name or the password. (AADSTS50053) Sign in again" },
        { "invalid_grant", 50055, SignIn, nameof(RefusalReason.Configuration), "refused the name or the password. (AADSTS50055) Sign in again" },
        { "invalid_client", 7000215, Configure, nameof(RefusalReason.Configuration), "secret's value, not its id" },
        { "invalid_client", 7000222, Configure, nameof(RefusalReason.Configuration), "Make a new secret" },
        { "invalid_client", 700027, Configure, nameof(RefusalReason.Configuration), "Upload the certificate" },
        { "invalid_request", 50196, Later, nameof(RefusalReason.TryLater), "Wait some minutes" },
        { "invalid_grant", 50033, Later, nameof(RefusalReason.TryLater), "Try again in a few minutes." },
        { "invalid_grant", 50087, Later, nameof(RefusalReason.TryLater), "Try again in a few minutes." },
        { "temporarily_unavailable", 0, Later, nameof(RefusalReason.TryLater), "Try again in a few minutes." },

        // Codes that nobody knew when this was written: the error says what they are.
        { "invalid_client", 7999999, Configure, nameof(RefusalReason.Configuration), "Check HcpCsp:Microsoft" },
        { "invalid_grant", 7999999, SignIn, nameof(RefusalReason.Configuration), "Sign in again" },
        { "interaction_required", 0, SignIn, nameof(RefusalReason.Configuration), "Sign in again" },
        { "something_new", 7999999, Later, nameof(RefusalReason.TryLater), "Try again in a few minutes." },

        // Where both say something plain, the error is believed.
        { "temporarily_unavailable", 50173, Later, nameof(RefusalReason.TryLater), "Try again in a few minutes." },
        { "invalid_client", 50173, Configure, nameof(RefusalReason.Configuration), "Check HcpCsp:Microsoft" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task RenewTokenAsync_Refused_LeavesTheAccountInItsState(string error, int code, string outcome, string reason, string text)
    {
        _ = reason;
        PartnerAccount account = await fixture.GetRegisteredAsync();
        Refuse(error, code);

        Exception refused = await Should.ThrowAsync<Exception>(() => fixture.RenewAsync(account));

        PartnerAccount after = fixture.Store.FindAccount(account.Id)!;
        if (outcome == Later)
        {
            PartnerCenterException passing = refused.ShouldBeOfType<PartnerCenterException>();
            passing.IsTransient.ShouldBeTrue();
            passing.Advice.ShouldContain(text);
            after.TokenState.ShouldBe(TokenState.Connected);
            return;
        }

        refused.ShouldBeOfType<SignInNeededException>().State.ToString().ShouldBe(outcome);
        (after.TokenState.ToString(), after.TokenDetail).ShouldBe((outcome, refused.Message));
        after.TokenDetail.ShouldContain(text);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task CompleteAsync_CodeRefused_TellsWhatToDo(string error, int code, string outcome, string reason, string text)
    {
        _ = outcome;
        Refuse(error, code);

        RegistrationEnd.Refused refused = (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Refused>();

        refused.Reason.ToString().ShouldBe(reason);
        $"{refused.What} {refused.WhatToDo}".ShouldContain(text);
        fixture.Store.ListAccounts().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task RenewTokenAsync_ServiceBusyOrDown_IsTriedLaterWhateverItSays(int status)
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(_ => FakeMicrosoft.Json("""{"error":"invalid_grant","error_codes":[50173]}""", (HttpStatusCode)status));

        (await Should.ThrowAsync<PartnerCenterException>(() => fixture.RenewAsync(account))).IsTransient.ShouldBeTrue();

        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.Connected);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task CompleteAsync_ServiceBusyOrDown_IsToBeTriedLater(int status)
    {
        fixture.AnswerTokens(_ => FakeMicrosoft.Json("""{"error":"invalid_grant","error_codes":[50173]}""", (HttpStatusCode)status));

        (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Refused>().Reason.ShouldBe(RefusalReason.TryLater);
    }

    [Fact]
    public async Task RenewTokenAsync_PageOfAGateway_IsTriedLater()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(_ => FakeMicrosoft.Json("<html>AADSTS50173 invalid_grant</html>", HttpStatusCode.BadGateway));

        await Should.ThrowAsync<PartnerCenterException>(() => fixture.RenewAsync(account));

        fixture.Store.FindAccount(account.Id)!.TokenState.ShouldBe(TokenState.Connected);
    }

    [Fact]
    public async Task RenewTokenAsync_CodeInTheTextAlone_IsNotBelieved()
    {
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.AnswerTokens(_ => FakeMicrosoft.Json("""{"error":"invalid_grant","error_description":"AADSTS7000222: The secret has expired."}""", HttpStatusCode.BadRequest));

        (await Should.ThrowAsync<SignInNeededException>(() => fixture.RenewAsync(account))).State.ShouldBe(TokenState.NeedsSignIn);
    }

    [Theory]
    [InlineData("access_denied", "AADSTS65004: declined", nameof(RefusalReason.Declined))]
    [InlineData("access_denied", "AADSTS53003: blocked", nameof(RefusalReason.Configuration))]
    [InlineData("invalid_request", "AADSTS90002: no tenant", nameof(RefusalReason.WrongTenant))]
    [InlineData("invalid_client", "AADSTS650052: not enabled", nameof(RefusalReason.Configuration))]
    [InlineData("interaction_required", "See AADSTS90002 for another fault", nameof(RefusalReason.Configuration))]
    [InlineData("temporarily_unavailable", "", nameof(RefusalReason.TryLater))]
    public async Task CompleteAsync_RedirectBringsAnError_IsRefusedInItsSense(string error, string description, string reason)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = await fixture.BeginAsync(), ["error"] = error, ["error_description"] = description,
        };

        RegistrationEnd end = await fixture.Registration.CompleteAsync(query, OnboardingFixture.Session, default);

        end.ShouldBeOfType<RegistrationEnd.Refused>().Reason.ToString().ShouldBe(reason);
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    // Entra's shape: the text begins with the code, lines are parted by CRLF.
    private void Refuse(string error, int code)
    {
        string codes = code == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{code}");
        string body = $$"""
            {"error":"{{error}}","error_description":"AADSTS{{codes}}: Refused.\r\nTrace ID: 1\r\nCorrelation ID: 2\r\nTimestamp: 2026-11-20 12:00:00Z","error_codes":[{{codes}}],"timestamp":"2026-11-20 12:00:00Z","trace_id":"1","correlation_id":"2","error_uri":"https://login.microsoftonline.com/error?code={{codes}}"}
            """;
        fixture.AnswerTokens(_ => FakeMicrosoft.Json(body, HttpStatusCode.BadRequest));
    }
}
