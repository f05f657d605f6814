using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>What goes wrong at sign-in, and what the client makes of it. Each test begins with a sign-in of its own.</summary>
public sealed class SignInFaultTests(SimulatedMicrosoftFixture fixture) : IClassFixture<SimulatedMicrosoftFixture>, IAsyncLifetime
{
    private SimulatedMicrosoft Microsoft => fixture.Microsoft;

    private PartnerAccount Account => Microsoft.Store.FindAccount(Microsoft.Tenant.AccountId)!; // Registered by the fixture.

    public async ValueTask InitializeAsync() => (await Microsoft.SignInAgainAsync()).ShouldBeOfType<RegistrationEnd.SignedInAgain>();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("consent-revoked", nameof(TokenState.NeedsSignIn), "AADSTS65001")]
    [InlineData("refresh-lapsed", nameof(TokenState.NeedsSignIn), "AADSTS700082")]
    [InlineData("refresh-malformed", nameof(TokenState.NeedsSignIn), "AADSTS70000")]
    [InlineData("sessions-revoked", nameof(TokenState.NeedsSignIn), "AADSTS50173")]
    [InlineData("sign-in-frequency", nameof(TokenState.NeedsSignIn), "AADSTS70043")]
    [InlineData("access-blocked", nameof(TokenState.NeedsSignIn), "AADSTS53003")]
    [InlineData("user-disabled", nameof(TokenState.NeedsSignIn), "AADSTS50057")]
    [InlineData("mfa-stale", nameof(TokenState.NeedsSignIn), "AADSTS50078")]
    [InlineData("outside-mfa", nameof(TokenState.NeedsSignIn), "AADSTS50158")]
    [InlineData("claims-challenge", nameof(TokenState.NeedsSignIn), "AADSTS50076")]
    [InlineData("unknown-application", nameof(TokenState.NeedsConfiguration), "AADSTS700016")]
    [InlineData("secret-expired", nameof(TokenState.NeedsConfiguration), "AADSTS7000222")]
    public async Task RefreshAsync_Refused_SaysWhoMustAct(string fault, string state, string code)
    {
        using IDisposable switched = Microsoft.With(fault);

        SignInNeededException needed = await Should.ThrowAsync<SignInNeededException>(RefreshAsync());

        needed.State.ToString().ShouldBe(state);
        needed.Message.ShouldContain($"({code})");
        Account.TokenState.ShouldBe(needed.State);
    }

    [Theory]
    [InlineData("request-loop", "AADSTS50196")]
    [InlineData("token-throttle=1", "AADSTS90055")]
    [InlineData("token-503=1", "AADSTS50033")]
    [InlineData("token-503-html=1", "")]
    public async Task RefreshAsync_PassingFault_LeavesTheSignInConnected(string fault, string code)
    {
        using IDisposable switched = Microsoft.With(fault);

        PartnerCenterException failure = await Should.ThrowAsync<PartnerCenterException>(RefreshAsync());

        (failure.IsTransient, failure.Code).ShouldBe((true, code));
        Account.TokenState.ShouldBe(TokenState.Connected);
    }

    [Theory]
    [InlineData("token-503=2")]
    [InlineData("token-503-html=2")]
    [InlineData("token-short=1")]
    [InlineData("single-tenant")]
    [InlineData("no-app-roles")]
    public async Task SignInAgainAsync_FaultThatPassesOrIsNoneOfOurs_IsConnected(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);

        (await Microsoft.SignInAgainAsync()).ShouldBeOfType<RegistrationEnd.SignedInAgain>();

        (await Microsoft.Client.GetOrganizationAsync(Microsoft.Tenant, CancellationToken.None)).TenantId.ShouldBe(Microsoft.Tenant.TenantId);
        Account.TokenState.ShouldBe(TokenState.Connected);
    }

    [Theory]
    [InlineData("claims-challenge")]
    public async Task SignInAgainAsync_ClaimsAskedFor_MeetsThem(string fault)
    {
        using IDisposable switched = Microsoft.With(fault);
        await Should.ThrowAsync<SignInNeededException>(RefreshAsync());

        (await Microsoft.SignInAgainAsync()).ShouldBeOfType<RegistrationEnd.SignedInAgain>();
        await RefreshAsync();

        Account.TokenState.ShouldBe(TokenState.Connected);
    }

    [Theory]
    [InlineData("no-graph-consent", nameof(RefusalReason.NoBillingConsent))]
    [InlineData("wrong-tenant", nameof(RefusalReason.WrongTenant))]
    [InlineData("mfa-claim-missing", nameof(RefusalReason.NoMfa))]
    [InlineData("unknown-application", nameof(RefusalReason.Configuration))]
    [InlineData("secret-expired", nameof(RefusalReason.Configuration))]
    [InlineData("token-throttle=1", nameof(RefusalReason.TryLater))]
    [InlineData("token-503-html=1", nameof(RefusalReason.TryLater))]
    public async Task RegisterAsync_Fault_IsRefusedAndNothingIsKept(string fault, string reason)
    {
        RegistrationEnd end = await Microsoft.RegisterAsync(Microsoft.Simulator.Partners[1], fault);

        end.ShouldBeOfType<RegistrationEnd.Refused>().Reason.ToString().ShouldBe(reason);
        Microsoft.Store.ListAccounts().ShouldHaveSingleItem().Id.ShouldBe(Microsoft.Tenant.AccountId);
    }

    private Task RefreshAsync() => Microsoft.Get<TokenSource>().RefreshAsync(Microsoft.Tenant, CancellationToken.None);
}
