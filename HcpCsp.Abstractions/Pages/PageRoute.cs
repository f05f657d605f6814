namespace HcpCsp.Abstractions.Pages;

/// <summary>The methods that a page may answer.</summary>
public enum PageMethod
{
    /// <summary>Reads only: a repeat is harmless.</summary>
    Get,

    /// <summary>Changes something. The host has checked the antiforgery token before the handler runs; without a valid one it answers 400.</summary>
    Post,
}

/// <summary>Answers one request for a page. Called by the host for each request, many at a time.</summary>
/// <param name="request">The request, already checked: the person is signed in and holds the route's role.</param>
/// <param name="cancellationToken">Cancelled when the browser goes away or the plugin is unloaded.</param>
/// <returns>
/// What to send. An exception instead is logged with the plugin's name and a request id, and answered with the host's error page.
/// </returns>
public delegate Task<PageResult> PageHandler(PageRequest request, CancellationToken cancellationToken);

/// <summary>One page: a method, a route pattern, who may see it, and what answers it.</summary>
public sealed record PageRoute
{
    /// <summary>The method answered. Default <see cref="PageMethod.Get"/>.</summary>
    public PageMethod Method { get; init; } = PageMethod.Get;

    /// <summary>
    /// Path pattern beginning with <c>/</c>, with values in braces and optional constraints, as in ASP.NET Core routing:
    /// <c>/csp/invoices/{number}</c>, <c>/csp/customers/{id:guid}</c>.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>
    /// Roles of which the person needs at least one; never empty. Anyone else who is signed in gets 403 and the attempt is audited;
    /// who isn't signed in is sent to sign in.
    /// </summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>
    /// How many bytes the files of one POST may have together. Default 0: it takes none. The host counts while they come in, and answers
    /// larger ones with 413, and any file where none is taken with 415, before the handler runs. A form with files needs
    /// <c>enctype="multipart/form-data"</c>; its fields are read like any form's.
    /// </summary>
    public long MaxUploadBytes { get; init; }

    /// <summary>What answers it.</summary>
    public required PageHandler Handler { get; init; }
}
