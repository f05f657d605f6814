using HcpCsp.Abstractions.Pages;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Primitives;

namespace HcpCsp.TestHost.Routing;

/// <summary>All routes, as endpoints of ASP.NET Core; owners come and go while the host runs.</summary>
internal sealed class RouteTable(RequestDispatcher dispatcher) : EndpointDataSource, IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (IReadOnlyList<HostRoute> Routes, PluginGate Gate)> owners = new(StringComparer.Ordinal);
    private CancellationTokenSource changed = new();
    private volatile IReadOnlyList<Endpoint> endpoints = [];

    public override IReadOnlyList<Endpoint> Endpoints => endpoints;

    /// <summary>The routes of the API that are there at the moment, in the order in which they were registered.</summary>
    public IReadOnlyList<HostRoute> ListApi()
    {
        lock (gate)
            return [.. owners.Values.SelectMany(owner => owner.Routes).Where(route => route.Api is not null)];
    }

    public override IChangeToken GetChangeToken()
    {
        lock (gate)
            return new CancellationChangeToken(changed.Token);
    }

    public void Set(string owner, IReadOnlyList<HostRoute> routes, PluginGate admission) => Change(() => owners[owner] = (routes, admission));

    public void Remove(string owner) => Change(() => owners.Remove(owner));

    public void Dispose() => changed.Dispose();

    private void Change(Action change)
    {
        CancellationTokenSource old;
        lock (gate)
        {
            change();
            endpoints = [.. owners.Values.SelectMany(owner => owner.Routes.Select(route => Make(route, owner.Gate))), .. MakeRefusals(), MakeFallback()];
            old = changed;
            changed = new CancellationTokenSource();
        }

        old.Cancel();
        old.Dispose();
    }

    private RouteEndpoint Make(HostRoute route, PluginGate admission)
    {
        string[] methods = route.Method == PageMethod.Get ? ["GET", "HEAD"] : ["POST"];
        return new RouteEndpoint(
            context => dispatcher.DispatchAsync(context, route, admission),
            RoutePatternFactory.Parse(route.Pattern),
            order: 0,
            new EndpointMetadataCollection(new HttpMethodMetadata(methods)),
            $"{methods[0]} {route.Pattern} ({route.Owner})");
    }

    private IEnumerable<RouteEndpoint> MakeRefusals() =>
        owners.Values.SelectMany(owner => owner.Routes).GroupBy(route => route.Pattern, StringComparer.OrdinalIgnoreCase).Select(MakeRefusal);

    /// <summary>
    /// A pattern asked with a method that it doesn't answer: who lacks the role still gets 403. Each has an order of its own, since the
    /// router refuses to choose between patterns that differ in the names of their values only.
    /// </summary>
    private RouteEndpoint MakeRefusal(IGrouping<string, HostRoute> routes, int index)
    {
        IReadOnlyList<string> roles = routes.Any(route => route.Roles.Count == 0)
            ? []
            : [.. routes.SelectMany(route => route.Roles).Distinct(StringComparer.Ordinal)];
        return new RouteEndpoint(
            context => dispatcher.RefuseMethodAsync(context, roles),
            RoutePatternFactory.Parse(routes.Key),
            order: 1 + index,
            EndpointMetadataCollection.Empty,
            $"other methods of {routes.Key}");
    }

    private RouteEndpoint MakeFallback() =>
        new(dispatcher.NotFoundAsync, RoutePatternFactory.Parse("/{**path}"), int.MaxValue, EndpointMetadataCollection.Empty, "not found");
}
