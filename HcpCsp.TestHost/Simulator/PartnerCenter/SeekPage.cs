using System.Globalization;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>One page of a listing that goes on by a token in a header.</summary>
/// <param name="Size">At most so many rows.</param>
internal sealed record SeekPage(int Offset, int Size, IReadOnlyDictionary<string, Link> Links, string? Token)
{
    public const int LargestOfLines = 2000;

    private const int Largest = 500;

    /// <summary>Null where the request's token is missing or not of this listing.</summary>
    public static SeekPage? Find(PartnerCenterCall call, string listing, int total, int largest = Largest)
    {
        if (FindPosition(call.Request, listing) is not { } position)
            return null;
        var asked = int.TryParse(call.Request.Query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var size = position.IsPause ? 0 : asked > 0 && asked <= largest ? asked : largest;
        var links = new Dictionary<string, Link>(StringComparer.Ordinal) { ["self"] = NextLink.Self(call) };
        if (position.Offset + size >= total)
            return new SeekPage(position.Offset, size, links, Token: null);

        var token = NextToken(call, listing, position, size);
        if (!call.Faults.IsOn(PartnerCenterFaults.TokenInBody))
            links["next"] = NextLink.Of(call, [new LinkHeader("MS-ContinuationToken", token)], KeyValuePair.Create("seekOperation", (string?)"Next"));
        return new SeekPage(position.Offset, size, links, call.Faults.IsOn(PartnerCenterFaults.TokenInLinks) ? null : token);
    }

    /// <summary>The only page of a listing without rows.</summary>
    public static SeekPage Nothing(PartnerCenterCall call) =>
        new(0, 0, new Dictionary<string, Link>(StringComparer.Ordinal) { ["self"] = NextLink.Self(call) }, Token: null);

    public static Task AnswerAsync<TSource, T>(
        PartnerCenterCall call, string listing, IReadOnlyList<TSource> all, Func<TSource, T> shape,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<Collection<T>> type) => Find(call, listing, all.Count) is { } page
            ? call.AnswerAsync(new Collection<T>([.. all.Skip(page.Offset).Take(page.Size).Select(shape)], page.Links) { ContinuationToken = page.Token }, type)
            : call.RefuseTokenAsync();

    private static string NextToken(PartnerCenterCall call, string listing, ListingPosition position, int size)
    {
        if (position.Offset > 0 && !position.IsPause && call.Faults.IsOn(PartnerCenterFaults.RepeatPage))
            return call.Request.Headers["MS-ContinuationToken"].ToString();
        var isPause = position is { Offset: 0, IsPause: false } && call.Faults.IsOn(PartnerCenterFaults.EmptyPage);
        return ContinuationToken.At(listing, new ListingPosition(position.Offset + size, isPause), call.Faults);
    }

    private static ListingPosition? FindPosition(HttpRequest request, string listing)
    {
        var token = request.Headers["MS-ContinuationToken"].ToString();
        if (token.Length > 0)
            return ContinuationToken.Find(listing, token);
        return string.Equals(request.Query["seekOperation"], "Next", StringComparison.OrdinalIgnoreCase) ? null : new ListingPosition(0, IsPause: false);
    }
}
