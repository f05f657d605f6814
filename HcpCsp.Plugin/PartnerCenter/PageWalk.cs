using System.Runtime.CompilerServices;
using System.Text.Json;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Walks a listing of Partner Center to its proven end.</summary>
/// <remarks>
/// Links are known to lack <c>/v1</c>, to have two question marks, and to misspell parameters or prefix ids. So the path stays our own and
/// only the query and the headers of <c>links.next</c> are taken over.
/// </remarks>
internal sealed class PageWalk(ApiCaller caller, PartnerTenant tenant, string path, IReadOnlyList<KeyValuePair<string, string>> query)
{
    private const string TokenHeader = "MS-ContinuationToken";

    private readonly Guid correlationId = Guid.NewGuid();

    public async IAsyncEnumerable<IReadOnlyList<JsonElement>> ListPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new PageRequest(query, []);
        var seen = new HashSet<string>(StringComparer.Ordinal) { asked.Identity };
        int listed = 0;
        string before = "";
        while (true)
        {
            ApiAnswer answer = await GetAsync(asked, cancellationToken);
            CollectionResponse page = ApiCaller.Parse(answer, WireJsonContext.Default.CollectionResponse);

            // A page without a list says nothing: only a list of none proves that there is nothing.
            IReadOnlyList<JsonElement> items = page.Items ?? throw Failures.Malformed(answer.RequestId, new JsonException("The page has no list of items."));
            listed += items.Count;

            // Modern invoices ignore the offset, so that each page is the whole list, under an offset that grows for ever.
            string content = string.Join('\n', items.Select(static item => item.GetRawText()));
            if (items.Count > 0 && asked.Headers.Count == 0 && string.Equals(content, before, StringComparison.Ordinal))
                yield break;
            before = content;
            if (items.Count > 0)
                yield return items;
            if (FindNext(page, listed) is not { } next)
                yield break;
            if (!seen.Add(next.Identity))
            {
                // A list that ignores the offset names the same page again; and an empty page has nothing after it.
                if (items.Count == 0 || next.Headers.Count == 0)
                    yield break;
                throw new PartnerCenterException("Microsoft's listing goes round in a circle: it names a page that was read before.")
                {
                    RequestId = answer.RequestId,
                    IsTransient = true,
                    Advice = "Try again later; if it stays, report it with the request id.",
                };
            }

            asked = next;
        }
    }

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
                RequestId = exception.RequestId,
                IsTransient = true,
                Advice = "The listing took too long and begins anew at the next try.",
            };
        }
    }

    private PageRequest? FindNext(CollectionResponse page, int listed)
    {
        if (page.Links?.Next is not { } link)
            return string.IsNullOrEmpty(page.ContinuationToken) ? null : Seek(page.ContinuationToken);

        List<KeyValuePair<string, string>> headers = (link.Headers ?? [])
            .Where(static header => !string.IsNullOrWhiteSpace(header.Key) && header.Value is not null)
            .Where(static header => header.Key!.StartsWith("MS-", StringComparison.OrdinalIgnoreCase))
            .Select(static header => KeyValuePair.Create(header.Key!, header.Value!))
            .ToList();
        if (LinkQuery.Read(link.Uri) is { Count: > 0 } linked)
            return new PageRequest(LinkQuery.Merge(query, linked), headers);
        if (headers.Count > 0)
            return new PageRequest(LinkQuery.Merge(query, [KeyValuePair.Create("seekOperation", "Next")]), headers);
        if (!string.IsNullOrEmpty(page.ContinuationToken))
            return Seek(page.ContinuationToken);
        return new PageRequest(
            LinkQuery.Merge(query, [KeyValuePair.Create("offset", listed.ToString(System.Globalization.CultureInfo.InvariantCulture))]), []);
    }

    private PageRequest Seek(string token) => new(
        LinkQuery.Merge(query, [KeyValuePair.Create("seekOperation", "Next")]), [KeyValuePair.Create(TokenHeader, token)]);

    private sealed record PageRequest(IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyList<KeyValuePair<string, string>> Headers)
    {
        public string QueryText { get; } = LinkQuery.Write(Query);

        public string Identity => QueryText + "\n" + string.Join('\n', Headers.Select(static header => header.Key + ":" + header.Value));
    }
}
