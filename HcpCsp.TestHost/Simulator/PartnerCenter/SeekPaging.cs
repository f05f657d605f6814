using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Listings that go on by a token in a header.</summary>
internal static class SeekPaging
{
    private const string TokenHeader = "MS-ContinuationToken";

    private const int Largest = 500;

    /// <summary>Null where the request's token is missing or not of this listing.</summary>
    public static ListingPage? Find(PartnerCenterCall call, string listing, int total, int largest = Largest)
    {
        if (FindPosition(call.Request, listing) is not { } position)
            return null;
        var asked = int.TryParse(call.Request.Query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var size = position.IsPause ? 0 : ListingPage.SizeOf(call, asked, largest);
        if (position.Offset + size >= total)
            return new ListingPage(position.Offset, size, ListingPage.LinksTo(call, next: null), Token: null);

        var token = NextToken(call, listing, position, size);
        var next = call.Faults.IsOn(PartnerCenterFaults.TokenInBody)
            ? null
            : NextLink.Of(call, [new LinkHeader(TokenHeader, token)], KeyValuePair.Create("seekOperation", (string?)"Next"));
        return new ListingPage(position.Offset, size, ListingPage.LinksTo(call, next), call.Faults.IsOn(PartnerCenterFaults.TokenInLinks) ? null : token);
    }

    public static Task AnswerAsync<TSource, T>(
        PartnerCenterCall call, string listing, IReadOnlyList<TSource> all, Func<TSource, T> shape, JsonTypeInfo<Collection<T>> type) =>
        Find(call, listing, all.Count) is { } page
            ? call.AnswerAsync(page.Of(all.Skip(page.Offset).Take(page.Size).Select(shape)), type)
            : call.RefuseTokenAsync();

    private static string NextToken(PartnerCenterCall call, string listing, ListingPosition position, int size)
    {
        if (position.Offset > 0 && !position.IsPause && call.Faults.IsOn(PartnerCenterFaults.RepeatPage))
            return call.Request.Headers[TokenHeader].ToString();
        var isPause = position is { Offset: 0, IsPause: false } && call.Faults.IsOn(PartnerCenterFaults.EmptyPage);
        return ContinuationToken.At(listing, new ListingPosition(position.Offset + size, isPause), call.Faults);
    }

    private static ListingPosition? FindPosition(HttpRequest request, string listing)
    {
        var token = request.Headers[TokenHeader].ToString();
        if (token.Length > 0)
            return ContinuationToken.Find(listing, token);
        return string.Equals(request.Query["seekOperation"], "Next", StringComparison.OrdinalIgnoreCase) ? null : new ListingPosition(0, IsPause: false);
    }
}
