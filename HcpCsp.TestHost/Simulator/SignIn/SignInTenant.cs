using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>The tenant in the path of a sign-in request.</summary>
/// <param name="Segment">As written.</param>
/// <param name="Partner">Null where any tenant is meant, or where there is no such tenant.</param>
internal sealed record SignInTenant(string Segment, PartnerTenant? Partner)
{
    private static readonly string[] AnyTenant = ["organizations", "common"];

    private static readonly string[] SignInFolders = ["oauth2", "v2.0", "discovery", "login"];

    public bool IsAny => AnyTenant.Contains(Segment, StringComparer.OrdinalIgnoreCase);

    public bool Exists => IsAny || Partner is not null;

    /// <summary>Moves the tenant from the path to the path base, so that one set of endpoints serves every tenant.</summary>
    public static void UseTenantInPath(IApplicationBuilder app, SimulatedWorld world) => app.Use((context, next) =>
    {
        var segments = (context.Request.Path.Value ?? "").Split('/', 4);
        if (segments.Length < 4 || !SignInFolders.Contains(segments[2], StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Features.Set(new SignInTenant(segments[1], world.Find(segments[1])));
        context.Request.PathBase = context.Request.PathBase.Add("/" + segments[1]);
        context.Request.Path = "/" + segments[2] + "/" + segments[3];
        return next(context);
    });

    public static SignInTenant Of(HttpContext context) =>
        context.Features.Get<SignInTenant>() ?? throw new InvalidOperationException("A sign-in endpoint was reached without a tenant in its path.");
}
