using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>
/// Reads a finished customer workbook back, part by part, and throws rather than let it go out with anything of ours in it. It goes by
/// the allow-list and by the priced lines, not by what the writer meant to write.
/// </summary>
internal sealed partial class CustomerLeakScan(CustomerStatement statement, WorkbookDraft draft)
{
    private static readonly IReadOnlyList<SheetColumn<PricedLine>> Allowed = CustomerLineColumns.All;

    // Names and product names are the customers' and Microsoft's own: a product may well be called "Cost Analysis".
    private readonly string[] dataTexts = [.. statement.Bills
        .SelectMany(bill => bill.Products.Select(product => product.ProductName))
        .Append(statement.Issuer)
        .Append(CustomerWorkbook.FooterIssuer(statement))
        .Append(statement.CustomerName)
        .Where(text => text.Length > 0)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(text => text.Length)
        .Select(SheetText.Clean)];

    private readonly Regex ours = new(
        $@"\b(costs?|margins?|mark-?\s?ups?|discounts?|exchange rate|unit price|price adjustment|{Regex.Escape(statement.Invoice.Invoice.Number)})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    /// <exception cref="CustomerLeakException">Something in the file isn't for the customer.</exception>
    public void Check(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!KnownPart().IsMatch(entry.FullName))
                throw new CustomerLeakException($"The file has a part that it shouldn't have: {entry.FullName}.");
            using Stream stream = entry.Open();
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false });
            if (entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
                CheckSheet(reader, entry.FullName);
            else
                CheckPart(reader, entry.FullName);
        }
    }

    private void CheckPart(XmlReader reader, string part)
    {
        var columns = new List<string>();
        bool isLineTable = false;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Text)
                CheckWords(reader.Value, part);
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName is "sheet" && reader.GetAttribute("state") is not (null or "visible"))
                throw new CustomerLeakException($"Sheet {reader.GetAttribute("name")} is hidden.");
            isLineTable |= reader.LocalName is "table" && reader.GetAttribute("name")?.StartsWith("LineItems", StringComparison.Ordinal) == true;
            if (reader.LocalName is "tableColumn")
                columns.Add(reader.GetAttribute("name") ?? "");
            for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                CheckWords(reader.Value, part);
        }

        if (isLineTable && !columns.SequenceEqual(Allowed.Select(column => column.Header), StringComparer.Ordinal))
            throw new CustomerLeakException($"The columns of {part} are not those of the allow-list: {string.Join(", ", columns)}.");
    }

    private void CheckWords(string text, string part)
    {
        // Most texts are cell references and style numbers: only those with a word in them are looked at closely.
        if (!ours.IsMatch(text))
            return;
        foreach (string data in dataTexts)
            text = text.Replace(data, "", StringComparison.Ordinal).Replace(data.Replace("&", "&&", StringComparison.Ordinal), "", StringComparison.Ordinal);
        if (ours.Match(text) is { Success: true } found)
            throw new CustomerLeakException($"{part} says '{found.Value}'.");
    }

    private void CheckSheet(XmlReader reader, string part)
    {
        LineSheet<PricedLine>? sheet = draft.LineSheets.OfType<LineSheet<PricedLine>>().FirstOrDefault(lines => string.Equals(lines.Path, part, StringComparison.Ordinal));
        HashSet<decimal> figures = sheet is null ? SummaryFigures() : [sheet.Part.Sums[CustomerLineColumns.Price]];
        using IEnumerator<PricedLine>? lines = sheet?.ReadPart().GetEnumerator();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Text })
                CheckWords(reader.Value, part);
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName is "row" or "col" && reader.GetAttribute("hidden") is not (null or "0" or "false"))
                throw new CustomerLeakException($"{part} hides a {reader.LocalName}.");
            if (reader.LocalName is not "row")
                continue;
            int number = int.Parse(reader.GetAttribute("r") ?? "0", CultureInfo.InvariantCulture);
            List<ScannedCell> cells = ReadRow(reader);
            if (lines is not null && number >= LineSheet.FirstRow)
                CheckLine(cells, lines);
            else
                CheckDesigned(cells, figures, part);
        }
    }

    private void CheckDesigned(List<ScannedCell> cells, HashSet<decimal> figures, string part)
    {
        foreach (ScannedCell cell in cells)
        {
            if (cell.IsText)
                CheckWords(cell.Value, part);
            else if (!figures.Contains(cell.Number))
                throw new CustomerLeakException($"{part} shows {cell.Value} in {cell.Address}, which is no figure of the customer's.");
        }
    }

    private static void CheckLine(List<ScannedCell> cells, IEnumerator<PricedLine> lines)
    {
        PricedLine? line = lines.MoveNext() ? lines.Current : null;
        foreach (ScannedCell cell in cells)
        {
            // The allow-list has fewer columns than the alphabet has letters.
            int index = cell.Address.Length > 1 && char.IsAsciiDigit(cell.Address[1]) ? cell.Address[0] - 'A' : -1;
            if (line is null || index < 0 || index >= Allowed.Count || !IsAllowed(cell, Allowed[index], line))
                throw new CustomerLeakException($"Cell {cell.Address} holds what the allow-list doesn't give the customer.");
        }
    }

    private static bool IsAllowed(ScannedCell cell, SheetColumn<PricedLine> column, PricedLine line) => column switch
    {
        NumberSheetColumn<PricedLine> { Look: CellLook.Money } => !cell.IsText && cell.Number == line.Outcome.Price.Amount,
        NumberSheetColumn<PricedLine> number => !cell.IsText && cell.Number == number.Get(line),
        TextSheetColumn<PricedLine> text => cell.IsText && string.Equals(cell.Value, SheetText.Clean(text.Get(line) ?? ""), StringComparison.Ordinal),
        DateSheetColumn<PricedLine> date => date.Get(line) is not null,
        _ => false,
    };

    private HashSet<decimal> SummaryFigures()
    {
        var figures = new HashSet<decimal>();
        if (statement.TaxRatePercent is { } rate)
            figures.Add(rate);
        foreach (CustomerBill bill in statement.Bills)
        {
            figures.UnionWith([bill.Price.Amount, bill.LineCount]);
            if (statement.TaxOf(bill) is { } tax)
                figures.UnionWith([tax.Amount, (bill.Price + tax).Amount]);
            foreach ((_, int lines, Money price) in CustomerStatement.ProductsOf(bill))
                figures.UnionWith([lines, price.Amount]);
        }

        return figures;
    }

    private static List<ScannedCell> ReadRow(XmlReader reader)
    {
        var cells = new List<ScannedCell>();
        if (reader.IsEmptyElement)
            return cells;
        int depth = reader.Depth;
        string address = "";
        string type = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
                (address, type) = (reader.GetAttribute("r") ?? "", reader.GetAttribute("t") ?? "n");
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "v" or "t", IsEmptyElement: false })
                AddCell(reader, address, type, cells);
        }

        return cells;
    }

    // A shared string is an index: the text itself stands in its own part, and is looked at there.
    private static void AddCell(XmlReader reader, string address, string type, List<ScannedCell> cells)
    {
        string value = "";
        while (reader.Read() && reader.NodeType is not XmlNodeType.EndElement)
            value += reader.Value;
        if (type is not "s")
            cells.Add(new ScannedCell(address, type is "inlineStr" or "str", value));
    }

    [GeneratedRegex(
        @"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex KnownPart();

    private sealed record ScannedCell(string Address, bool IsText, string Value)
    {
        public decimal Number => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}

/// <summary>A customer workbook was about to tell what isn't the customer's. It was not released.</summary>
internal sealed class CustomerLeakException(string message) : InvalidOperationException(message);
