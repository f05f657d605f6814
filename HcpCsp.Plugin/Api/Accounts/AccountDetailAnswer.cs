using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>One partner account.</summary>
internal sealed record AccountDetailAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Organization { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Of discovery, in the words of pages.</summary>
    public required string State { get; init; }

    public required SignInAnswer SignIn { get; init; }

    /// <summary>Percent; null when not given.</summary>
    public required decimal? MicrosoftDiscount { get; init; }

    /// <inheritdoc cref="MicrosoftDiscount"/>
    public required decimal? ManagedMarkup { get; init; }

    /// <inheritdoc cref="MicrosoftDiscount"/>
    public required decimal? NonManagedMarkup { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null when it isn't scheduled.</summary>
    public required DateTimeOffset? NextDiscovery { get; init; }

    /// <summary>Null when there was none.</summary>
    public required RunAnswer? NewestRun { get; init; }

    /// <summary>To be sent back with a change.</summary>
    public required int Version { get; init; }

    public required CountsAnswer Counts { get; init; }

    public static AccountDetailAnswer From(PartnerAccount account, CountsAnswer counts, DiscoveryRun? run, DateTimeOffset? next, DateTimeOffset now) => new()
    {
        Id = account.Id,
        Name = account.Name,
        Organization = account.OrganizationName,
        TenantId = account.TenantId,
        State = (run?.State ?? DiscoveryState.NotStarted).Caption(),
        SignIn = SignInAnswer.From(account, now),
        MicrosoftDiscount = account.MicrosoftDiscountPercent,
        ManagedMarkup = account.ManagedMarkupPercent,
        NonManagedMarkup = account.NonManagedMarkupPercent,
        AddedAt = account.CreatedAt,
        NextDiscovery = next,
        NewestRun = run is null ? null : RunAnswer.From(run),
        Version = account.Version,
        Counts = counts,
    };
}

/// <summary>Whether Microsoft still gives us tokens, and until when it will.</summary>
/// <param name="State">Connected, NeedsSignIn or NeedsConfiguration.</param>
/// <param name="Detail">What is wrong and what to do; empty while connected.</param>
/// <param name="SignedInAs">Who consented.</param>
/// <param name="RefreshedAt">Last time it gave us one; null for never.</param>
/// <param name="LapsesAt">When the consent lapses without use; null when that can't be told.</param>
/// <param name="LapsesSoon">Whether somebody should sign in before.</param>
/// <param name="MfaInToken">Whether the token named multi-factor authentication at the sign-in; null when it didn't tell.</param>
/// <param name="MfaByPartnerCenter">Whether Partner Center took it as compliant; null when it didn't tell.</param>
internal sealed record SignInAnswer(
    string State, string Detail, string SignedInAs, DateTimeOffset? RefreshedAt, DateTimeOffset? LapsesAt, bool LapsesSoon, bool? MfaInToken, bool? MfaByPartnerCenter)
{
    public static SignInAnswer From(PartnerAccount account, DateTimeOffset now) => new(
        account.TokenState.ToString(), account.TokenDetail, account.SignedInAs, account.TokenRefreshedAt, account.ConsentLapsesAt, account.LapsesSoon(now), account.Mfa?.InToken, account.Mfa?.ByPartnerCenter);
}

/// <summary>How much is known of an account.</summary>
internal sealed record CountsAnswer(int Customers, int Subscriptions, int Invoices, long Lines, long UsageLines)
{
    public static CountsAnswer From(IAccountStore data)
    {
        IReadOnlyList<Invoice> invoices = data.ListInvoices();
        return new CountsAnswer(
            data.ListCustomers().Count,
            data.CountSubscriptions().Values.Sum(),
            invoices.Count,
            invoices.Sum(static invoice => (long)(invoice.Lines?.LineCount ?? 0)),
            invoices.Sum(static invoice => (long)(invoice.Usage?.LineCount ?? 0)));
    }
}
