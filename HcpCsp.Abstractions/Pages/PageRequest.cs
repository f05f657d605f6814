using System.Globalization;

namespace HcpCsp.Abstractions.Pages;

/// <summary>One request for a page or an API route. Made by the host.</summary>
public sealed record PageRequest
{
    /// <summary>Path as the browser sent it, decoded, without query, beginning with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Values of the pattern's braces by name; names compared without case. Decoded text: not safe to write into HTML as it is.</summary>
    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    /// <summary>Query values by name, names compared without case; a name given twice has two values. Empty when there is no query.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }

    /// <summary>Form fields of a POST by name, like <see cref="Query"/>. Empty for GET. The antiforgery field is left out. A host takes at least 16,384 values.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Form { get; init; }

    /// <summary>
    /// Files of a POST, in the order of the form; never null. Empty for GET, for a form without files, and for a file field that was left
    /// empty. Together they have at most <see cref="PageRoute.MaxUploadBytes"/>.
    /// </summary>
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];

    /// <summary>Who asks.</summary>
    public required HcpUser User { get; init; }

    /// <summary>The reader's culture: how numbers and dates are written and, in forms, read.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>
    /// Opaque key of the browser session, the same for every request of it, unguessable, and never sent to the browser in this form. A
    /// program that calls with an API key has one too, the same for every request with the key.
    /// To bind a sign-in that leaves the host to the session that began it.
    /// </summary>
    public required string SessionKey { get; init; }

    /// <summary>Address of the browser, as text, for audit entries; empty when unknown.</summary>
    public required string RemoteAddress { get; init; }

    /// <summary>Id of this request: in the host's log, and shown to people on errors.</summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// Hidden input that each form with <c>method="post"</c> must contain, as ready HTML. Valid for this session and person only. Empty for a
    /// program that calls with an API key.
    /// </summary>
    public required string AntiforgeryFieldHtml { get; init; }

    /// <summary>The first query value of a name; null when it is absent or blank.</summary>
    /// <param name="name">Name, compared without case.</param>
    public string? FindQuery(string name) => FindFirst(Query, name);

    /// <summary>The first form value of a name, with outer white space removed; null when it is absent or blank.</summary>
    /// <param name="name">Name, compared without case.</param>
    public string? FindForm(string name) => FindFirst(Form, name);

    private static string? FindFirst(IReadOnlyDictionary<string, IReadOnlyList<string>> values, string name) =>
        values.TryGetValue(name, out var found) && found.Count > 0 && !string.IsNullOrWhiteSpace(found[0]) ? found[0].Trim() : null;
}
