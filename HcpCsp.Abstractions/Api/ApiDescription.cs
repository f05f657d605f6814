namespace HcpCsp.Abstractions.Api;

/// <summary>
/// What people and programs must know to call an API route. The host writes it into its OpenAPI document and onto its page of the API, and
/// checks at registration what can be checked: names, route values, statuses.
/// </summary>
public sealed record ApiDescription
{
    /// <summary>
    /// Stable name of the operation, such as <c>listInvoices</c>: letters and digits, the first of them small. Unique within the host;
    /// generated clients name their methods after it.
    /// </summary>
    public required string OperationId { get; init; }

    /// <summary>One line for lists, such as <c>The invoices of a partner account</c>. Plain text, no full stop.</summary>
    public required string Summary { get; init; }

    /// <summary>Further sentences, plain text. Empty for none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Caption under which routes of one subject stand together, such as <c>Invoices</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The values in the braces of the pattern, each once and by the same name.</summary>
    public IReadOnlyList<ApiParameter> RouteValues { get; init; } = [];

    /// <summary>
    /// The query values that the route reads, beside those of its paging (<see cref="IsPaged"/>).
    /// </summary>
    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>The fields of a POST. Files need a <see cref="ApiRoute.MaxUploadBytes"/>.</summary>
    public IReadOnlyList<ApiParameter> Form { get; init; } = [];

    /// <summary>Whether it answers a list page by page, and so reads <see cref="ApiPaging.Parameters"/>.</summary>
    public bool IsPaged { get; init; }

    /// <summary>
    /// Writes the JSON Schema (2020-12) of the envelope's <c>results</c> in every answer below 400, as UTF-8 JSON: an object. It may hold
    /// <c>$defs</c>; references start at its own root. Null when the route answers no results, only messages. Called when somebody reads
    /// the description, not at load, and maybe often and side by side; it gives the same each time. When it throws, the route is described
    /// without its results.
    /// </summary>
    public Func<ReadOnlyMemory<byte>>? WriteResultsSchema { get; init; }

    /// <summary>Content type of the file that the route answers instead of the envelope (<see cref="ApiResult.File"/>); null for none.</summary>
    public string? FileContentType { get; init; }

    /// <summary>
    /// The statuses that the route itself answers, good and bad; never empty. Default: 200 alone. What the host answers by itself (401, 403,
    /// 429, 500, 503 …) isn't named here.
    /// </summary>
    public IReadOnlyList<ApiStatus> Statuses { get; init; } = [ApiStatus.Ok];
}
