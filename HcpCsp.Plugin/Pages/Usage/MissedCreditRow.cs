using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>A resource's days without credit.</summary>
/// <param name="Worth">A dash where the data don't tell it exactly.</param>
internal sealed record MissedCreditRow(string Resource, string ResourceGroup, string Subscription, string SubscriptionId, string Meter, string Count, string Days, string Cost, string Worth, string Because)
{
    public static MissedCreditRow For(MissedCredit missed, string currency, Formats formats) => new(
        missed.Place.ResourceName.Length > 0 ? missed.Place.ResourceName : "(no resource named)",
        missed.Place.ResourceGroup,
        missed.Place.SubscriptionName,
        missed.Place.SubscriptionId,
        string.Join(" · ", new[] { missed.Meter.Name, missed.Meter.Category }.Where(static part => part.Length > 0)),
        formats.Number(missed.Days.Count),
        string.Join(", ", RunsOf(missed.Days).Select(run => run.First == run.Last ? formats.Date(run.First) : $"{formats.Date(run.First)} – {formats.Date(run.Last)}")),
        formats.Amount(new Money(missed.Cost, currency)),
        missed.Worth is { } worth ? formats.Amount(new Money(worth, currency)) : Formats.None,
        missed.Because == MissedBecause.MeterEarnsElsewhere ? "The meter earns elsewhere this month" : "The subscription earns nothing all month");

    /// <summary>Days that follow each other, together.</summary>
    private static IEnumerable<(DateOnly First, DateOnly Last)> RunsOf(IReadOnlyList<DateOnly> days)
    {
        DateOnly first = default;
        for (int index = 0; index < days.Count; index++)
        {
            if (index == 0 || days[index] != days[index - 1].AddDays(1))
                first = days[index];
            if (index == days.Count - 1 || days[index + 1] != days[index].AddDays(1))
                yield return (first, days[index]);
        }
    }
}
