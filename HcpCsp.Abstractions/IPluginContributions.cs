using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.Abstractions.Search;

namespace HcpCsp.Abstractions;

/// <summary>Collects what a plugin adds to the host, during <see cref="IHcpPlugin.Register"/> only.</summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> for a value that breaks the rules stated at its type, and
/// <see cref="InvalidOperationException"/> for one that is already taken, by this plugin or another; the message names both.
/// Either one makes the load fail as a whole: a plugin is never half there.
/// </remarks>
public interface IPluginContributions
{
    /// <summary>Adds a page: one method and route pattern. Patterns must not start with <c>/api/</c>.</summary>
    void AddPage(PageRoute page);

    /// <summary>Adds an API route. Its pattern must start with <c>/api/</c>.</summary>
    void AddApi(ApiRoute route);

    /// <summary>Adds an entry to the host's menu.</summary>
    void AddMenuItem(MenuItem item);

    /// <summary>Adds a kind of background work. Its key must be unique within the plugin.</summary>
    void AddJob(JobDefinition job);

    /// <summary>Adds an account type to the host's account management.</summary>
    void AddProvider(ProviderContribution provider);

    /// <summary>Lets the host's search box find what the plugin has. At most once per plugin.</summary>
    void AddSearch(SearchContribution search);
}
