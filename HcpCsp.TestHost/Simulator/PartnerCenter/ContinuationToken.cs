using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Where a listing goes on, dressed as Microsoft's: with commas, slashes and an equals sign.</summary>
internal static class ContinuationToken
{
    public static string At(string listing, int offset)
    {
        var position = offset.ToString(CultureInfo.InvariantCulture);
        var check = SHA256.HashData(Encoding.UTF8.GetBytes(listing + "/" + position));
        return $"{new Guid(check.AsSpan(0, 16))},{position}_a4ayc/80/{Convert.ToBase64String(check)},{new Guid(check.AsSpan(16, 16))}";
    }

    /// <summary>Null where the token isn't one of this listing.</summary>
    public static int? FindOffset(string listing, string token)
    {
        var parts = token.Split(',', '_');
        return parts.Length >= 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && string.Equals(At(listing, offset), token, StringComparison.Ordinal) ? offset : null;
    }
}
