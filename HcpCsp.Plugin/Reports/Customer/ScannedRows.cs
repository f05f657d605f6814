using System.Globalization;
using System.Xml;

namespace HcpCsp.Plugin.Reports.Customer;

/// <param name="Address">Such as <c>B2</c>.</param>
internal sealed record ScannedCell(string Address, bool IsText, string Value)
{
    public decimal Number => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>From 0.</summary>
    public int Column
    {
        get
        {
            int column = 0;
            foreach (char letter in Address.TakeWhile(char.IsAsciiLetterUpper))
                column = column * 26 + letter - 'A' + 1;
            return column - 1;
        }
    }
}

/// <summary>Reads the cells of a sheet's rows.</summary>
internal static class ScannedRows
{
    /// <param name="reader">At the start of a row; afterwards at its end.</param>
    public static List<ScannedCell> Read(XmlReader reader)
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
                Add(reader, address, type, cells);
        }

        return cells;
    }

    // A shared string is an index: the text itself stands in its own part, and is looked at there.
    private static void Add(XmlReader reader, string address, string type, List<ScannedCell> cells)
    {
        string value = "";
        while (reader.Read() && reader.NodeType is not XmlNodeType.EndElement)
            value += reader.Value;
        if (type is not "s")
            cells.Add(new ScannedCell(address, type is "inlineStr" or "str", value));
    }
}
