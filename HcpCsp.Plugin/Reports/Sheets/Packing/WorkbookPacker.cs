using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>
/// Packs a draft: copies the library's parts in a fixed order with fixed times and ids, and streams the rows into their sheets.
/// </summary>
internal static class WorkbookPacker
{
    private const string CoreProperties = "docProps/core.xml";
    private const string RowsGoHere = "rows-go-here";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <returns>Rows of line sheets written.</returns>
    public static int Pack(WorkbookDraft draft, Stream output, CancellationToken cancellationToken)
    {
        using var designed = new MemoryStream();
        draft.Save(designed);
        designed.Position = 0;
        using var source = new ZipArchive(designed, ZipArchiveMode.Read);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Dictionary<string, SheetCanvas> canvases = SheetsOf(source, draft);

        Write(target, "[Content_Types].xml", ContentTypesOf(Load(source, "[Content_Types].xml")));
        Write(target, "_rels/.rels", PackageRelationships());
        Write(target, "docProps/app.xml", AppProperties());
        Write(target, CoreProperties, CorePropertiesOf(draft));
        foreach (ZipArchiveEntry entry in source.Entries.Where(IsCopied).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            XDocument part = Load(source, entry.FullName);
            if (canvases.TryGetValue(entry.FullName, out SheetCanvas? canvas))
            {
                SheetPatch.Apply(part, canvas.Contents);
                if (draft.LineSheets.FirstOrDefault(sheet => sheet.Canvas == canvas) is { } lines)
                {
                    WriteLines(target, entry.FullName, part, lines, cancellationToken);
                    continue;
                }
            }
            else if (entry.FullName.StartsWith("xl/tables/", StringComparison.Ordinal))
            {
                Resize(part, draft.LineSheets);
            }
            else if (string.Equals(entry.FullName, "xl/workbook.xml", StringComparison.Ordinal))
            {
                PinTitles(part);
            }

            Write(target, entry.FullName, part);
        }

        return draft.LineSheets.Sum(sheet => sheet.Part.Count);
    }

