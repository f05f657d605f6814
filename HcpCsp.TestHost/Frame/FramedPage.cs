using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Frame;

/// <summary>What goes into the frame.</summary>
internal sealed record FramedPage
{
    public required string Title { get; init; }

    public required HtmlText Body { get; init; }

    public IReadOnlyList<Breadcrumb> Breadcrumbs { get; init; } = [];

    public IReadOnlyList<string> Stylesheets { get; init; } = [];

    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Who sees it; null draws no menu.</summary>
    public Viewer? Viewer { get; init; }
}

/// <summary>The person in front of the frame, and what it shows them.</summary>
/// <param name="Made">When the page was made, for what is printed.</param>
internal sealed record Viewer(HcpUser User, IReadOnlyList<MenuNode> Menu, MenuItem? Current, string Path, int Unread, HtmlText Made, HtmlText AntiforgeryField);
