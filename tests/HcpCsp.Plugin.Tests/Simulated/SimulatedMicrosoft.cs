using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>The real client, sign-in and store, on real HTTP to a simulator of its own. One partner account is registered.</summary>
internal sealed class SimulatedMicrosoft : IAsyncDisposable
{
    private const string Session = "session";
    private static readonly Uri Host = new("http://localhost:5080");
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-simulated-").FullName;
    private readonly ServiceProvider services;

    private SimulatedMicrosoft(SimulatorServer simulator, IReadOnlyDictionary<string, string?> settings)
    {
        Simulator = simulator;
        var given = simulator.ClientSettings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        given["HcpCsp:Discovery:RequestsPerMinute"] = "100000";
        foreach ((string key, string? value) in settings)
            given[key] = value;
        services = Compose(new ConfigurationBuilder().AddInMemoryCollection(given).Build());
    }

    public SimulatorServer Simulator { get; }

    /// <summary>The client's.</summary>
    public HastyTime Clock { get; } = new(factor: 20);

    public IPartnerCenter Client => Get<IPartnerCenter>();

    public ICspStore Store => Get<ICspStore>();

    /// <summary>Of the account that is registered: the first partner's.</summary>
    public PartnerTenant Tenant { get; private set; } = new("", "");

    public HcpCsp.TestHost.Simulator.Data.PartnerTenant Data => Simulator.World.Partners[0];

    /// <param name="options">Port and waits are set here.</param>
    /// <param name="settings">Instead of those that the simulator names.</param>
    public static async Task<SimulatedMicrosoft> StartAsync(SimulatorOptions? options = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        SimulatorServer simulator = await SimulatorServer.StartAsync((options ?? new SimulatorOptions()) with { Port = 0, RetryAfterSeconds = 0 }, CancellationToken.None);
        var started = new SimulatedMicrosoft(simulator, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        PartnerAccount account = (await started.RegisterAsync(simulator.Partners[0])).ShouldBeOfType<RegistrationEnd.Registered>().Account;
        started.Tenant = new PartnerTenant(account.Id, account.TenantId);
        return started;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Switches faults on until the result is disposed.</summary>
    /// <param name="fault">Such as <c>throttle=3</c>; several with spaces between.</param>
    public IDisposable With(string fault) => new Switched(Simulator, fault);

    /// <summary>Login with Microsoft, as a browser goes through it when nothing is asked.</summary>
    /// <param name="partner">Who registers.</param>
    /// <param name="faultAtReturn">Switched on when the browser comes back, so that the code meets it; null for none.</param>
    public async Task<RegistrationEnd> RegisterAsync(SimulatedPartner partner, string? faultAtReturn = null)
    {
        var form = new AccountForm { Name = partner.Name, TenantId = partner.TenantId.ToString(), Culture = CultureInfo.InvariantCulture };
        return await SignInAsync(await Get<IAccountRegistration>().BeginAsync(form, Session, CancellationToken.None), faultAtReturn);
    }

    /// <summary>The same for the registered account.</summary>
    public async Task<RegistrationEnd> SignInAgainAsync() =>
        await SignInAsync(await Get<IAccountRegistration>().BeginSignInAgainAsync(Tenant.AccountId, Session, CancellationToken.None), faultAtReturn: null);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Simulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<RegistrationEnd> SignInAsync(RegistrationStart start, string? faultAtReturn)
    {
        using IDisposable silent = With("no-screens");
        Uri end = await FollowAsync(start.ShouldBeOfType<RegistrationStart.LeaveTo>().Address);
        var query = end.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        using IDisposable? fault = faultAtReturn is null ? null : With(faultAtReturn);
        return await Get<IAccountRegistration>().CompleteAsync(query, Session, CancellationToken.None);
    }

    private static async Task<Uri> FollowAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        while (address.Authority != Host.Authority)
        {
            using HttpResponseMessage response = await browser.GetAsync(address, CancellationToken.None);
            address = new Uri(address, response.Headers.Location.ShouldNotBeNull($"{address.AbsolutePath} answered {response.StatusCode}"));
        }

        return address;
    }

    private ServiceProvider Compose(IConfiguration configuration)
    {
        IConfiguration section = configuration.GetSection("HcpCsp");
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<ISecretProtector, ReversingProtector>();
        collection.AddSingleton<IHostJobs, RecordingSchedules>();
        collection.AddSingleton<INotifier, RecordingNotifier>();
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

    private sealed class Switched : IDisposable
    {
        private readonly FaultSwitches switches;
        private readonly List<Fault> faults;

        public Switched(SimulatorServer simulator, string text)
        {
            switches = simulator.Faults;
            faults = [.. text.Split(' ').Select(Fault.Parse)];
            faults.ForEach(switches.Set);
        }

        public void Dispose() => faults.ForEach(fault => switches.Clear(FaultCatalogue.Find(fault.Name)!)); // Parsed before, so it is there.
    }
}
