namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>Where a listing goes on.</summary>
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
