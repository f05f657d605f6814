using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.SignIn;
using static HcpCsp.TestHost.Simulator.Pages.SimulatorPage;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>What happens once, at the press of a button, to the sign-ins there are.</summary>
internal sealed class FaultActions(ConsentBook consents, SignInSessions sessions, UserDirectory users, SimulatedWorld world)
{
    /// <returns>What was done, in words; null where there is no such action or account.</returns>
    public string? Do(string action, string userName)
    {
        switch (action)
        {
            case "revoke-consents":
                consents.TakeAllBack();
                return "All consents are revoked.";
            case "lapse-refresh-tokens":
                sessions.LetAllLapse();
                return "All refresh tokens have lapsed.";
            case "revoke-sessions" when users.Find(userName) is { } user:
                sessions.Revoke(user);
                return $"The sessions of {user.Name} are revoked.";
            default:
                return null;
        }
    }

    public string Forms() => $"""
        <p>What is done to sign-ins there are; a new sign-in works again.</p>
        <table><caption>All accounts</caption><tbody>
        {Row("All consents are taken back (65001)", Form("revoke-consents", user: null, "Revoke all consents now"))}
        {Row("No refresh token was used for ninety days (700082)", Form("lapse-refresh-tokens", user: null, "Let all refresh tokens lapse now"))}
        </tbody></table>
        <table><caption>The sessions of one account are revoked (50173)</caption><tbody>
        {string.Concat(world.Partners.SelectMany(partner => users.InTenant(partner.Profile)).Where(user => user.Refusal is null)
            .Select(user => Row(user.Name, Form("revoke-sessions", user.Name, "Revoke sessions"))))}
        </tbody></table>
        """;

    private static string Row(string what, string form) => $"<tr><th scope=\"row\">{Text(what)}</th><td>{form}</td></tr>";

    private static string Form(string action, string? user, string label) => $"""
        <form method="post" action="/faults/actions">{(user is null ? "" : $"<input type=\"hidden\" name=\"user\" value=\"{Text(user)}\">")}
        <button name="action" value="{action}"{(user is null ? "" : $" aria-label=\"{label} of {Text(user)}\"")}>{label}</button></form>
        """;
}
