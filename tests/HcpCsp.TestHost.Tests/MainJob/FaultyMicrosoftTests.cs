using System.Text.RegularExpressions;
using System.Text;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Both partners discovered while everything that may go wrong does; and what the host keeps and tells of the secrets that it used for it.</summary>
public sealed partial class FaultyMicrosoftTests(FaultyMicrosoftFixture fixture) : IClassFixture<FaultyMicrosoftFixture>
{
    [Fact]
    public void Discovery_EveryFault_ReadsEveryLine()
    {
        SimulatorServer simulator = fixture.Running.Simulator;
        var requests = simulator.Requests.All;
        requests.ShouldContain(request => request.Status == 429, "the faults must have struck, or this proves nothing");
        requests.ShouldContain(request => IsBlob(request) && request.Status == 503);

        fixture.Accounts.Count.ShouldBe(2);
        foreach (var (account, invoices) in fixture.Accounts)
            ExpectedLines.ShouldAllBeThere(simulator, account, invoices);
    }

    [Fact]
    public void Blobs_EveryRequest_CarriesNoToken()
    {
        List<LoggedRequest> blobs = [.. fixture.Running.Simulator.Requests.All.Where(IsBlob)];

        blobs.ShouldNotBeEmpty();
        blobs.ShouldAllBe(request => !request.HadAuthorization);
    }

    [Fact]
    public void DataFolder_AfterDiscovery_HoldsNoSecretInTheClear()
    {
        var files = fixture.Running.ReadFiles().ToList();

        files.ShouldContain(file => file.Path.EndsWith("csp.db", StringComparison.Ordinal));
        foreach (var (path, content) in files)
            FindSecrets(content).ShouldBeEmpty(path);
    }

    [Fact]
    public void Log_AfterDiscovery_HoldsNoSecret()
    {
        var lines = fixture.Running.Log.Lines;

        lines.ShouldNotBeEmpty();
        foreach (string line in lines)
        {
            FindSecrets(Encoding.UTF8.GetBytes(line)).ShouldBeEmpty(line);
            line.ShouldNotContain("sig=", Case.Insensitive, "a signature opens a file");
        }
    }

    [Theory]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln", "utf-8")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln", "utf-16")]
    [InlineData("simulated-client-secret", "utf-8")]
    [InlineData("simulated-client-secret", "utf-16")]
    [InlineData("\"RefreshToken\":{", "utf-8")]
    public void FindSecrets_HiddenAmongBytes_IsFound(string secret, string encoding)
    {
        byte[] content = [0xFF, 0, .. Encoding.GetEncoding(encoding).GetBytes(secret), 0, 0xFE];

        FindSecrets(content).ShouldNotBeEmpty();
    }

    private static bool IsBlob(LoggedRequest request) => request.Path.StartsWith("/blobs/", StringComparison.Ordinal);

    /// <summary>Tokens, the client secret, and the sign-in cache by the names of its parts; as UTF-8 and, without the zeros between, as UTF-16.</summary>
    private static List<string> FindSecrets(byte[] content)
    {
        string[] readings = [Encoding.Latin1.GetString(content), Encoding.Latin1.GetString([.. content.Where(one => one != 0)])];
        return [.. readings.SelectMany(text => Secret().Matches(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal)];
    }

    // Ten letters after the prefix: compressed data holds any three of them by chance.
    [GeneratedRegex("eyJ[A-Za-z0-9_-]{10,}|simulated-client-secret|\"(AccessToken|RefreshToken|IdToken)\"|home_account_id", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Secret();
}

/// <summary>Both partners registered and discovered with every fault of the simulator that a discovery must get over.</summary>
public sealed class FaultyMicrosoftFixture : IAsyncLifetime
{
    private static readonly string[] Faults = ["throttle=7", "inline-manifest", "camel-case", "blob-503=3", "truncated-blob", "no-bom"];

    internal SimulatedHost Running { get; private set; } = null!; // Set before any test, by InitializeAsync.

    internal List<(DemoAccount Account, IReadOnlyList<DemoInvoice> Invoices)> Accounts { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Running = await SimulatedHost.StartAsync(new SimulatorOptions { Faults = [.. Faults.Select(Fault.Parse)] });
        using PartnerDesk desk = await Running.SignInAsync();
        foreach (SimulatedPartner partner in Running.Simulator.Partners)
            await desk.StartDiscoveryAsync((await desk.RegisterAsync(partner)).Id);
        foreach (DemoAccount started in await desk.ListAccountsAsync())
        {
            DemoAccount ended = await desk.WaitForEndAsync(started.Id);
            Accounts.Add((ended, await desk.ListInvoicesAsync(started.Id)));
        }
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
