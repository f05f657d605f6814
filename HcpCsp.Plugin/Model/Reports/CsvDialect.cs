namespace HcpCsp.Plugin.Model.Reports;

/// <summary>How a reader's spreadsheet program takes a CSV file.</summary>
/// <param name="Separator">Between fields: comma, semicolon or tab.</param>
/// <param name="DecimalSign">Point or comma. Thousands are never grouped.</param>
/// <param name="DateForm">As .NET writes it, such as <c>yyyy-MM-dd</c>.</param>
/// <param name="HasByteOrderMark">Excel takes a file without one for text of the machine's own character set.</param>
internal sealed record CsvDialect(char Separator, char DecimalSign, string DateForm, bool HasByteOrderMark)
{
    /// <summary>For programs: what RFC 4180 and FOCUS ask for.</summary>
    public static readonly CsvDialect Plain = new(',', '.', "yyyy-MM-dd", HasByteOrderMark: false);
}
