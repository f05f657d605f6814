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
/// <param name="User">Who it is.</param>
/// <param name="Menu">What they may go to.</param>
/// <param name="Current">Where they are in it; null for nowhere.</param>
/// <param name="Path">Where they are.</param>
/// <param name="Unread">Notifications that they haven't read.</param>
/// <param name="NewestUnread">Id of the newest of those, so that the script shows newer ones only; empty for none.</param>
/// <param name="Made">When the page was made, for what is printed.</param>
/// <param name="AntiforgeryField">For the frame's own forms.</param>
internal sealed record Viewer(HcpUser User, IReadOnlyList<MenuNode> Menu, MenuItem? Current, string Path, int Unread, string NewestUnread, HtmlText Made, HtmlText AntiforgeryField);
