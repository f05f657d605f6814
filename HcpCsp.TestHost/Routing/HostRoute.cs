using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Routing;

/// <summary>One method and pattern that the host answers, of a plugin or of its own.</summary>
/// <param name="Owner">Id of the plugin; <see cref="HostOwner"/> for the host's own pages.</param>
/// <param name="Roles">Of which the person needs one. Empty, for the host's own pages only, lets everybody in who is signed in.</param>
internal sealed record HostRoute(string Owner, PageMethod Method, string Pattern, IReadOnlyList<string> Roles)
{
    public const string HostOwner = "host";

    public PageHandler? Page { get; init; }

    public ApiHandler? Api { get; init; }

    /// <summary>How it is called, when it is of the API.</summary>
    public ApiDescription? Description { get; init; }

    /// <summary>As in <see cref="PageRoute.MaxUploadBytes"/>.</summary>
    public long MaxUploadBytes { get; init; }

    public bool IsFor(HcpUser user) => Roles.Count == 0 || Roles.Any(user.IsInRole);

    public bool IsApi => IsApiPath(Pattern);

    /// <summary>The name by which it is taken.</summary>
    /// <param name="shape">Its pattern as <see cref="RoutePatternChecker.Check"/> gives it.</param>
    public string Claim(string shape) => (Method == PageMethod.Get ? "GET " : "POST ") + shape;

    public static bool IsApiPath(string path) =>
        path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) || string.Equals(path, "/api", StringComparison.OrdinalIgnoreCase);
}
