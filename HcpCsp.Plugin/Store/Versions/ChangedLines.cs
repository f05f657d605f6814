using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Versions;

/// <summary>The lines of one identity that have no equal in the other version, found again: matched in the order in which they were counted.</summary>
internal sealed class ChangedLines(IReadOnlyList<VersionComparison.Amounts> before, IReadOnlyList<VersionComparison.Amounts> after)
{
    private readonly InvoiceLine?[] linesBefore = new InvoiceLine?[before.Count];
    private readonly InvoiceLine?[] linesAfter = new InvoiceLine?[after.Count];

    public void TakeBefore(InvoiceLine line) => Place(line, before, linesBefore);

    public void TakeAfter(InvoiceLine line) => Place(line, after, linesAfter);

    public IEnumerable<LineRestatement> List(string currency) =>
        Enumerable.Range(0, Math.Max(before.Count, after.Count))
            .Select(index => new LineRestatement(currency, linesBefore.ElementAtOrDefault(index), linesAfter.ElementAtOrDefault(index)));

    // Lines of the same identity and amounts can stand for each other.
    private static void Place(InvoiceLine line, IReadOnlyList<VersionComparison.Amounts> wanted, InvoiceLine?[] found)
    {
        var amounts = VersionComparison.Amounts.Of(line);
        for (int index = 0; index < found.Length; index++)
        {
            if (found[index] is null && wanted[index] == amounts)
            {
                found[index] = line;
                return;
            }
        }
    }
}
