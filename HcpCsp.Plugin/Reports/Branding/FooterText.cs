namespace HcpCsp.Plugin.Reports.Branding;

/// <summary>What is said at the foot of each printed page.</summary>
internal static class FooterText
{
    public const int MostCharacters = 120;

    /// <summary>What is wrong about it; null when nothing is.</summary>
    public static string? FindFault(string typed) =>
        typed.Any(char.IsControl) ? "It is one line of text, without tabs or line breaks."
        : typed.Length > MostCharacters ? $"It has {typed.Length} characters; at most {MostCharacters} are taken."
        : null;
}
