using System.Buffers;
using System.Globalization;
using System.Text;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Makes any text fit for a cell: nothing that XML or Excel refuses, and shown as it was where that is possible.</summary>
internal static class SheetText
{
    /// <summary>Most that Excel takes in a cell, in UTF-16 units.</summary>
    public const int MostCharacters = 32_767;

    public const string CutMark = " … (cut)";

    // What needs a look: controls, surrogates, the two code units that XML forbids, and _, which begins Excel's escapes.
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '_', '\uFFFE', '\uFFFF']);

    public static string Clean(string text)
    {
        if (text.Length > MostCharacters)
            text = Cut(text, MostCharacters - CutMark.Length) + CutMark;
        return text.AsSpan().ContainsAny(Suspicious) ? Escape(text) : text;
    }

    /// <summary>At most so many UTF-16 units, without tearing a pair apart.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                result.Append(c).Append(text[++index]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                result.Append('\uFFFD');
            else if (c is '\t' or '\n' || c >= ' ' && (c != '_' || !LooksEscaped(text, index)))
                result.Append(c);
            else
                result.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }

        return result.ToString();
    }

    // A text that says _x0041_ itself would be read as the letter A.
    private static bool LooksEscaped(string text, int index) =>
        index + 6 < text.Length
        && text[index + 1] is 'x' or 'X'
        && text[index + 6] == '_'
        && text.AsSpan(index + 2, 4).IndexOfAnyExcept(SearchValues.Create("0123456789abcdefABCDEF")) < 0;
}
