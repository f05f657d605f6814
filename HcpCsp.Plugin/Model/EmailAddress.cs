using System.Net.Mail;

namespace HcpCsp.Plugin.Model;

/// <summary>What counts as an address that mail can be sent to.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>One bare address with a domain, without a display name.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest
        && !text.Any(static letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
        && MailAddress.TryCreate(text, out MailAddress? read)
        && string.Equals(read.Address, text, StringComparison.Ordinal)
        && read.Host.Contains('.', StringComparison.Ordinal);
}
