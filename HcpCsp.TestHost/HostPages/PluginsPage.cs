using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The plugins that were found, and why one is not there.</summary>
internal sealed class PluginsPage(PluginCatalog catalog, HostOptions options) : IHostPage
{
    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get("/admin/plugins", HostPage.CloudAdminOnly, ShowAsync)];

    private Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var plugins = catalog.Plugins;
        HtmlText body = Html.Of($"""
            {HostPage.Head("Plugins", $"Host version {options.HostVersion.ToString(2)}. Plugins are taken from {options.PluginsFolder}.")}
            {(plugins.Count == 0 ? RenderNone() : RenderTable(plugins, request))}
            """);
        return Task.FromResult(HostPage.View("Plugins", HostPage.UnderAdministration, body));
    }

    private static HtmlText RenderNone() =>
        Html.Of($"""<div class="empty"><h2>No plugin is installed</h2><p>Put a plugin's published folder into the plugins folder and start the host again.</p></div>""");

    private static HtmlText RenderTable(IReadOnlyList<LoadedPlugin> plugins, PageRequest request) => Html.Of($"""
        <div class="table-wrap" tabindex="0"><table class="data">
        <thead><tr><th scope="col">Plugin</th><th scope="col">Id</th><th scope="col">Version</th><th scope="col">State</th><th scope="col" class="num">Load time</th><th scope="col">Contributes</th></tr></thead>
        <tbody>{plugins.Select(plugin => RenderRow(plugin, request.Culture))}</tbody>
        </table></div>
        """);

    private static HtmlText RenderRow(LoadedPlugin plugin, CultureInfo culture) => Html.Of($"""
        <tr><th scope="row">{plugin.Name}</th><td><code>{plugin.Id}</code></td><td>{plugin.Version ?? "–"}</td><td>{RenderState(plugin.State)}</td>
        <td class="num">{(plugin.LoadTime is { } time ? time.TotalMilliseconds.ToString("N0", culture) + " ms" : "–")}</td>
        <td>{plugin.Contributions}{(plugin.Reason is null ? HtmlText.Empty : Html.Of($"""<span class="reason">{plugin.Reason}</span>"""))}</td></tr>
        """);

    private static HtmlText RenderState(PluginState state) => StateBadge.Render(
        state switch
        {
            PluginState.Loaded => AccountStateKind.Good,
            PluginState.Unloaded => AccountStateKind.Halted,
            _ => AccountStateKind.Bad,
        },
        state.ToString());
}
