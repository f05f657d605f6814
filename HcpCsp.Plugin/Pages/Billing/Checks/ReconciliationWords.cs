using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Billing.Checks;

/// <summary>A reconciliation in words.</summary>
internal static class ReconciliationWords
{
    private const string All = "all";

    private static readonly (string Key, string Caption)[] Kinds =
        [("unknown", "Subscription unknown"), ("unbilled", "Without a line"), ("different", "Quantity differs"), ("matched", "Matched"), ("skipped", "Not compared")];

    /// <summary>Nothing chosen is the findings: a month in order shows an empty list, not thousands that fit.</summary>
    public static bool Fits(ReconciledSubscription one, string show) =>
        show.Length == 0 ? one.IsFinding : show is All || string.Equals(KeyOf(one.Outcome), show, StringComparison.Ordinal);

    public static int Rank(ReconciliationOutcome outcome) => Array.FindIndex(Kinds, kind => string.Equals(kind.Key, KeyOf(outcome), StringComparison.Ordinal));

    public static ChoiceView Choice(string show, IReadOnlyList<ReconciledSubscription> all, Formats formats)
    {
        Dictionary<string, int> counts = all.CountBy(static one => KeyOf(one.Outcome), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return ChoiceView.Of(
            "show", "Show", show, "",
            [
                ("", $"What doesn't fit ({formats.Number(all.Count(static one => one.IsFinding))})"),
                .. Kinds.Select(kind => (kind.Key, $"{kind.Caption} ({formats.Number(counts.GetValueOrDefault(kind.Key))})")),
                (All, $"All ({formats.Number(all.Count)})"),
            ]);
    }

    public static string KeyOf(ReconciliationOutcome outcome) => outcome switch
    {
        ReconciliationOutcome.MissingSubscription => "unknown",
        ReconciliationOutcome.MissingLine => "unbilled",
        ReconciliationOutcome.Different => "different",
        ReconciliationOutcome.Matched => "matched",
        _ => "skipped",
    };

    public static StateView State(ReconciliationOutcome outcome) => outcome switch
    {
        ReconciliationOutcome.MissingSubscription => new StateView("bad", "Subscription unknown"),
        ReconciliationOutcome.MissingLine => new StateView("halted", "Without a line"),
        ReconciliationOutcome.Different => new StateView("bad", "Quantity differs"),
        ReconciliationOutcome.Matched => new StateView("good", "Matched"),
        _ => new StateView("idle", "Not compared"),
    };

    public static string Explain(ReconciledSubscription one, Formats formats) => one.Outcome switch
    {
        ReconciliationOutcome.MissingSubscription missing when one.SubscriptionId.Length == 0 => $"Lines bill {formats.Decimal(missing.Seats)} seats and name no subscription.",
        ReconciliationOutcome.MissingSubscription missing => $"Lines bill {formats.Decimal(missing.Seats)} seats of a subscription that Microsoft doesn't list for this customer.",
        ReconciliationOutcome.MissingLine missing => $"Active with {formats.Number(missing.Seats)} seats, and no line of this month bills it.",
        ReconciliationOutcome.Different different => $"Billed {formats.Decimal(different.Billed)} seats, held {formats.Number(different.Held)}: {formats.Decimal(different.Billed - different.Held)} more billed than held.",
        ReconciliationOutcome.Matched matched => $"{formats.Decimal(matched.Seats)} seats.",
        ReconciliationOutcome.NotCompared { Seats: not 0m } skipped => $"{Reason(skipped.Reason)} Lines bill {formats.Decimal(skipped.Seats)} seats.",
        ReconciliationOutcome.NotCompared skipped => Reason(skipped.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not an outcome."),
    };

    private static string Reason(NotComparedReason reason) => reason switch
    {
        NotComparedReason.ByUse => "Charged by what is used: it has no seats.",
        NotComparedReason.Trial => "A trial: free.",
        NotComparedReason.NotActive => "Not active today: what it holds says nothing of this month.",
        NotComparedReason.StartsLater => "Starts after this month.",
        NotComparedReason.BilledInAnotherMonth => "Billed by the year or once, and not in this month.",
        NotComparedReason.NoSeats => "Billed, but not by seats.",
        NotComparedReason.Migrated => "A legacy subscription that has become another one.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
