using HcpCsp.Abstractions;

namespace HcpCsp.TestHost.Frame;

/// <summary>One entry of the menu: a group, a link, or both.</summary>
internal sealed class MenuNode(string caption)
{
    public string Caption => caption;

    public MenuItem? Item { get; set; }

    public List<MenuNode> Children { get; } = [];

    /// <summary>Position among its neighbours: a group stands where its first entry wants to.</summary>
    public int Order => Item?.Order ?? Children.Select(child => child.Order).DefaultIfEmpty().Min();

    public bool Contains(MenuItem? item) => item is not null && (ReferenceEquals(Item, item) || Children.Exists(child => child.Contains(item)));
}

/// <summary>The menu as one person sees it.</summary>
internal static class MenuTree
{
    public static IReadOnlyList<MenuNode> Build(IEnumerable<MenuItem> items, HcpUser user)
    {
        var root = new MenuNode("");
        foreach (MenuItem item in items.Where(item => user.IsInRole(item.Role)))
        {
            MenuNode node = item.Path.Aggregate(root, FindOrAdd);
            node.Item ??= item;
        }

        Sort(root);
        return root.Children;
    }

    /// <summary>The entry of the first path that belongs to one: a page that lies below none is found by the way to it.</summary>
    /// <param name="items">All entries.</param>
    /// <param name="user">Whose menu it is.</param>
    /// <param name="paths">Of the page, then of its breadcrumbs, the nearest first.</param>
    public static MenuItem? FindCurrent(IReadOnlyList<MenuItem> items, HcpUser user, IEnumerable<string> paths) =>
        paths.Select(path => FindFor(items, user, path)).FirstOrDefault(static item => item is not null);

    /// <summary>The entry that a path belongs to: the one with the longest target that the path is, or lies below; null for none.</summary>
    private static MenuItem? FindFor(IEnumerable<MenuItem> items, HcpUser user, string path) => items
        .Where(item => user.IsInRole(item.Role) && IsAtOrBelow(path, item.Target))
        .MaxBy(item => item.Target.Length);

    private static bool IsAtOrBelow(string path, string target)
    {
        string page = target.Split('?', '#')[0].TrimEnd('/');
        return path.StartsWith(page, StringComparison.OrdinalIgnoreCase)
            && (path.Length == page.Length || path[page.Length] == '/');
    }

    private static MenuNode FindOrAdd(MenuNode parent, string caption)
    {
        var found = parent.Children.Find(child => string.Equals(child.Caption, caption, StringComparison.Ordinal));
        if (found is null)
            parent.Children.Add(found = new MenuNode(caption));
        return found;
    }

    private static void Sort(MenuNode node)
    {
        node.Children.ForEach(Sort);
        List<MenuNode> sorted = [.. node.Children.OrderBy(child => child.Order).ThenBy(child => child.Caption, StringComparer.CurrentCultureIgnoreCase)];
        node.Children.Clear();
        node.Children.AddRange(sorted);
    }
}
