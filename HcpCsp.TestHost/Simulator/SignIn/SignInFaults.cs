using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What can go wrong at sign-in.</summary>
internal static class SignInFaults
{
    public static readonly FaultDefinition NoGraphConsent = new("no-graph-consent", "consent for Graph is missing: its tokens are refused (65001)");
    public static readonly FaultDefinition NoScreens = new("no-screens", "sign-in asks nothing: the hinted user, else the tenant's admin, has signed in and consented already");
    public static readonly FaultDefinition SingleTenant = new("single-tenant", "the application is of one tenant: organizations and common are refused (50194)");
    public static readonly FaultDefinition UnknownApplication = new("unknown-application", "the tenant doesn't know the application (700016)");
    public static readonly FaultDefinition WrongTenant = new("wrong-tenant", "whoever signs in, the tokens name another tenant than the one asked for");
    public static readonly FaultDefinition NoMfaClaim = new("mfa-claim-missing", "the tokens' amr lacks mfa although MFA was passed");
    public static readonly FaultDefinition NoAppRoles = new("no-app-roles", "an application's own tokens hold no roles");
    public static readonly FaultDefinition SecretExpired = new("secret-expired", "the client secret has expired; a certificate still works (7000222)");
    public static readonly FaultDefinition ShortTokens = new("token-short", "access tokens live N seconds", HasNumber: true);
    public static readonly FaultDefinition Throttle = new("token-throttle", "every N-th token request is answered with 429 and Retry-After", HasNumber: true);
    public static readonly FaultDefinition Unavailable = new("token-503", "every N-th token request is answered with 503, temporarily_unavailable", HasNumber: true);
    public static readonly FaultDefinition UnavailableHtml = new("token-503-html", "every N-th token request is answered with 503 and a page of HTML", HasNumber: true);
    public static readonly FaultDefinition ClaimsChallenge = new("claims-challenge", "refreshes are refused with claims to send along at the next sign-in (50076)");

    /// <summary>What every use of a refresh token is refused with while the fault is on.</summary>
    public static IReadOnlyList<(FaultDefinition Fault, EntraError Error)> OfRefresh { get; } =
    [
        (new("consent-revoked", "refreshes are refused: consent was taken back (65001)"), EntraError.ConsentMissing),
        (new("refresh-lapsed", "refreshes are refused: the token wasn't used for too long (700082)"), EntraError.RefreshTokenLapsed),
        (new("refresh-malformed", "refreshes are refused: the token can't be read (70000)"), EntraError.RefreshTokenMalformed),
        (new("sessions-revoked", "refreshes are refused: an administrator has ended the sessions (50173)"), EntraError.SessionsRevoked),
        (new("sign-in-frequency", "refreshes are refused: Conditional Access wants a fresh sign-in (70043)"), EntraError.SignInFrequency),
        (new("access-blocked", "refreshes are refused: Conditional Access blocks them (53003)"), EntraError.AccessBlocked),
        (new("user-disabled", "refreshes are refused: the account is disabled (50057)"), EntraError.UserDisabled),
        (new("mfa-stale", "refreshes are refused: MFA was too long ago (50078)"), EntraError.MfaStale),
        (new("outside-mfa", "refreshes are refused: another provider's MFA is missing (50158)"), EntraError.OutsideMfa),
        (new("request-loop", "refreshes are refused: the client asks in a loop (50196)"), EntraError.RequestLoop),
    ];

    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        NoScreens, NoGraphConsent, SingleTenant, UnknownApplication, WrongTenant, NoMfaClaim, NoAppRoles,
        SecretExpired, ShortTokens, Throttle, Unavailable, UnavailableHtml, ClaimsChallenge, .. OfRefresh.Select(pair => pair.Fault),
    ];
}
