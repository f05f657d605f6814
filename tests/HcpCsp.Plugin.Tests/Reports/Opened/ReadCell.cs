using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <param name="Value">What it holds, or what its formula came to when the file was saved.</param>
/// <param name="Digits">After the decimal point, as its number format shows them.</param>
internal sealed record ReadCell(string Value, string? Formula, bool IsError, int Digits)
{
    public bool IsFormula => Formula is not null;

    /// <summary>Cells that hold anything, by <c>sheet!address</c>.</summary>
    public static IReadOnlyDictionary<string, ReadCell> ReadAll(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        WorkbookPart workbook = document.WorkbookPart!;
        string[] shared = [.. workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText) ?? []];
        int[] digits = DigitsOf(workbook.WorkbookStylesPart!.Stylesheet);
        return workbook.Workbook.Descendants<Sheet>()
            .SelectMany(sheet => ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>()
                .Select(cell => (Place: $"{sheet.Name}!{cell.CellReference}", Cell: Read(cell, shared, digits))))
            .Where(found => found.Cell.IsFormula || found.Cell.Value.Length > 0)
            .ToDictionary(found => found.Place, found => found.Cell, StringComparer.Ordinal);
    }

    private static ReadCell Read(Cell cell, string[] shared, int[] digits)
    {
        string raw = cell.CellValue?.Text ?? cell.InlineString?.InnerText ?? "";
        string value = cell.DataType?.Value is CellValues.SharedString ? shared[int.Parse(raw, CultureInfo.InvariantCulture)] : raw;
        return new ReadCell(value, cell.CellFormula?.Text, cell.DataType?.Value is CellValues.Error, digits[(int)(cell.StyleIndex?.Value ?? 0)]);
    }

    private static int[] DigitsOf(Stylesheet styles)
    {
        Dictionary<uint, string> formats = styles.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value!) ?? [];
        return [.. styles.CellFormats!.Elements<CellFormat>().Select(format => DigitsOf(formats.GetValueOrDefault(format.NumberFormatId?.Value ?? 0, "")))];
    }

    private static int DigitsOf(string format) =>
        format.Split(';')[0].Split('.') is [_, var decimals, ..] ? decimals.TakeWhile(character => character is '0').Count() : 0;
}
