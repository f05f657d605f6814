using HcpCsp.Abstractions;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>All pages and menu entries of the host itself.</summary>
internal sealed class HostPageSet(IEnumerable<IHostPage> pages)
{
    public IReadOnlyList<HostRoute> Routes { get; } = [.. pages.SelectMany(page => page.ListRoutes())];

    public static IReadOnlyList<MenuItem> MenuItems { get; } =
    [
        Entry(["Administration", "Account Management", "All accounts"], "/admin/accounts", -100, Icons.Accounts),
        Entry(["Administration", "Plugins"], "/admin/plugins", 1000, Icons.Plugins),
        Entry(["Administration", "Jobs"], "/admin/jobs", 1010, Icons.Jobs),
        Entry(["Administration", "Audit Logs"], "/admin/audit", 1020, Icons.Audit),
    ];

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IHostPage, HomePage>();
        services.AddSingleton<IHostPage, AccountsPage>();
        services.AddSingleton<IHostPage, PluginsPage>();
        services.AddSingleton<IHostPage, AuditPage>();
        services.AddSingleton<IHostPage, JobsPage>();
        services.AddSingleton<IHostPage, NotificationsPage>();
        services.AddSingleton<IHostPage, SearchPage>();
        services.AddSingleton<IHostPage, ApiKeysPage>();
        services.AddSingleton<IHostPage, ApiDocsPage>();
        services.AddSingleton<HostPageSet>();
    }

    private static MenuItem Entry(string[] path, string target, int order, HtmlText icon) =>
        new() { Path = path, Target = target, Order = order, IconSvg = icon.Value, Role = HcpRoles.CloudAdmin };
}
