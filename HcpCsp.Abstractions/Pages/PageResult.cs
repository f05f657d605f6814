namespace HcpCsp.Abstractions.Pages;

/// <summary>What a page handler answers: one of the nested types, and no other.</summary>
public abstract record PageResult
{
    private PageResult()
    {
    }

    /// <summary>A page within the host's frame: the host adds top bar, menu and breadcrumbs around the body.</summary>
    public sealed record View : PageResult
    {
        /// <summary>Title of the page, plain text; the host escapes it.</summary>
        public required string Title { get; init; }

        /// <summary>The way to here, outermost first, without the page itself. Empty for none.</summary>
        public IReadOnlyList<Breadcrumb> Breadcrumbs { get; init; } = [];

        /// <summary>The page's content as HTML. The plugin has escaped whatever is not its own markup: the host writes it as it is.</summary>
        public required string BodyHtml { get; init; }

        /// <summary>Paths of stylesheets that the page needs, beginning with <c>/</c>. Repeats are dropped.</summary>
        public IReadOnlyList<string> Stylesheets { get; init; } = [];

        /// <summary>Paths of scripts that the page needs, loaded deferred; inline script is refused by the host's content security policy.</summary>
        public IReadOnlyList<string> Scripts { get; init; } = [];

        /// <summary>HTTP status, default 200. For a form sent back with errors, 422 tells scripts and tests what people read.</summary>
        public int Status { get; init; } = 200;
    }

    /// <summary>Sends the browser elsewhere with 303, so that it asks with GET.</summary>
    /// <param name="Location">
    /// A path of this host beginning with one <c>/</c>, or an absolute address when the browser must leave for a sign-in. The handler
    /// alone decides it; text typed by people must not reach it.
    /// </param>
    public sealed record Redirect(string Location) : PageResult;

    /// <summary>A file to download or an asset to show.</summary>
    public sealed record File : PageResult
    {
        /// <summary>Content type, such as <c>text/css; charset=utf-8</c>.</summary>
        public required string ContentType { get; init; }

        /// <summary>
        /// Writes the content. Called once, while the response is being sent; an exception then breaks the connection off, so that a
        /// broken file never looks whole.
        /// </summary>
        public required Func<Stream, CancellationToken, Task> WriteAsync { get; init; }

        /// <summary>Name under which the browser saves it; any characters, the host encodes it. Null shows it in the page instead.</summary>
        public string? DownloadName { get; init; }

        /// <summary>How long browsers may keep it without asking again; null forbids keeping it at all.</summary>
        public TimeSpan? CacheFor { get; init; }
    }

    /// <summary>A JSON body.</summary>
    /// <param name="Utf8">The text, UTF-8 encoded, without a byte order mark.</param>
    public sealed record Json(ReadOnlyMemory<byte> Utf8) : PageResult;

    /// <summary>Server-sent events, until the sequence ends or the browser goes away.</summary>
    /// <remarks>
    /// A page's script hears them by the frame's <c>hcp.listen(address, { name: data => … })</c>, with the events' data as JSON. It opens the
    /// stream again after a break and lets it go while the tab is hidden, so handlers begin with how things stand. Its result has <c>end()</c>.
    /// </remarks>
    /// <param name="Events">Sent as they come. The host adds keep-alive comments in between.</param>
    public sealed record LiveEvents(IAsyncEnumerable<ServerEvent> Events) : PageResult;

    /// <summary>404 with the host's page, and a sentence of the plugin's own.</summary>
    /// <param name="Detail">What was not found, plain text; null for the host's general sentence.</param>
    public sealed record NotFound(string? Detail = null) : PageResult;

    /// <summary>403, audited, for a person who holds the route's role but not the right to this subject.</summary>
    public sealed record Forbidden : PageResult;

    /// <summary>An error in words, in the frame, with the request id.</summary>
    /// <param name="Status">HTTP status, 400 to 599.</param>
    /// <param name="Title">What went wrong, plain text.</param>
    /// <param name="Detail">Why, and what to do, plain text.</param>
    public sealed record Problem(int Status, string Title, string Detail) : PageResult;
}

/// <summary>One step of the way to a page.</summary>
/// <param name="Caption">Plain text; the host escapes it.</param>
/// <param name="Path">Path of its page; null for a step without one.</param>
public sealed record Breadcrumb(string Caption, string? Path = null);

/// <summary>One server-sent event.</summary>
/// <param name="Name">Event name: letters, digits and dashes.</param>
/// <param name="Data">Text of any kind; the host takes care of line breaks.</param>
public sealed record ServerEvent(string Name, string Data);
