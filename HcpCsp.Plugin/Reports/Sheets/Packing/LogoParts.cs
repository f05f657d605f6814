using System.Xml.Linq;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>The parts that put the logo on a sheet. The library's own pictures need a graphics library that a server may lack.</summary>
internal static class LogoParts
{
    public const string Drawing = "xl/drawings/drawing1.xml";
    public const string DrawingRelationships = "xl/drawings/_rels/drawing1.xml.rels";
    public const string Picture = "xl/media/image1.png";

    private const string RelationId = "rIdLogo";

    // English Metric Units: 914,400 to the inch, 96 pixels to the inch.
    private const int UnitsOfPixel = 9525;

    // What the rows of the title leave.
    private const int MostWidth = 200;
    private const int MostHeight = 60;

    private static readonly XNamespace Spreadsheet = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/drawingml/2006/main";

    // What may come after a drawing (ECMA-376-1, CT_Worksheet).
    private static readonly string[] Later = ["legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    public static void Refer(XDocument sheet)
    {
        var drawing = new XElement(SheetPatch.Main + "drawing", new XAttribute(PackageParts.OfficeRelationships + "id", RelationId));
        if (sheet.Root!.Elements().FirstOrDefault(element => Later.Contains(element.Name.LocalName, StringComparer.Ordinal)) is { } next)
            next.AddBeforeSelf(drawing);
        else
            sheet.Root.Add(drawing);
    }

    public static XElement SheetRelation() => PackageParts.Relation(RelationId, PackageParts.OfficeRelationships.NamespaceName + "/drawing", "/" + Drawing);

    public static XDocument DrawingRelations() => PackageParts.RelationshipsOf(
        PackageParts.Relation("rId1", PackageParts.OfficeRelationships.NamespaceName + "/image", "/" + Picture));

    /// <param name="logo">Logo.</param>
    /// <param name="columns">Widths of the columns that it stands at the right end of, in characters.</param>
    /// <param name="words">For who can't see it.</param>
    public static XDocument DrawingOf(BrandLogo logo, IReadOnlyList<double> columns, string words)
    {
        double scale = Math.Min(1d, Math.Min((double)MostWidth / logo.Width, (double)MostHeight / logo.Height));
        int width = Math.Max(1, (int)(logo.Width * scale)), height = Math.Max(1, (int)(logo.Height * scale));
        XAttribute[] size = [Units("cx", width), Units("cy", height)];
        return new XDocument(new XElement(
            Spreadsheet + "wsDr",
            new XAttribute(XNamespace.Xmlns + "xdr", Spreadsheet),
            new XAttribute(XNamespace.Xmlns + "a", Main),
            new XElement(
                Spreadsheet + "oneCellAnchor",
                From(columns, width),
                new XElement(Spreadsheet + "ext", size),
                new XElement(
                    Spreadsheet + "pic",
                    new XElement(
                        Spreadsheet + "nvPicPr",
                        new XElement(Spreadsheet + "cNvPr", new XAttribute("id", 2), new XAttribute("name", "Logo"), new XAttribute("descr", SheetText.Clean(words))),
                        new XElement(Spreadsheet + "cNvPicPr", new XElement(Main + "picLocks", new XAttribute("noChangeAspect", 1)))),
                    new XElement(
                        Spreadsheet + "blipFill",
                        new XElement(Main + "blip", new XAttribute(XNamespace.Xmlns + "r", PackageParts.OfficeRelationships), new XAttribute(PackageParts.OfficeRelationships + "embed", "rId1")),
                        new XElement(Main + "stretch", new XElement(Main + "fillRect"))),
                    new XElement(
                        Spreadsheet + "spPr",
                        new XElement(Main + "xfrm", new XElement(Main + "off", Units("x", 0), Units("y", 0)), new XElement(Main + "ext", size)),
                        new XElement(Main + "prstGeom", new XAttribute("prst", "rect"), new XElement(Main + "avLst")))),
                new XElement(Spreadsheet + "clientData"))));
    }

    // The cell that the picture's left upper corner lies in, counted from the right.
    private static XElement From(IReadOnlyList<double> columns, int width)
    {
        int[] pixels = [.. columns.Select(PixelsOf)];
        int left = Math.Max(0, pixels.Sum() - width);
        int column = 0;
        while (column < pixels.Length - 1 && left >= pixels[column])
            left -= pixels[column++];
        return new XElement(
            Spreadsheet + "from",
            new XElement(Spreadsheet + "col", column),
            new XElement(Spreadsheet + "colOff", left * UnitsOfPixel),
            new XElement(Spreadsheet + "row", 1),
            new XElement(Spreadsheet + "rowOff", 4 * UnitsOfPixel));
    }

    // A digit of Calibri 11 is 7 pixels wide, and each column has 5 pixels of its own (ECMA-376-1, 18.3.1.13 "col").
    private static int PixelsOf(double characters) => (int)(characters * 7) + 5;

    private static XAttribute Units(string name, int pixels) => new(name, pixels * UnitsOfPixel);
}