    // What is left out is written anew: the library gives it random names and ids.
    private static bool IsCopied(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && !entry.FullName.EndsWith("calcChain.xml", StringComparison.Ordinal);

    private static Dictionary<string, SheetCanvas> SheetsOf(ZipArchive source, WorkbookDraft draft)
    {
        Dictionary<string, string> targets = Load(source, "xl/_rels/workbook.xml.rels").Descendants(Relationships + "Relationship")
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => ((string)relation.Attribute("Target")!).TrimStart('/'), StringComparer.Ordinal);
        return Load(source, "xl/workbook.xml").Descendants(SheetPatch.Main + "sheet").ToDictionary(
            sheet => targets[(string)sheet.Attribute(OfficeRelationships + "id")!],
            sheet => draft.Canvases.Single(canvas => string.Equals(canvas.Sheet.Name, (string?)sheet.Attribute("name"), StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    private static void WriteLines(ZipArchive target, string name, XDocument part, LineSheet sheet, CancellationToken cancellationToken)
    {
        sheet.Path = name;
        XElement data = part.Descendants(SheetPatch.Main + "sheetData").Single();
        XElement sample = data.Elements(SheetPatch.Main + "row").Single(row => (int?)row.Attribute("r") == LineSheet.FirstRow);
        int[] styles = [.. sample.Elements(SheetPatch.Main + "c").Select(cell => (int?)cell.Attribute("s") ?? 0)];
        sample.ReplaceWith(new XProcessingInstruction(RowsGoHere, "x"));
        part.Descendants(SheetPatch.Main + "dimension").Single().SetAttributeValue("ref", $"A1:{CellAddress.Of(sheet.LastRow, sheet.Columns.Count)}");
        string[] frame = Text(part, asDefaultNamespace: true).Split($"<?{RowsGoHere} x?>");

        using Stream stream = Open(target, name);
        stream.Write(Encoding.UTF8.GetBytes(frame[0]));
        sheet.WriteRows(stream, styles, cancellationToken);
        stream.Write(Encoding.UTF8.GetBytes(frame[1]));
    }

    private static void Resize(XDocument table, IReadOnlyList<LineSheet> sheets)
    {
        XElement root = table.Root!;
        if (sheets.FirstOrDefault(sheet => string.Equals(sheet.TableName, (string?)root.Attribute("name"), StringComparison.Ordinal)) is not { } sheet)
            return;
        root.SetAttributeValue("ref", sheet.TableRange);
        root.Element(SheetPatch.Main + "autoFilter")?.SetAttributeValue("ref", sheet.TableRange);
    }

    // The library writes the rows to repeat relative to no cell in particular.
    private static void PinTitles(XDocument workbook)
    {
        string rows = string.Create(CultureInfo.InvariantCulture, $"!{LineSheet.HeaderRow}:{LineSheet.HeaderRow}");
        foreach (XElement name in workbook.Descendants(SheetPatch.Main + "definedName").Where(name => name.Value.EndsWith(rows, StringComparison.Ordinal)))
            name.Value = name.Value[..^rows.Length] + string.Create(CultureInfo.InvariantCulture, $"!${LineSheet.HeaderRow}:${LineSheet.HeaderRow}");
    }

    private static XDocument ContentTypesOf(XDocument types)
    {
        XElement root = types.Root!;
        root.Elements().Where(element => Is(element, "Extension", "psmdcp") || Is(element, "PartName", "/xl/calcChain.xml")).Remove();
        root.Add(new XElement(
            ContentTypes + "Override",
            new XAttribute("PartName", "/" + CoreProperties),
            new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")));
        return types;

        static bool Is(XElement element, string attribute, string value) => string.Equals((string?)element.Attribute(attribute), value, StringComparison.Ordinal);
    }

    private static XDocument PackageRelationships()
    {
        return new XDocument(new XElement(
            Relationships + "Relationships",
            relation("rId1", OfficeRelationships.NamespaceName + "/officeDocument", "xl/workbook.xml"),
            relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", CoreProperties),
            relation("rId3", OfficeRelationships.NamespaceName + "/extended-properties", "docProps/app.xml")));

        static XElement relation(string id, string type, string target) => new(
            Relationships + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));
    }

    private static XDocument AppProperties()
    {
        XNamespace extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        return new XDocument(new XElement(extended + "Properties", new XElement(extended + "Application", "Microsoft Excel")));
    }

    private static XDocument CorePropertiesOf(WorkbookDraft draft)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        string moment = draft.AsOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", SheetText.Clean(draft.Title)),
            new XElement(dc + "creator", SheetText.Clean(draft.Creator)),
            new XElement(core + "lastModifiedBy", SheetText.Clean(draft.Creator)),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), moment),
            new XElement(terms + "modified", new XAttribute(xsi + "type", "dcterms:W3CDTF"), moment)));
    }

    private static XDocument Load(ZipArchive source, string name)
    {
        using Stream stream = source.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static void Write(ZipArchive target, string name, XDocument part)
    {
        using Stream stream = Open(target, name);
        stream.Write(Encoding.UTF8.GetBytes(Text(part, asDefaultNamespace: false)));
    }

    private static Stream Open(ZipArchive target, string name)
    {
        ZipArchiveEntry entry = target.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        entry.ExternalAttributes = 0;
        return entry.Open();
    }

    private static string Text(XDocument part, bool asDefaultNamespace)
    {
        // Streamed rows carry no prefix, which is shorter.
        if (asDefaultNamespace)
            part.Root!.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && string.Equals(attribute.Value, SheetPatch.Main.NamespaceName, StringComparison.Ordinal)).Remove();
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
            part.Root!.WriteTo(writer);
        return text.ToString();
    }
}
