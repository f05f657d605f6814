using System.Text.Json;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>One page. Its <c>totalCount</c> is the size of the page and tells nothing, so it isn't read.</summary>
internal sealed record CollectionResponse
{
    public string? ContinuationToken { get; init; }

    public IReadOnlyList<JsonElement>? Items { get; init; }

    public LinksResponse? Links { get; init; }
}

internal sealed record LinksResponse
{
    public LinkResponse? Next { get; init; }
}

internal sealed record LinkResponse
{
    public string? Uri { get; init; }

    public IReadOnlyList<LinkHeaderResponse>? Headers { get; init; }
}

internal sealed record LinkHeaderResponse
{
    public string? Key { get; init; }

    public string? Value { get; init; }
}
