using System.Runtime.CompilerServices;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Walks a listing of Partner Center to its proven end.</summary>
/// <remarks>
/// Links are known to lack <c>/v1</c>, to have two question marks, and to misspell parameters or prefix ids. So the path stays our own and
/// only the query and the headers of <c>links.next</c> are taken over.
/// </remarks>
internal sealed class PageWalk(ApiCaller caller, PartnerTenant tenant, string path, IReadOnlyList<KeyValuePair<string, string>> query)
{
    private const string TokenHeader = "MS-ContinuationToken";
    private const int MostEmptyOnes = 20;

    private readonly Guid correlationId = Guid.NewGuid();

    /// <summary>Pages with items, one after the other; a listing without any yields none.</summary>
    public async IAsyncEnumerable<ListingPage> ListPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new PageRequest(query, []);
        var seen = new HashSet<string>(StringComparer.Ordinal) { asked.Identity };
        int listed = 0;
        int emptyOnes = 0;
        ListingPage? before = null;
        while (true)
        {
            ApiAnswer answer = await GetAsync(asked, cancellationToken);
            ListingPage page = ListingPage.Read(answer);
            listed += page.Items.Count;

            // Modern invoices ignore the offset, so that each page is the whole list, under an offset that grows for ever.
            if (asked.Headers.Count == 0 && before is not null && page.Items.Count > 0 && page.HasItemsOf(before))
                yield break;
            before = page;
            emptyOnes = page.Items.Count > 0 ? 0 : emptyOnes + 1;
            if (page.Items.Count > 0)
                yield return page;
            if (FindNext(page, listed) is not { } next)
                yield break;

            // Behind an empty page there is no further offset; a token may lead on from it, though not for ever.
            if (page.Items.Count == 0 && next.Headers.Count == 0)
                yield break;
            if (!seen.Add(next.Identity))
            {
                // A list that ignores the offset names the same page again; and an empty page has nothing after it.
                if (page.Items.Count == 0 || next.Headers.Count == 0)
                    yield break;
                throw Endless("Microsoft's listing goes round in a circle: it names a page that was read before.", answer.Call);
            }

            if (emptyOnes == MostEmptyOnes)
                throw Endless("Microsoft's listing doesn't end: it names one empty page after the other.", answer.Call);
            asked = next;
        }
    }

    private static PartnerCenterException Endless(string message, CallTrace call) =>
        new(message) { Call = call.Name, RequestId = call.RequestId, CorrelationId = call.CorrelationId, IsTransient = true, Advice = "Try again later; if it stays, report it with the request id." };

    private async Task<ApiAnswer> GetAsync(PageRequest asked, CancellationToken cancellationToken)
    {
        try
        {
            return await caller.GetPartnerCenterAsync(tenant, path + asked.QueryText, correlationId, asked.Headers, cancellationToken);
        }
        catch (PartnerCenterException exception) when (exception.Status == 400 && asked.Headers.Count > 0)
        {
            // Tokens lapse: the listing has to begin anew.
            throw new PartnerCenterException(exception.Message, exception)
            {
                Status = exception.Status,
                Code = exception.Code,
                Call = exception.Call,
                RequestId = exception.RequestId,
                CorrelationId = exception.CorrelationId,
                IsTransient = true,
                Advice = "The listing took too long and begins anew at the next try.",
            };
        }
    }

    private PageRequest? FindNext(ListingPage page, int listed)
    {
        if (page.Next is not { } link)
            return string.IsNullOrEmpty(page.ContinuationToken) ? null : Seek(page.ContinuationToken);

        List<KeyValuePair<string, string>> headers = (link.Headers ?? [])
            .Where(static header => !string.IsNullOrWhiteSpace(header.Key) && header.Value is not null)
            .Where(static header => header.Key!.StartsWith("MS-", StringComparison.OrdinalIgnoreCase))
            .Select(static header => KeyValuePair.Create(header.Key!, header.Value!))
            .ToList();

        // A link may leave the token to the body. Followed without it, it leads to the first page again, and the rest would be lost.
        if (headers.Count == 0 && !string.IsNullOrEmpty(page.ContinuationToken))
            return Seek(page.ContinuationToken);
        if (LinkQuery.Read(link.Uri) is { Count: > 0 } linked)
            return new PageRequest(LinkQuery.Merge(query, headers.Count == 0 ? WithOffset(linked, listed) : linked), headers);
        if (headers.Count > 0)
            return new PageRequest(LinkQuery.Merge(query, [KeyValuePair.Create("seekOperation", "Next")]), headers);
        return new PageRequest(LinkQuery.Merge(query, WithOffset([], listed)), []);
    }

    // A link that misspells the offset leads back to the first page, and the rest would be lost.
    private static IReadOnlyList<KeyValuePair<string, string>> WithOffset(IReadOnlyList<KeyValuePair<string, string>> linked, int listed) =>
        linked.Any(static pair => string.Equals(pair.Key, "offset", StringComparison.OrdinalIgnoreCase))
            ? linked
            : [.. linked, KeyValuePair.Create("offset", listed.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private PageRequest Seek(string token) => new(
        LinkQuery.Merge(query, [KeyValuePair.Create("seekOperation", "Next")]), [KeyValuePair.Create(TokenHeader, token)]);

    private sealed record PageRequest(IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyList<KeyValuePair<string, string>> Headers)
    {
        public string QueryText { get; } = LinkQuery.Write(Query);

        public string Identity => QueryText + "\n" + string.Join('\n', Headers.Select(static header => header.Key + ":" + header.Value));
    }
}
