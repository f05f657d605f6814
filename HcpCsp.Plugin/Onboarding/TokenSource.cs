using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Buys access tokens without anybody present, one purchase per account at a time, and records how the sign-in fares.</summary>
internal sealed class TokenSource(SignInApps apps, Scopes scopes, ICspStore store, IOptions<MicrosoftOptions> options, TimeProvider time) : ITokenSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RecordingInterval = TimeSpan.FromHours(1);

    private static readonly SignInFault Unconfigured = new(TokenState.NeedsConfiguration, RefusalReason.Configuration, "The app registration isn't configured.", "");
    private static readonly SignInFault NoSignIn = new(
        TokenState.NeedsSignIn, RefusalReason.Configuration, "No sign-in is kept for this account.", "Sign in again on the account page.");

    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string AccountId, TokenAudience Audience), BoughtToken> bought = new();

    public async Task<string> GetTokenAsync(PartnerTenant tenant, TokenAudience audience, CancellationToken cancellationToken) =>
        FindBought(tenant, audience) ?? await BuyAsync(tenant, audience, refusedToken: null, cancellationToken);

    public Task<string> RenewTokenAsync(PartnerTenant tenant, TokenAudience audience, string refusedToken, CancellationToken cancellationToken) =>
        BuyAsync(tenant, audience, refusedToken, cancellationToken);

    /// <summary>Buys a token though nobody needs one, so that the sign-in begins its 90 days anew.</summary>
    /// <exception cref="SignInNeededException">A person must sign in again, or the app registration must be put right.</exception>
    /// <exception cref="PartnerCenterException">A passing fault of the token service.</exception>
    public Task RefreshAsync(PartnerTenant tenant, CancellationToken cancellationToken) =>
        BuyAsync(tenant, TokenAudience.PartnerCenter, FindBought(tenant, TokenAudience.PartnerCenter) ?? "", cancellationToken);

    /// <summary>Forgets the tokens of a sign-in that was replaced or given up.</summary>
    public void Forget(string accountId)
    {
        foreach (TokenAudience audience in Enum.GetValues<TokenAudience>())
            bought.TryRemove((accountId, audience), out _);
        apps.Forget(accountId);
    }

    public void Dispose()
    {
        foreach (SemaphoreSlim gate in gates.Values)
            gate.Dispose();
    }

    private string? FindBought(PartnerTenant tenant, TokenAudience audience) =>
        bought.TryGetValue((tenant.AccountId, audience), out BoughtToken? token) && token.ExpiresAt - Margin > time.GetUtcNow() ? token.Text : null;

    private async Task<string> BuyAsync(PartnerTenant tenant, TokenAudience audience, string? refusedToken, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = gates.GetOrAdd(tenant.AccountId, static _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited finds what the one before bought.
            if (FindBought(tenant, audience) is { } found && !string.Equals(found, refusedToken, StringComparison.Ordinal))
                return found;
            AuthenticationResult result = await AcquireAsync(tenant, audience, isForced: refusedToken is not null, cancellationToken);
            bought[(tenant.AccountId, audience)] = new BoughtToken(result.AccessToken, result.ExpiresOn);
            if (result.AuthenticationResultMetadata.TokenSource == Microsoft.Identity.Client.TokenSource.IdentityProvider)
                RecordSuccess(tenant.AccountId);
            return result.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<AuthenticationResult> AcquireAsync(PartnerTenant tenant, TokenAudience audience, bool isForced, CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.FindMissingRegistration() is { } missing)
                throw Record(tenant, Unconfigured with { WhatToDo = missing }, innerException: null);
            IConfidentialClientApplication app = apps.Get(tenant.AccountId, tenant.TenantId);
            IAccount? account = await FindAccountAsync(app);
            return account is null
                ? throw Record(tenant, NoSignIn, innerException: null)
                : await app.AcquireTokenSilent(scopes.Of(audience), account).WithForceRefresh(isForced).ExecuteAsync(cancellationToken);
        }
        catch (MsalException exception)
        {
            // Without the cause: its text holds the whole answer, claims challenge and all, and would end up in logs.
            throw Record(tenant, SignInFault.From(exception), innerException: null);
        }
        catch (ClientCertificateException exception)
        {
            throw Record(tenant, SignInFault.From(exception), exception);
        }
        catch (HttpRequestException exception)
        {
            throw Record(tenant, SignInFaults.Passing, exception);
        }
    }

    // The obsolete note is for web apps that hold many users in one cache: ours holds the one who consented.
    private static async Task<IAccount?> FindAccountAsync(IConfidentialClientApplication app) =>
#pragma warning disable CS0618
        (await app.GetAccountsAsync()).FirstOrDefault();
#pragma warning restore CS0618

    private Exception Record(PartnerTenant tenant, SignInFault fault, Exception? innerException)
    {
        if (fault.State is not { } state)
            return new PartnerCenterException(fault.What, innerException ?? new InvalidOperationException(fault.What)) { Code = fault.Code, IsTransient = true, Advice = fault.WhatToDo };
        if (store.FindAccount(tenant.AccountId) is not null)
        {
            store.UpdateAccount(tenant.AccountId, account => account with
            {
                TokenState = state,
                TokenDetail = fault.Text,
                ClaimsChallenge = fault.Claims.Length > 0 ? fault.Claims : account.ClaimsChallenge,
            });
        }

        return new SignInNeededException(state, fault.Text, innerException);
    }

    private void RecordSuccess(string accountId)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (store.FindAccount(accountId) is not { } account)
            return;
        if (account.TokenState == TokenState.Connected && account.TokenRefreshedAt is { } last && now - last < RecordingInterval)
            return;
        store.UpdateAccount(accountId, kept => kept with { TokenState = TokenState.Connected, TokenDetail = "", ClaimsChallenge = "", TokenRefreshedAt = now });
    }

    private sealed record BoughtToken(string Text, DateTimeOffset ExpiresAt);
}
