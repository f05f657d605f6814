using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;
using static HcpCsp.TestHost.Simulator.Pages.SimulatorPage;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>What this server is, and all that a client needs to use it.</summary>
internal sealed class StartPage(SimulatorOptions options, SimulatedWorld world, UserDirectory users, FaultSwitches faults)
{
    /// <summary>The button shows itself: without script there is nothing that it could do.</summary>
    private const string CopyScript = """
        <script>
        const copy = document.getElementById('copy');
        copy.hidden = false;
        copy.addEventListener('click', async () => {
          await navigator.clipboard.writeText(document.getElementById('settings').textContent);
          document.getElementById('copied').textContent = 'Copied.';
        });
        </script>
        """;

    public IResult Show(HttpContext context) => SimulatorPage.Show("A Microsoft to try things with", $"""
        <p>Entra sign-in, Partner Center and the Graph billing exports with their blobs, for clients of a Cloud Solution Provider partner.
        All people, companies and figures are made up.</p>
        {Settings(context)}
        <h2>Partner tenants and accounts</h2>
        <p>Any password will do. Sign in to the tenant that the account is listed under.</p>
        {string.Concat(world.Partners.Select(Partner))}
        {DataOf()}
        """);

    private string Settings(HttpContext context)
    {
        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        var lines = ClientSettings.For(origin, options).Select(pair => $"{ClientSettings.VariableOf(pair.Key)}={pair.Value}");
        var certificate = options.ClientCertificate is { } registered
            ? $"<p>Instead of the secret, the certificate {Text(registered.Thumbprint)} may sign assertions.</p>"
            : "";
        return $"""
            <h2>Settings of a client</h2>
            <pre id="settings" tabindex="0" aria-label="Settings">{Text(string.Join('\n', lines))}</pre>
            <p><button type="button" id="copy" hidden>Copy settings</button> <span id="copied" aria-live="polite"></span></p>
            <p>Redirect addresses: any on http://localhost and http://127.0.0.1{Text(string.Concat(options.RedirectUris.Select(uri => ", " + uri)))}.</p>
            {certificate}
            {CopyScript}
            """;
    }

    private string Partner(PartnerTenant partner)
    {
        var profile = partner.Profile;
        var rows = string.Concat(users.InTenant(profile).Select(user => $"<tr><th scope=\"row\">{Text(user.Name)}</th><td>{Text(user.DisplayName)}</td><td>{Text(user.Purpose)}</td></tr>"));
        return $"""
            <table><caption>{Text(profile.Name)}, tenant <code>{profile.TenantId}</code></caption>
            <thead><tr><th scope="col">Account</th><th scope="col">Name</th><th scope="col">What it does</th></tr></thead>
            <tbody>{rows}</tbody></table>
            """;
    }

    private string DataOf()
    {
        var on = FaultCatalogue.All.Count(faults.IsOn);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <h2>Data and faults</h2>
            <p>Scale {options.Scale}, seed {options.Seed}; the data ends on {world.Today:yyyy-MM-dd}. The same scale, seed and day give the same data.</p>
            <p><a href="/faults">Faults</a>: {on} of {FaultCatalogue.All.Count} are on. They can be switched while the server runs.</p>
            """);
    }
}
