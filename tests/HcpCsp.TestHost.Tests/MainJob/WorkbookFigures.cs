using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Reads figures out of finished workbooks, from their XML alone.</summary>
internal static partial class WorkbookFigures
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Exact sum of a column of the line-item sheets, by the heading that it has or begins with.</summary>
    public static decimal SumColumn(string path, string heading)
    {
        using var zip = ZipFile.OpenRead(path);
        return ListLineSheets(zip).Sum(sheet => SumColumn(zip, sheet, heading));
    }

    public static IReadOnlyList<string> ListFormulas(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .SelectMany(entry => Load(zip, entry.FullName).Descendants(Main + "f").Select(formula => formula.Value))];
    }

    /// <summary>The first figure of a text in en-US writing.</summary>
    public static decimal ReadFirst(string text) =>
        decimal.Parse(Figure().Match(text.Replace('\u2212', '-')).Value, NumberStyles.Number, CultureInfo.GetCultureInfo("en-US"));

    private static IEnumerable<string> ListLineSheets(ZipArchive zip)
    {
        var targets = Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(relation => relation.Attribute("Id")!.Value, relation => relation.Attribute("Target")!.Value, StringComparer.Ordinal);
        return Load(zip, "xl/workbook.xml").Descendants(Main + "sheet")
            .Where(sheet => sheet.Attribute("name")!.Value.StartsWith("Line items", StringComparison.Ordinal))
            .Select(sheet => targets[sheet.Attribute(Relationships + "id")!.Value].TrimStart('/'))
            .Select(target => target.StartsWith("xl/", StringComparison.Ordinal) ? target : "xl/" + target);
    }

    private static decimal SumColumn(ZipArchive zip, string sheet, string heading)
    {
        List<XElement> rows = [.. Load(zip, sheet).Descendants(Main + "row")];
        string[] shared = zip.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : [.. Load(zip, "xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(item => item.Value)];
        var (index, column) = FindHeading(rows, shared, heading);
        return rows.Skip(index + 1).SelectMany(row => row.Elements(Main + "c"))
            .Where(cell => cell.Element(Main + "f") is null && ColumnOf(cell) == column && cell.Element(Main + "v") is not null)
            .Sum(cell => decimal.Parse(cell.Element(Main + "v")!.Value, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static (int Row, string Column) FindHeading(List<XElement> rows, string[] shared, string heading)
    {
        for (int index = 0; index < rows.Count; index++)
        {
            XElement? exact = rows[index].Elements(Main + "c").FirstOrDefault(cell => TextOf(cell, shared) == heading);
            XElement? found = exact ?? rows[index].Elements(Main + "c").FirstOrDefault(cell => TextOf(cell, shared).StartsWith(heading + " (", StringComparison.Ordinal));
            if (found is not null && rows[index].Elements(Main + "c").Count() > 4)
                return (index, ColumnOf(found));
        }

        throw new InvalidOperationException($"No heading {heading}.");
    }

    private static string TextOf(XElement cell, string[] shared) =>
        cell.Attribute("t")?.Value == "s" ? shared[int.Parse(cell.Element(Main + "v")!.Value, CultureInfo.InvariantCulture)] : cell.Value;

    private static string ColumnOf(XElement cell) => cell.Attribute("r")!.Value.TrimEnd([.. "0123456789"]);

    private static XDocument Load(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        return XDocument.Load(stream);
    }

    [GeneratedRegex(@"-?[\d,]+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();
}
