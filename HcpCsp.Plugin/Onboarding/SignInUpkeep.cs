using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Keeps sign-ins alive that nobody uses, and warns of those that lapse all the same.</summary>
internal sealed class SignInUpkeep(ICspStore store, TokenSource tokens, LapseNotices notices, TimeProvider time)
{
    /// <summary>
    /// Microsoft ends a refresh token after 90 days without use, and a tenant's policy may end it sooner. A week leaves a dozen tries
    /// before the first, and asks little of the token service.
    /// </summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    public async Task<SignInUpkeepOutcome> RunAsync(CancellationToken cancellationToken)
    {
        int refreshed = 0;
        var failures = new List<string>();
        foreach (PartnerAccount account in store.ListAccounts())
        {
            if (time.GetUtcNow() - account.TokenRefreshedAt <= LongestRest)
                continue;
            if (await FindFailureAsync(account, cancellationToken) is { } failure)
                failures.Add($"{account.Name}: {failure}");
            else
                refreshed++;
        }

        foreach (PartnerAccount account in store.ListAccounts())
            notices.WarnIfDue(account);
        return new SignInUpkeepOutcome(refreshed, failures);
    }

    private async Task<string?> FindFailureAsync(PartnerAccount account, CancellationToken cancellationToken)
    {
        try
        {
            await tokens.RefreshAsync(new PartnerTenant(account.Id, account.TenantId), cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is SignInNeededException or PartnerCenterException or StoreException or IOException)
        {
            return exception.Message;
        }
    }
}

/// <param name="Refreshed">How many sign-ins begin their 90 days anew.</param>
/// <param name="Failures">One sentence for each that doesn't.</param>
internal sealed record SignInUpkeepOutcome(int Refreshed, IReadOnlyList<string> Failures)
{
    public bool IsWhole => Failures.Count == 0;

    public string Summary => Failures.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Refreshed} idle sign-ins refreshed.")
        : string.Create(CultureInfo.InvariantCulture, $"{Refreshed} idle sign-ins refreshed, {Failures.Count} not: {string.Join(" ", Failures)}");
}
