using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>One partner account: discovery as it goes on, sign-in health, settings, recent runs.</summary>
internal sealed class AccountPage(ICspStore store, IDiscovery discovery, TimeProvider time, PageComposer composer)
{
    private const int RunsShown = 5;

    public async Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;

        var next = await discovery.FindNextRunAsync(account.Id, cancellationToken);
        return composer.Compose(request, account.Name, Ways.BelowAccounts, "account", View(request, account, next));
    }

    private AccountView View(PageRequest request, PartnerAccount account, DateTimeOffset? next)
    {
        var formats = new Formats(request.Culture);
        var now = time.GetUtcNow();
        var run = discovery.FindNewestRun(account.Id);
        return new AccountView
        {
            Confirmation = Confirmations.Find(request),
            AsksToStart = request.FindQuery("welcome") is not null && run is null,
            Name = account.Name,
            Organization = account.OrganizationName,
            TenantId = account.TenantId,
            State = StateView.For(run?.State ?? DiscoveryState.NotStarted),
            Running = run?.State == DiscoveryState.InProgress,
            NextDiscovery = next is { } moment ? formats.Moment(moment) : "Not scheduled",
            Progress = run is null ? null : ProgressView.For(run, now, formats),
            SignIn = SignInView.For(account, now, formats),
            MicrosoftDiscount = account.MicrosoftDiscountPercent is { } discount ? formats.Percent(discount) : Formats.None,
            ManagedMarkup = account.ManagedMarkupPercent is { } managed ? formats.Percent(managed) : Formats.None,
            NonManagedMarkup = account.NonManagedMarkupPercent is { } other ? formats.Percent(other) : Formats.None,
            Added = formats.Moment(account.CreatedAt),
            Counts = AccountCountsView.For(store.OpenAccount(account.Id), account.Id, formats),
            Runs = [.. discovery.ListRuns(account.Id, RunsShown).Select(one => RunView.For(one, now, formats))],
            Errors = [.. (run?.Errors ?? []).Select(error => UnitErrorView.For(error, run!.State == DiscoveryState.InProgress ? "" : CspPaths.RetryUnit(account.Id), formats))],
            Paths = AccountPathsView.For(account.Id),
        };
    }
}

internal sealed record AccountView
{
    public required string Confirmation { get; init; }

    /// <summary>Whether the pop-up asks to start discovery now.</summary>
    public required bool AsksToStart { get; init; }

    public required string Name { get; init; }

    public required string Organization { get; init; }

    public required string TenantId { get; init; }

    public required StateView State { get; init; }

    public required bool Running { get; init; }

    public required string NextDiscovery { get; init; }

    /// <summary>Of the newest run; null when there was none.</summary>
    public required ProgressView? Progress { get; init; }

    public required SignInView SignIn { get; init; }

    public required string MicrosoftDiscount { get; init; }

    public required string ManagedMarkup { get; init; }

    public required string NonManagedMarkup { get; init; }

    public required string Added { get; init; }

    public required AccountCountsView Counts { get; init; }

    public required IReadOnlyList<RunView> Runs { get; init; }

    public required IReadOnlyList<UnitErrorView> Errors { get; init; }

    public required AccountPathsView Paths { get; init; }
}

/// <summary>Whether Microsoft still gives us tokens, and until when it will.</summary>
internal sealed record SignInView(StateView State, string Detail, string SignedInAs, string Refreshed, string LapsesOn, string Mfa, bool LapsesSoon, bool NeedsPerson)
{
    public static SignInView For(PartnerAccount account, DateTimeOffset now, Formats formats)
    {
        return new SignInView(
            StateView.For(account.TokenState),
            account.TokenDetail,
            account.SignedInAs,
            account.TokenRefreshedAt is { } refreshed ? formats.Moment(refreshed) : "Never",
            account.ConsentLapsesAt is { } day ? formats.Day(day) : Formats.None,
            MfaTextOf(account.Mfa, formats),
            account.LapsesSoon(now),
            account.TokenState != TokenState.Connected);
    }

    private static string MfaTextOf(MfaFinding? found, Formats formats)
    {
        if (found is null)
            return "Not known: the sign-in was made before this was looked at.";
        string token = found.InToken switch { true => "the token names it", false => "the token doesn't name it", null => "the token doesn't tell" };
        string partnerCenter = found.ByPartnerCenter switch { true => "Partner Center accepts it", false => "Partner Center misses it", null => "Partner Center didn't tell" };
        return $"At the sign-in on {formats.Day(found.FoundAt)}, {token}, and {partnerCenter}.";
    }
}

/// <summary>How much is known of an account.</summary>
internal sealed record AccountCountsView(string Customers, string Subscriptions, string Invoices, string Lines, string UsageLines, string CustomersPath, string InvoicesPath)
{
    public static AccountCountsView For(IAccountStore data, string accountId, Formats formats)
    {
        var invoices = data.ListInvoices();
        return new AccountCountsView(
            formats.Number(data.ListCustomers().Count),
            formats.Number(data.CountSubscriptions().Values.Sum()),
            formats.Number(invoices.Count),
            formats.Number(invoices.Sum(invoice => (long)(invoice.Lines?.LineCount ?? 0))),
            formats.Number(invoices.Sum(invoice => (long)(invoice.Usage?.LineCount ?? 0))),
            CspPaths.With(CspPaths.Customers, ("account", accountId)),
            CspPaths.With(CspPaths.Billing, ("account", accountId)));
    }
}

internal sealed record AccountPathsView(string Account, string Discovery, string Stop, string Events, string Runs, string Edit, string Branding, string SignIn, string Remove)
{
    public static AccountPathsView For(string accountId) => new(
        CspPaths.Account(accountId),
        CspPaths.Discovery(accountId),
        CspPaths.StopDiscovery(accountId),
        CspPaths.DiscoveryEvents(accountId),
        CspPaths.Runs(accountId),
        CspPaths.EditAccount(accountId),
        CspPaths.Branding(accountId),
        CspPaths.SignIn(accountId),
        CspPaths.RemoveAccount(accountId));
}
