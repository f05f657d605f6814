using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Where a listing goes on.</summary>
/// <param name="IsPause">A page without rows comes first.</param>
internal readonly record struct ListingPosition(int Offset, bool IsPause);

/// <summary>A position dressed as Microsoft's tokens are: with commas, slashes and an equals sign.</summary>
internal static class ContinuationToken
{
    private const string OddTail = ",/+= %2F%zz & # \"quoted\" ;";

    private const string UnicodeTail = ",é☕";

    public static string At(string listing, ListingPosition position, FaultSwitches faults) =>
        Plain(listing, position)
        + (faults.IsOn(PartnerCenterFaults.OddTokens) ? OddTail : "")
        + (faults.IsOn(PartnerCenterFaults.UnicodeTokens) ? UnicodeTail : "");

    /// <summary>Null where the token isn't one of this listing, to the letter.</summary>
    public static ListingPosition? Find(string listing, string token)
    {
        if (token.Split(',', '_') is not [_, var text, _, ..])
            return null;
        var isPause = text.EndsWith('p');
        if (!int.TryParse(text.TrimEnd('p'), NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            return null;
        var position = new ListingPosition(offset, isPause);
        var plain = Plain(listing, position);
        return token.StartsWith(plain, StringComparison.Ordinal) && token[plain.Length..] is "" or OddTail or UnicodeTail or OddTail + UnicodeTail
            ? position : null;
    }

    private static string Plain(string listing, ListingPosition position)
    {
        var text = position.Offset.ToString(CultureInfo.InvariantCulture) + (position.IsPause ? "p" : "");
        var check = SHA256.HashData(Encoding.UTF8.GetBytes(listing + "/" + text));
        return $"{new Guid(check.AsSpan(0, 16))},{text}_a4ayc/80/{Convert.ToBase64String(check)},{new Guid(check.AsSpan(16, 16))}";
    }
}
