namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>Keeps a text from being read as a formula.</summary>
/// <remarks>
/// It goes by type: figures and dates never come here, so a negative number stays a number. A text that begins as a formula does gets the
/// apostrophe that spreadsheet programs themselves put before such texts.
/// </remarks>
internal static class CsvText
{
    public static string Neutralize(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
}
