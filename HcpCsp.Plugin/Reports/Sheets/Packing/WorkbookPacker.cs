using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>
/// Packs a draft: copies the library's parts in a fixed order with fixed times and ids, and streams the rows into their sheets.
/// </summary>
internal static class WorkbookPacker
{
    private const string RowsGoHere = "rows-go-here";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Rows of line sheets written.</returns>
    public static int Pack(WorkbookDraft draft, Stream output, CancellationToken cancellationToken)
    {
        using var designed = new MemoryStream();
        draft.Save(designed);
        designed.Position = 0;
        using var source = new ZipArchive(designed, ZipArchiveMode.Read);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Dictionary<string, SheetCanvas> canvases = SheetsOf(source, draft);

        BrandLogo? logo = draft.Style.Logo;
        string coverRelations = RelationsOf(canvases.Single(sheet => sheet.Value == draft.Cover).Key);

        Write(target, "[Content_Types].xml", PackageParts.ContentTypesOf(Load(source, "[Content_Types].xml"), logo is not null));
        Write(target, "_rels/.rels", PackageParts.PackageRelationships());
        Write(target, "docProps/app.xml", PackageParts.AppProperties());
        Write(target, PackageParts.CoreProperties, PackageParts.CorePropertiesOf(draft));
        foreach (ZipArchiveEntry entry in source.Entries.Where(IsCopied).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (logo is not null && string.Equals(entry.FullName, coverRelations, StringComparison.Ordinal))
                continue;
            XDocument part = Load(source, entry.FullName);
            if (canvases.TryGetValue(entry.FullName, out SheetCanvas? canvas))
            {
                SheetPatch.Apply(part, canvas.Contents);
                if (logo is not null && canvas == draft.Cover)
                    LogoParts.Refer(part);
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

        if (logo is not null)
            WriteLogo(target, source, draft, logo, coverRelations);
        return draft.LineSheets.Sum(sheet => sheet.Part.Count);
    }

    // What is left out is written anew: the library gives it random names and ids.
    private static bool IsCopied(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && !entry.FullName.EndsWith("calcChain.xml", StringComparison.Ordinal);

    private static Dictionary<string, SheetCanvas> SheetsOf(ZipArchive source, WorkbookDraft draft)
    {
        Dictionary<string, string> targets = Load(source, "xl/_rels/workbook.xml.rels").Descendants(PackageParts.Relationships + "Relationship")
            .ToDictionary(relation => (string)relation.Attribute("Id")!, relation => ((string)relation.Attribute("Target")!).TrimStart('/'), StringComparer.Ordinal);
        return Load(source, "xl/workbook.xml").Descendants(SheetPatch.Main + "sheet").ToDictionary(
            sheet => targets[(string)sheet.Attribute(PackageParts.OfficeRelationships + "id")!],
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

    private static void WriteLogo(ZipArchive target, ZipArchive source, WorkbookDraft draft, BrandLogo logo, string relations)
    {
        XDocument ofCover = source.GetEntry(relations) is null ? PackageParts.RelationshipsOf() : Load(source, relations);
        ofCover.Root!.Add(LogoParts.SheetRelation());
        Write(target, relations, ofCover);
        double[] widths = [.. Enumerable.Range(1, draft.Cover.CoverColumns).Select(column => draft.Cover.Sheet.Column(column).Width)];
        Write(target, LogoParts.Drawing, LogoParts.DrawingOf(logo, widths, draft.Creator));
        Write(target, LogoParts.DrawingRelationships, LogoParts.DrawingRelations());
        using Stream picture = Open(target, LogoParts.Picture);
        picture.Write(logo.Png);
    }

    private static string RelationsOf(string sheet) => sheet.Replace("xl/worksheets/", "xl/worksheets/_rels/", StringComparison.Ordinal) + ".rels";

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
