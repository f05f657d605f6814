using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Billing.Statements.Verification;

/// <summary>Reads a SHA-256 as people paste it.</summary>
internal static partial class FileHash
{
    public const string NoHash = "This is no SHA-256: it has 64 characters, 0 to 9 and a to f.";

    /// <summary>Lower-case hex; null when it isn't one. Tools write it in groups, in capitals, or with the file's name behind it.</summary>
    public static string? Find(string typed)
    {
        string lower = typed.ToLowerInvariant();
        if (Leading().Match(lower) is { Success: true } leading)
            return leading.Value;
        string joined = lower.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Whole().IsMatch(joined) ? joined : null;
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[0-9a-f]{64}(?=\s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leading();
}
