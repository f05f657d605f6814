using System.Globalization;
using System.Xml.Linq;

namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>Puts contents into the cells of a sheet that the library wrote.</summary>
internal static class SheetPatch
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Apply(XDocument sheet, IReadOnlyDictionary<string, CellContent> contents)
    {
        foreach (XElement cell in sheet.Descendants(Main + "c"))
        {
            if (contents.TryGetValue((string?)cell.Attribute("r") ?? "", out CellContent? content))
                Fill(cell, content);
            else if (!cell.HasElements)
                // The library calls empty cells shared strings.
                cell.Attribute("t")?.Remove();
        }
    }

    private static void Fill(XElement cell, CellContent content)
    {
        cell.RemoveNodes();
        cell.Attribute("t")?.Remove();
        switch (content)
        {
            case CellContent.Text text:
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), SheetText.Clean(text.Value))));
                break;
            case CellContent.Number number:
                cell.Add(new XElement(Main + "v", Exact(number.Value)));
                break;
            case CellContent.Formula formula:
                cell.Add(new XElement(Main + "f", formula.Expression), new XElement(Main + "v", Exact(formula.Result)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(content), content, "Not a content.");
        }
    }

    private static string Exact(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
