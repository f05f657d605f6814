using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.Abstractions.Search;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Collects and checks what one plugin contributes. Nothing of it counts before the whole registration went through.</summary>
/// <param name="pluginId">The plugin that registers.</param>
/// <param name="patterns">Checks route patterns.</param>
/// <param name="taken">What is there already, of the host and of other plugins.</param>
internal sealed partial class PluginContributions(string pluginId, RoutePatternChecker patterns, TakenNames taken) : IPluginContributions
{
    private readonly List<HostRoute> routes = [];
    private readonly List<MenuItem> menuItems = [];
    private readonly Dictionary<string, JobDefinition> jobs = new(StringComparer.Ordinal);
    private readonly List<ProviderContribution> providers = [];
    private readonly TakenNames own = new();
    private bool closed;

    public IReadOnlyList<HostRoute> Routes => routes;

    public IReadOnlyList<MenuItem> MenuItems => menuItems;

    public IReadOnlyDictionary<string, JobDefinition> Jobs => jobs;

    public IReadOnlyList<ProviderContribution> Providers => providers;

    /// <summary>How it is searched; null when it isn't.</summary>
    public SearchContribution? Search { get; private set; }

    /// <summary>What it claims for itself, by name.</summary>
    public TakenNames Own => own;

    public void AddPage(PageRoute page)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(page.Handler, nameof(page));
        AddRoute(new HostRoute(pluginId, page.Method, page.Pattern, page.Roles) { Page = page.Handler, MaxUploadBytes = page.MaxUploadBytes }, isApi: false);
    }

    public void AddApi(ApiRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(route.Handler, nameof(route));
        patterns.Check(route.Pattern);
        string? fault = ApiDescriptionCheck.FindFault(route);
        Demand(fault is null, $"'{route.Pattern}' {fault}.");
        Claim($"operation '{route.Description.OperationId}'");
        AddRoute(new HostRoute(pluginId, route.Method, route.Pattern, route.Roles) { Api = route.Handler, Description = route.Description, MaxUploadBytes = route.MaxUploadBytes }, isApi: true);
    }

    public void AddMenuItem(MenuItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string caption = string.Join(" / ", item.Path ?? []);
        Demand(item.Path is { Count: > 0 } && item.Path.All(IsText), "A menu item needs a path of captions, none of them blank.");
        Demand(LocalPath.IsLocal(item.Target), $"The target of menu item '{caption}' must be a path of this host: '{item.Target}'.");
        Demand(IsText(item.Role), $"Menu item '{caption}' needs a role.");
        Claim($"menu item '{caption}' for {item.Role}");
        menuItems.Add(item);
    }

    public void AddJob(JobDefinition job)
    {
        ArgumentNullException.ThrowIfNull(job);
        Demand(job.Key is not null && KeyPattern().IsMatch(job.Key), $"A job's key holds lower case letters, digits and dashes only: '{job.Key}'.");
        Demand(IsText(job.Title) && job.Handler is not null, $"Job '{job.Key}' needs a title and a handler.");
        Demand(!closed, null);
        if (!jobs.TryAdd(job.Key!, job))
            throw new InvalidOperationException($"Job '{job.Key}' of plugin '{pluginId}' is taken already by plugin '{pluginId}'.");
    }

    public void AddProvider(ProviderContribution provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        string name = $"{provider.CloudGroup} > {provider.AccountType}";
        Demand(IsText(provider.CloudGroup) && IsText(provider.AccountType) && IsText(provider.DisplayName) && IsText(provider.Role),
            $"Provider '{name}' needs a cloud group, an account type, a display name and a role.");
        Demand(LocalPath.IsLocal(provider.PagePath) && LocalPath.IsLocal(provider.AddAccountPath), $"The paths of provider '{name}' must be paths of this host.");
        Demand(provider.ListAccountsAsync is not null && provider.AccountForm is not null, $"Provider '{name}' needs an account form and a list of accounts.");
        Demand(provider.AccountForm!.All(field => field.Name is not null && FieldPattern().IsMatch(field.Name) && IsText(field.Label)),
            $"The fields of provider '{name}' need names of letters and digits, and labels.");
        Demand(provider.AccountForm!.DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase).Count() == provider.AccountForm!.Count,
            $"Two fields of provider '{name}' have the same name.");
        Claim($"provider '{name}'");
        providers.Add(provider);
    }

    public void AddSearch(SearchContribution search)
    {
        ArgumentNullException.ThrowIfNull(search);
        Demand(search.Roles is { Count: > 0 } && search.Roles.All(IsText), "A search needs at least one role.");
        Demand(IsText(search.Finds) && search.Handler is not null, "A search needs words for what it finds, and a handler.");
        if (Search is not null)
            throw new InvalidOperationException($"Plugin '{pluginId}' registers a search, and has registered one already.");
        Search = search;
    }

    /// <summary>Ends the registration: later calls throw.</summary>
    public void Close() => closed = true;

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text);

    private void AddRoute(HostRoute route, bool isApi)
    {
        string key = patterns.Check(route.Pattern);
        Demand(isApi == route.IsApi, isApi ? $"The pattern of an API route must start with /api/: '{route.Pattern}'." : $"The pattern of a page must not start with /api/: '{route.Pattern}'.");
        Demand(route.Roles is { Count: > 0 } && route.Roles.All(IsText), $"'{route.Pattern}' needs at least one role.");
        Demand(Enum.IsDefined(route.Method), $"'{route.Pattern}' has an unknown method.");
        Demand(route.MaxUploadBytes == 0 || (route.MaxUploadBytes > 0 && route.Method == PageMethod.Post), $"'{route.Pattern}' can't take an upload of {route.MaxUploadBytes} bytes: only a POST takes one.");
        Claim(route.Claim(key));
        routes.Add(route);
    }

    private void Claim(string name)
    {
        Demand(!closed, null);
        if ((taken.FindOwner(name) ?? own.FindOwner(name)) is { } owner)
            throw new InvalidOperationException($"Plugin '{pluginId}' registers {name}, which is taken already by '{owner}'.");
        own.Add(name, pluginId);
    }

    [SuppressMessage("Usage", "MA0015", Justification = "The rule names what is wrong; the parameter is the whole contribution.")]
    private void Demand(bool condition, string? rule)
    {
        if (closed)
            throw new InvalidOperationException($"Plugin '{pluginId}' may register contributions during Register only.");
        if (!condition)
            throw new ArgumentException(rule);
    }

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[A-Za-z0-9]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldPattern();
}
