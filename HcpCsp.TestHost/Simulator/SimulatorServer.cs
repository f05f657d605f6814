using System.Net;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.SignIn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HcpCsp.TestHost.Simulator;

/// <summary>A partner tenant to try things with.</summary>
internal sealed record SimulatedPartner(Guid TenantId, string Name, string Domain, IReadOnlyList<SimulatedUser> Users);

/// <summary>A Microsoft of our own: sign-in, Partner Center, billing exports and their blobs, on one port.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorServer(WebApplication app, Uri address, SimulatorOptions options, SimulatedWorld world)
    {
        _app = app;
        Address = address;
        World = world;
        var users = app.Services.GetRequiredService<UserDirectory>();
        Partners = [.. world.Partners.Select(partner => partner.Profile).Select(partner =>
            new SimulatedPartner(partner.TenantId, partner.Name, partner.Domain, users.InTenant(partner)))];
        ClientSettings = Simulator.ClientSettings.For(address.GetLeftPart(UriPartial.Authority), options);
    }

    public Uri Address { get; }

    /// <summary>The configuration that a client of this server needs.</summary>
    public IReadOnlyDictionary<string, string> ClientSettings { get; }

    public IReadOnlyList<SimulatedPartner> Partners { get; }

    /// <summary>The data behind the answers, for tests that compare.</summary>
    public SimulatedWorld World { get; }

    /// <summary>What was asked of it so far.</summary>
    public RequestLog Requests => _app.Services.GetRequiredService<RequestLog>();

    /// <summary>What goes wrong on purpose; may be switched while the server runs.</summary>
    public FaultSwitches Faults => _app.Services.GetRequiredService<FaultSwitches>();

    public static async Task<SimulatorServer> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        var world = new SimulatedWorld(options.Scale, options.Seed, options.Today ?? DateOnly.FromDateTime(options.Clock.GetUtcNow().UtcDateTime), options.World);
        var app = SimulatorPipeline.Build(options, world, builder => Listen(builder.WebHost, options));
        try
        {
            await SignInServices.RegisterApplicationAsync(app.Services, options, cancellationToken);
            await app.StartAsync(cancellationToken);
            return new SimulatorServer(app, AddressOf(app), options, world);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static void Listen(ConfigureWebHostBuilder host, SimulatorOptions options)
    {
        if (options.Urls is not null)
            host.UseUrls(options.Urls);
        else
            host.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
    }

    /// <summary>By the name localhost, so that the blobs can be under the other one.</summary>
    private static Uri AddressOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var port = BindingAddress.Parse(addresses.First()).Port;
        return new UriBuilder(Uri.UriSchemeHttp, "localhost", port).Uri;
    }
}
