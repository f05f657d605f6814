namespace HcpCsp.Abstractions.Api;

/// <summary>
/// The answer of an API route. The host sends it as
/// <c>{ "errors": false, "messages": [], "requestId": "…", "totalElements": 1, "totalPages": 1, "results": … }</c>.
/// </summary>
public sealed record ApiResult
{
    /// <summary>HTTP status, default 200. 400 and above set the envelope's <c>errors</c>.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Messages for people, in order. Empty for none.</summary>
    public IReadOnlyList<ApiMessage> Messages { get; init; } = [];

    /// <summary>The envelope's <c>results</c> as UTF-8 JSON: an array for lists, an object for one thing. Empty is sent as <c>null</c>.</summary>
    public ReadOnlyMemory<byte> ResultsUtf8 { get; init; }

    /// <summary>How many there are in all pages; 1 for a single thing.</summary>
    public long TotalElements { get; init; }

    /// <summary>How many pages there are at the asked page size; 1 when everything is in this one.</summary>
    public int TotalPages { get; init; }

    /// <summary>A file that is sent as it is, without the envelope, like a page's; null for the envelope. With one, the other members say nothing.</summary>
    public Pages.PageResult.File? File { get; init; }
}

/// <summary>One message in the envelope.</summary>
/// <param name="Type"><c>ERROR</c>, <c>WARN</c> or <c>INFO</c>.</param>
/// <param name="Key">Stable key for programs, such as <c>csp.invoice.unknown</c>.</param>
/// <param name="Text">Sentence for people.</param>
public sealed record ApiMessage(string Type, string Key, string Text);

/// <summary>Which page of a list is asked for, by the query values <c>page</c> and <c>pageSize</c>.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Size">How many a page, 1 to <see cref="MaximumSize"/>.</param>
public sealed record ApiPaging(int Number, int Size)
{
    /// <summary>Page size when the caller gives none: 20.</summary>
    public const int DefaultSize = 20;

    /// <summary>Largest page size: 1000. A caller that asks for more gets this many.</summary>
    public const int MaximumSize = 1000;

    private const string NumberName = "page";
    private const string SizeName = "pageSize";

    /// <summary>The query values that <see cref="From"/> reads, as a route that lists something is described with.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        new(NumberName, "Which page, counted from 0.") { Type = ApiValueType.WholeNumber, Default = "0" },
        new(SizeName, "How many a page: 1 to 1000. More is taken as 1000.") { Type = ApiValueType.WholeNumber, Default = "20" },
    ];

    /// <summary>Reads the paging of a request. Missing or unreadable values mean page 0 and the default size; it never throws.</summary>
    /// <param name="request">The request.</param>
    public static ApiPaging From(Pages.PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int number = ReadNumber(request.FindQuery(NumberName), 0, 0, int.MaxValue);
        return new ApiPaging(number, ReadNumber(request.FindQuery(SizeName), DefaultSize, 1, MaximumSize));
    }

    private static int ReadNumber(string? text, int fallback, int lowest, int highest) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int value) ? Math.Clamp(value, lowest, highest) : fallback;
}
