using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Names that Windows, Linux and Excel all take, whatever a customer is called.</summary>
internal static class WorkbookNames
{
    private const int MostSheetCharacters = 31;
    private const int MostNameCharacters = 60;

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }), "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> ForbiddenInSheets = SearchValues.Create(":\\/?*[]");
    private static readonly SearchValues<char> ForbiddenInFiles = SearchValues.Create("<>:\"/\\|?*%");

    /// <summary>A sheet name as near to the wanted one as Excel allows, and none of the taken ones.</summary>
    public static string Sheet(string wanted, IReadOnlyCollection<string> taken)
    {
        string clean = new string([.. wanted.Select(c => char.IsControl(c) || char.IsSurrogate(c) || ForbiddenInSheets.Contains(c) ? ' ' : c)]).Trim().Trim('\'');
        if (clean.Length == 0)
            clean = "Sheet";
        for (int number = 1; ; number++)
        {
            string suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({number})");
            string name = SheetText.Cut(clean, MostSheetCharacters - suffix.Length) + suffix;
            if (!taken.Contains(name, StringComparer.OrdinalIgnoreCase))
                return name;
        }
    }

    /// <summary>A short text that names something of a document, such as a customer on it, and tells nothing about it.</summary>
    public static string Reference(string accountId, string invoiceNumber, string? part)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId}\n{invoiceNumber}\n{part}"));
        return Convert.ToHexString(hash)[..10];
    }

    /// <summary>The name, readable, without anything that a file system or a shell takes for more than a letter.</summary>
    public static string FilePart(string name)
    {
        var result = new StringBuilder();
        foreach (Rune rune in WithoutLoneSurrogates(name).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool drop = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            bool replace = drop || Rune.IsWhiteSpace(rune) || rune.IsBmp && ForbiddenInFiles.Contains((char)rune.Value);
            if (!replace)
                result.Append(rune);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        string clean = SheetText.Cut(result.ToString().Trim(' ', '.', '-', '~'), MostNameCharacters).Trim(' ', '.');
        return clean.Length == 0 ? "customer" : Unreserved(clean);
    }

    // Windows opens a device where the name up to its first dot is one's, whatever follows.
    private static string Unreserved(string name)
    {
        string stem = name.Split('.')[0].TrimEnd();
        return Devices.Contains(stem) ? stem + "_" + name[stem.Length..] : name;
    }

    // EnumerateRunes and Normalize disagree about what to do with half a pair.
    private static string WithoutLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
