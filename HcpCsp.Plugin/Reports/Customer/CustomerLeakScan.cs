using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Sheets.Packing;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>
/// Reads a finished customer workbook back, part by part, and throws rather than let it go out with anything of ours in it. It goes by
/// the allow-list and by the priced lines, not by what the writer meant to write.
/// </summary>
internal sealed partial class CustomerLeakScan(CustomerAllowance allowance, WorkbookDraft draft)
{
    private readonly LeakWords words = new(allowance);

    /// <exception cref="CustomerLeakException">Something in the file isn't for the customer.</exception>
    public void Check(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!KnownPart().IsMatch(entry.FullName))
                throw new CustomerLeakException($"The file has a part that it shouldn't have: {entry.FullName}.");
            using Stream stream = entry.Open();
            if (string.Equals(entry.FullName, LogoParts.Picture, StringComparison.Ordinal))
            {
                CheckLogo(stream);
                continue;
            }

            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
            if (entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
                CheckSheet(reader, entry.FullName);
            else
                CheckPart(reader, entry.FullName);
        }
    }

    private void CheckLogo(Stream picture)
    {
        using var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        if (allowance.Logo is not { } logo || !bytes.ToArray().AsSpan().SequenceEqual(logo.Png))
            throw new CustomerLeakException("The file has a picture that isn't the brand's.");
    }

    private void CheckPart(XmlReader reader, string part)
    {
        string? table = null;
        var columns = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Text)
                words.Check(reader.Value, part);
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName is "sheet" && reader.GetAttribute("state") is not (null or "visible"))
                throw new CustomerLeakException($"Sheet {reader.GetAttribute("name")} is hidden.");
            if (reader.LocalName is "definedName" && (reader.GetAttribute("hidden") is not null || !KnownName().IsMatch(reader.GetAttribute("name") ?? "")))
                throw new CustomerLeakException($"{part} names {reader.GetAttribute("name")}.");
            if (reader.LocalName is "identifier" && !string.Equals(reader.ReadElementContentAsString(), SheetText.Clean(allowance.Identifier), StringComparison.Ordinal))
                throw new CustomerLeakException($"{part} says that the file is another one.");
            if (reader.LocalName is "table")
                table = reader.GetAttribute("name");
            if (reader.LocalName is "tableColumn")
                columns.Add(reader.GetAttribute("name") ?? "");
            for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                words.Check(reader.Value, part);
        }

        if (draft.LineSheets.FirstOrDefault(sheet => string.Equals(sheet.TableName, table, StringComparison.Ordinal)) is { } lines
            && !columns.SequenceEqual(TableOf(lines).Columns.Select(column => column.Header), StringComparer.Ordinal))
            throw new CustomerLeakException($"The columns of {part} are not those of the allow-list: {string.Join(", ", columns)}.");
    }

    private void CheckSheet(XmlReader reader, string part)
    {
        LineSheet? sheet = draft.LineSheets.FirstOrDefault(lines => string.Equals(lines.Path, part, StringComparison.Ordinal));
        IReadOnlySet<decimal> figures = sheet is null ? allowance.Figures : SumsOf(sheet);
        using IAllowedRows? rows = sheet is null ? null : TableOf(sheet).Open(sheet);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Text })
                words.Check(reader.Value, part);
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName is "row" or "col" && reader.GetAttribute("hidden") is not (null or "0" or "false"))
                throw new CustomerLeakException($"{part} hides a {reader.LocalName}.");
            if (reader.LocalName is not "row")
                continue;
            int number = int.Parse(reader.GetAttribute("r") ?? "0", CultureInfo.InvariantCulture);
            List<ScannedCell> cells = ScannedRows.Read(reader);
            if (rows is not null && number >= LineSheet.FirstRow)
                CheckLine(cells, rows);
            else
                CheckDesigned(cells, figures, part);
        }
    }

    private void CheckDesigned(List<ScannedCell> cells, IReadOnlySet<decimal> figures, string part)
    {
        foreach (ScannedCell cell in cells)
        {
            if (cell.IsText)
                words.Check(cell.Value, part);
            else if (!figures.Contains(cell.Number))
                throw new CustomerLeakException($"{part} shows {cell.Value} in {cell.Address}, which is no figure of the customer's.");
        }
    }

    private static void CheckLine(List<ScannedCell> cells, IAllowedRows rows)
    {
        bool isLine = rows.MoveNext();
        foreach (ScannedCell cell in cells)
        {
            if (!isLine || !rows.Allows(cell.Column, cell))
                throw new CustomerLeakException($"Cell {cell.Address} holds what the allow-list doesn't give the customer.");
        }
    }

    private CustomerTable TableOf(LineSheet sheet) =>
        allowance.Tables.FirstOrDefault(table => sheet.TableName.StartsWith(table.Prefix, StringComparison.Ordinal))
        ?? throw new CustomerLeakException($"No allow-list is known for {sheet.TableName}.");

    private HashSet<decimal> SumsOf(LineSheet sheet) =>
        [.. TableOf(sheet).Columns.Where(column => sheet.Part.Sums.ContainsKey(column.Header)).Select(column => sheet.Part.Sums[column.Header])];

    [GeneratedRegex(
        @"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml|xl/drawings/(_rels/)?drawing1\.xml(\.rels)?|xl/media/image1\.png)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex KnownPart();

    // Totals of the customer's own, and what printing needs.
    [GeneratedRegex(@"^((Total_Price|Total_Tax|Total_With_Tax|Lines)_[A-Z0-9_]*|_xlnm\.Print_(Area|Titles))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KnownName();
}
