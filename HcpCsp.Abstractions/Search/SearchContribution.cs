using System.Globalization;

namespace HcpCsp.Abstractions.Search;

/// <summary>Finds what a person typed into the host's search box. Called by the host for each search, many at a time.</summary>
/// <param name="request">What is looked for, and by whom: the person holds one of the contribution's roles.</param>
/// <param name="cancellationToken">Cancelled when the person goes away, the plugin is unloaded, or the host's patience of two seconds ends.</param>
/// <returns>
/// What was found, the best first; empty when there is nothing. More than the limit of one kind is cut off by the host. An exception is
/// logged with the plugin's name, and the host shows what others found.
/// </returns>
public delegate Task<IReadOnlyList<SearchHit>> SearchHandler(SearchRequest request, CancellationToken cancellationToken);

/// <summary>That a plugin takes part in the host's search.</summary>
public sealed record SearchContribution
{
    /// <summary>Roles of which a person needs at least one; never empty. Nobody else's search reaches the plugin.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>What it finds, for people, in a few words: <c>customers, invoices</c>.</summary>
    public required string Finds { get; init; }

    /// <summary>What looks for it.</summary>
    public required SearchHandler Handler { get; init; }
}

/// <summary>One search. Made by the host.</summary>
public sealed record SearchRequest
{
    /// <summary>What was typed, trimmed; 2 to 200 characters. It is to be found in any part of a name or id, whatever the case.</summary>
    public required string Text { get; init; }

    /// <summary>Most hits of one kind that are shown; at least 1. One more than that tells the host that there are more.</summary>
    public required int Limit { get; init; }

    /// <summary>Who asks.</summary>
    public required HcpUser User { get; init; }

    /// <summary>The reader's culture, for numbers and dates in the hits.</summary>
    public required CultureInfo Culture { get; init; }
}

/// <summary>Something that was found.</summary>
public sealed record SearchHit
{
    /// <summary>What it is, in the plural, such as <c>Customers</c>: hits of one kind are shown together, kinds in the order of their first hit.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name or number; plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What tells it from others of that name; plain text, empty for nothing.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Path of its page, beginning with <c>/</c>. The page checks the person's role itself.</summary>
    public required string Path { get; init; }
}
