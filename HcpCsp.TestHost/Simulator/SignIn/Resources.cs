namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>One of the two APIs that a token can be for.</summary>
internal sealed record ApiResource(string Audience, string Permission, string ApplicationRole, string Title)
{
    public string Scope => $"{Audience}/{Permission}";

    public bool Owns(string scope) => scope.StartsWith(Audience + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The APIs, and the reading of a scope parameter.</summary>
internal static class ApiResources
{
    public static readonly ApiResource PartnerCenter =
        new("https://api.partnercenter.microsoft.com", "user_impersonation", "Partner.Read.All", "Access Partner Center as you");

    public static readonly ApiResource Graph =
        new("https://graph.microsoft.com", "PartnerBilling.Read.All", "PartnerBilling.Read.All", "Read your partner tenant's billing data");

    private static readonly string[] OpenIdScopes = ["openid", "profile", "offline_access", "email"];

    public static IReadOnlyList<ApiResource> All { get; } = [PartnerCenter, Graph];

    public static IReadOnlyList<string> ApiScopes(IEnumerable<string> scopes) =>
        [.. scopes.Where(scope => !OpenIdScopes.Contains(scope, StringComparer.Ordinal))];

    public static ApiResource? OwnerOf(string scope) => All.FirstOrDefault(resource => resource.Owns(scope));
}
