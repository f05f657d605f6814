using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Tells Cloud Admins that a consent is about to lapse: twice for each day on which one would.</summary>
internal sealed class LapseNotices(ICspStore store, INotifier notifier, TimeProvider time)
{
    // Time enough to find somebody with the rights, and a last call. The nearest comes first.
    private static readonly int[] DaysAhead = [3, 14];

    public void WarnIfDue(PartnerAccount account)
    {
        if (account.ConsentLapsesAt is not { } lapsesAt || FindDue(lapsesAt - time.GetUtcNow()) is not { } due)
            return;
        var warning = new LapseWarning(DateOnly.FromDateTime(lapsesAt.UtcDateTime), due);
        if (account.LapseWarning is { } sent && sent.LapsesOn == warning.LapsesOn && sent.DaysAhead <= due)
            return;

        // Told first, noted then: after a crash in between it is told again, rather than never.
        notifier.Notify(Notice(account, warning.LapsesOn));
        store.UpdateAccount(account.Id, kept => kept with { LapseWarning = warning });
    }

    private static int? FindDue(TimeSpan left) =>
        left > TimeSpan.Zero && DaysAhead.FirstOrDefault(days => left <= TimeSpan.FromDays(days)) is var due and > 0 ? due : null;

    private static Notification Notice(PartnerAccount account, DateOnly day) => new()
    {
        Role = HcpRoles.CloudAdmin,
        Severity = NotificationSeverity.Warning,
        Title = string.Create(CultureInfo.InvariantCulture, $"{account.Name}: consent lapses on {day:d MMM yyyy}"),
        Text = "Without a new token Microsoft ends the sign-in that day, and discovery stops. "
            + (account.TokenDetail.Length > 0 ? account.TokenDetail : "Sign in again on the account page."),
        Path = "/csp/accounts/" + account.Id,
    };
}
