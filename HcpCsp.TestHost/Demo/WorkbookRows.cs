using System.IO.Compression;
using System.Xml;

namespace HcpCsp.TestHost.Demo;

/// <summary>Counts the line items of a workbook in the finished file, by streaming its sheets.</summary>
internal static class WorkbookRows
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Rows below the headings of all sheets named <c>Line items…</c>.</summary>
    public static int Count(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        Dictionary<string, string> targets = ReadElements(zip, "xl/_rels/workbook.xml.rels", "Relationship")
            .ToDictionary(found => found["Id"], found => found["Target"], StringComparer.Ordinal);
        return ReadElements(zip, "xl/workbook.xml", "sheet")
            .Where(sheet => sheet["name"].StartsWith("Line items", StringComparison.Ordinal))
            .Sum(sheet => CountTableRows(zip, "xl/" + targets[sheet["r:id"]].TrimStart('/').Replace("xl/", "", StringComparison.Ordinal)));
    }

    // The sheet's table says where the items begin and end; its rows are counted in the sheet's data all the same.
    private static int CountTableRows(ZipArchive zip, string sheetPath)
    {
        int rows = 0;
        using var reader = XmlReader.Create(Open(zip, sheetPath), new XmlReaderSettings { CloseInput = true });
        while (reader.ReadToFollowing("row", Main))
            rows++;
        return rows - HeadingRows(zip, sheetPath);
    }

    // Rows of the sheet that are no items: the table's heading, what stands above it, and its totals row.
    private static int HeadingRows(ZipArchive zip, string sheetPath)
    {
        string relations = sheetPath.Replace("worksheets/", "worksheets/_rels/", StringComparison.Ordinal) + ".rels";
        string target = ReadElements(zip, relations, "Relationship").First(found => found["Type"].EndsWith("/table", StringComparison.Ordinal))["Target"];
        var table = ReadElements(zip, "xl/tables/" + target[(target.LastIndexOf('/') + 1)..], "table").First();
        string first = table["ref"].Split(':')[0];
        int headingRow = int.Parse(first.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), System.Globalization.CultureInfo.InvariantCulture);
        int totals = table.TryGetValue("totalsRowCount", out string? count) ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return headingRow + totals;
    }

    private static List<Dictionary<string, string>> ReadElements(ZipArchive zip, string path, string name)
    {
        var found = new List<Dictionary<string, string>>();
        using var reader = XmlReader.Create(Open(zip, path), new XmlReaderSettings { CloseInput = true });
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != name)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
                attributes[reader.NamespaceURI == Relationships ? "r:" + reader.LocalName : reader.Name] = reader.Value;
            found.Add(attributes);
        }

        return found;
    }

    private static Stream Open(ZipArchive zip, string path) =>
        zip.GetEntry(path)?.Open() ?? throw new DemoException($"A workbook lacks its part {path}.");
}
