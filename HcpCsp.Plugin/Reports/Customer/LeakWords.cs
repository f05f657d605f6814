using System.Text.RegularExpressions;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>Looks for words that customers must not read.</summary>
internal sealed partial class LeakWords(CustomerAllowance allowance)
{
    // As cells and footers write them, the longest first, since one may be part of another.
    private readonly string[] names = [.. allowance.Names
        .Where(name => name.Length > 0)
        .Select(SheetText.Clean)
        .SelectMany(name => new[] { name, name.Replace("&", "&&", StringComparison.Ordinal) })
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(name => name.Length)];

    private readonly string[] secrets = [.. allowance.Secrets.Where(secret => secret.Length > 0)];

    /// <exception cref="CustomerLeakException">It says one.</exception>
    public void Check(string text, string part)
    {
        // Most texts are cell references and style numbers: only those with a word in them are looked at closely.
        if (Find(text) is null)
            return;
        foreach (string name in names)
            text = text.Replace(name, "", StringComparison.Ordinal);
        if (Find(text) is { } found)
            throw new CustomerLeakException($"{part} says '{found}'.");
    }

    private string? Find(string text) =>
        Array.Find(secrets, secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)) ?? (Ours().Match(text) is { Success: true } match ? match.Value : null);

    [GeneratedRegex(
        @"\b(costs?|margins?|mark-?\s?ups?|discounts?|exchange rate|unit price|price adjustment)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ours();
}
