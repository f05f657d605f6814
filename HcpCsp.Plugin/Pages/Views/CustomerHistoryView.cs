using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>What became of a customer: seen, renamed, lost, back again.</summary>
internal static class CustomerHistoryView
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<CustomerEventRow> List(Customer customer, Formats formats) =>
        [.. Events(customer).OrderByDescending(static one => one.At).Select(one => new CustomerEventRow(formats.Day(one.At), one.What, one.FormerName))];

    // The newest of one moment first, since the order of equal ones stays: a listing that brings a customer back may bring its new name too.
    private static IEnumerable<(DateTimeOffset At, string What, string FormerName)> Events(Customer customer)
    {
        if (customer.NotSeenSince is { } since)
            yield return (since, "Not seen since: a complete listing of Partner Center lacked it", "");
        foreach (var former in customer.FormerNames)
            yield return (former.ReplacedAt, "Renamed, formerly", former.Name);
        foreach (var absence in customer.Absences)
        {
            yield return (absence.BackAt, "Back again: Partner Center listed it", "");
            yield return (absence.LostAt, "Lost: a complete listing of Partner Center lacked it", "");
        }

        yield return (customer.FirstSeenAt, customer.KnownOnlyFromLines ? "First seen, on an invoice line; no listing of Partner Center has named it yet" : "First seen", "");
    }
}

/// <param name="FormerName">Name that was given up; empty for none.</param>
internal sealed record CustomerEventRow(string On, string What, string FormerName);
