using System.Globalization;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>Holds a workbook against the same one as another program worked it out.</summary>
internal static class Recalculation
{
    /// <summary>What differs, cell by cell; nothing when the program read each of our cells and comes to each of our figures.</summary>
    public static IReadOnlyList<string> Compare(byte[] ours, byte[] theirs)
    {
        IReadOnlyDictionary<string, ReadCell> written = ReadCell.ReadAll(ours), read = ReadCell.ReadAll(theirs);
        return
        [
            .. written.Keys.Except(read.Keys, StringComparer.Ordinal).Select(place => $"{place} is lost."),
            .. read.Keys.Except(written.Keys, StringComparer.Ordinal).Select(place => $"{place} is new."),
            .. written.Where(cell => read.ContainsKey(cell.Key)).Select(cell => Compare(cell.Key, cell.Value, read[cell.Key])).OfType<string>(),
        ];
    }

    private static string? Compare(string place, ReadCell ours, ReadCell theirs)
    {
        if (theirs.IsError || ours.IsFormula != theirs.IsFormula)
            return $"{place} became {theirs}.";
        if (ours.IsFormula ? IsFigure(ours.Value, theirs.Value, ours.Digits) : IsText(ours.Value, theirs.Value) || IsFigure(ours.Value, theirs.Value, digits: 9))
            return null;
        return ours.IsFormula ? $"{place} holds {ours.Value}, and {ours.Formula} comes to {theirs.Value}." : $"{place} is '{ours.Value}', and was read as '{theirs.Value}'.";
    }

    private static bool IsText(string ours, string theirs) => string.Equals(ours.ReplaceLineEndings("\n"), theirs.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    // Theirs is a binary fraction: it is our figure when it is nearer to it than a hundredth of the last digit that is shown.
    private static bool IsFigure(string ours, string theirs, int digits) =>
        decimal.TryParse(ours, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal our)
        && decimal.TryParse(theirs, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal their)
        && Math.Abs(our - their) * (decimal)Math.Pow(10, digits) < 0.01m;
}
