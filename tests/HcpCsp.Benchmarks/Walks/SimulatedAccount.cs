using System.Diagnostics;
using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Benchmarks.Walks;

/// <summary>A partner account, signed in at a simulator, in a data folder of its own. Each run opens the folder anew, as after a restart.</summary>
internal sealed class SimulatedAccount(SimulatorServer simulator) : IDisposable
{
    private const string Session = "session";
    private static readonly Uri Host = new("http://localhost:5080");
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-walk-").FullName;

    /// <summary>One run of discovery, from the opened store to the end of the walk.</summary>
    public async Task<WalkFigure> RunAsync(int requestsPerMinute, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = Compose(requestsPerMinute);
        PartnerAccount account = services.GetRequiredService<ICspStore>().ListAccounts() is [{ } known, ..] ? known : await RegisterAsync(services, cancellationToken);
        var request = new DiscoveryRequest(Guid.NewGuid().ToString("N"), account.Id, DiscoveryScope.Changes, IsManual: true, null, static () => false, static _ => { });
        DiscoveryEngine engine = services.GetRequiredService<DiscoveryEngine>();
        simulator.Requests.Clear();
        long began = Stopwatch.GetTimestamp();
        DiscoveryRun run = await engine.RunAsync(request, cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return run.State == DiscoveryState.Completed
            ? new WalkFigure(seconds, simulator.Requests.All.Count(static one => IsLimited(one.Path)), run)
            : throw new InvalidOperationException($"The run ended as {run.State}: {string.Join("; ", run.Errors.Select(static error => error.Message))}");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Files come from storage, and tokens from Entra: neither counts against Partner Center's or Graph's limit.
    private static bool IsLimited(string path) =>
        path.StartsWith("/v1/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase);

    private async Task<PartnerAccount> RegisterAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        SimulatedPartner partner = simulator.Partners[0];
        simulator.Faults.Set(Fault.Parse("no-screens"));
        IAccountRegistration registration = services.GetRequiredService<IAccountRegistration>();
        var form = new AccountForm { Name = partner.Name, TenantId = partner.TenantId.ToString(), Culture = CultureInfo.InvariantCulture };
        if (await registration.BeginAsync(form, Session, cancellationToken) is not RegistrationStart.LeaveTo leave)
            throw new InvalidOperationException("The form was refused.");
        Uri end = await FollowAsync(leave.Address, cancellationToken);
        var query = end.Query.TrimStart('?').Split('&').Select(static part => part.Split('=', 2))
            .ToDictionary(static part => part[0], static part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        return await registration.CompleteAsync(query, Session, cancellationToken) is RegistrationEnd.Registered registered
            ? registered.Account
            : throw new InvalidOperationException("The sign-in was refused.");
    }

    private static async Task<Uri> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        while (address.Authority != Host.Authority)
        {
            using HttpResponseMessage response = await browser.GetAsync(address, cancellationToken);
            address = new Uri(address, response.Headers.Location ?? throw new InvalidOperationException($"{address.AbsolutePath} answered {response.StatusCode}."));
        }

        return address;
    }

    private ServiceProvider Compose(int requestsPerMinute)
    {
        var settings = simulator.ClientSettings.ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        settings["HcpCsp:Discovery:RequestsPerMinute"] = requestsPerMinute.ToString(CultureInfo.InvariantCulture);
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        IConfiguration section = configuration.GetSection("HcpCsp");
        var host = new HostStandIns();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddSingleton<ISecretProtector>(host).AddSingleton<IHostJobs>(host).AddSingleton<INotifier>(host);
        collection.AddSingleton(new PluginContext
        {
            Manifest = new PluginManifest { Id = "hcp-csp", Name = "CSP", Version = "0.1.0", EntryAssembly = "a", EntryType = "b", MinHostVersion = "6.2" },
            PluginFolder = folder,
            DataFolder = folder,
            Configuration = configuration,
            HostVersion = new Version(6, 2),
            PublicUrl = Host,
        });
        return collection.AddStore(section).AddPartnerCenter(section).AddOnboarding(section).AddDiscovery(section).BuildServiceProvider();
    }
}

/// <param name="Requests">Those that the limit is about.</param>
internal sealed record WalkFigure(double Seconds, int Requests, DiscoveryRun Run);
