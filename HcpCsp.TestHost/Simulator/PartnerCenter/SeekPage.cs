using System.Globalization;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>One page of a listing that goes on by a token in a header.</summary>
internal static class SeekPage
{
    private const int LargestSize = 500;

    /// <summary>Null where the request's token is missing or not of this listing.</summary>
    public static Collection<T>? Find<TSource, T>(HttpRequest request, string listing, IReadOnlyList<TSource> all, Func<TSource, T> shape)
    {
        if (FindOffset(request, listing) is not { } offset)
            return null;
        var asked = int.TryParse(request.Query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var size = asked is > 0 and <= LargestSize ? asked : LargestSize;
        var path = request.Path.Value?["/v1".Length..] ?? "";
        var filter = request.Query["filter"] is [{ } text, ..] ? "&filter=" + Uri.EscapeDataString(text) : "";
        var links = new Dictionary<string, Link>(StringComparer.Ordinal)
        {
            ["self"] = new(FormattableString.Invariant($"{path}?size={asked}{filter}")),
        };
        string? token = null;
        if (offset + size < all.Count)
        {
            token = ContinuationToken.At(listing, offset + size);
            links["next"] = new Link(FormattableString.Invariant($"{path}?size={asked}{filter}&seekOperation=Next")) { Headers = [new LinkHeader("MS-ContinuationToken", token)] };
        }

        return new Collection<T>([.. all.Skip(offset).Take(size).Select(shape)], links) { ContinuationToken = token };
    }

    private static int? FindOffset(HttpRequest request, string listing)
    {
        var token = request.Headers["MS-ContinuationToken"].ToString();
        if (token.Length > 0)
            return ContinuationToken.FindOffset(listing, token);
        return string.Equals(request.Query["seekOperation"], "Next", StringComparison.OrdinalIgnoreCase) ? null : 0;
    }
}
