using System.Text.RegularExpressions;
using HcpCsp.TestHost.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Browser.Tests;

/// <summary>No page of the module is left out of the walk.</summary>
public sealed partial class PageRoutesTests(DiscoveredHost host)
{
    [Fact]
    public void Routes_OfTheModulesPages_AreAllAmongTheKinds()
    {
        host.SkipWithoutBrowser();
        Route[] routes = [.. host.Services.GetRequiredService<RouteTable>().Endpoints.Select(endpoint => endpoint.DisplayName!.Split(' ')).Where(IsPage).Select(words => new Route(words[1]))];

        var walked = DiscoveredHost.Kinds.Select(host.PathOf).Select(path => routes.Where(route => route.Fits(path)).MaxBy(route => route.Words)).ToHashSet();

        routes.Where(route => !walked.Contains(route)).Select(route => route.Pattern).ShouldBeEmpty("A new page needs a kind in DiscoveredHost.Kinds.");
    }

    // The table names each of its endpoints: method, pattern, owner.
    private static bool IsPage(string[] words) =>
        words is ["GET", var pattern, "(hcp-csp)"] && !pattern.StartsWith("/api/", StringComparison.Ordinal) && !Download().IsMatch(pattern);

    [GeneratedRegex(@"/events$|/\{file(Id)?\}$|\.\w+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Download();

    private sealed record Route(string Pattern)
    {
        /// <summary>Parts that stand for themselves: of two routes that fit, the host takes the one with more.</summary>
        public int Words { get; } = Pattern.Split('/').Count(part => !part.StartsWith('{'));

        public bool Fits(string path)
        {
            string[] parts = path.Split('/');
            string[] wanted = Pattern.Split('/');
            return parts.Length == wanted.Length && parts.Zip(wanted).All(pair => pair.Second.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.Ordinal));
        }
    }
}
