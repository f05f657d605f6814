using System.Security.Cryptography.X509Certificates;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Worlds;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator;

/// <summary>What to simulate, and where.</summary>
internal sealed record SimulatorOptions
{
    public const int DefaultPort = 5081;

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Addresses to listen on, as ASP.NET Core writes them; instead of <see cref="Port"/> on loopback.</summary>
    public string? Urls { get; init; }

    public Scale Scale { get; init; } = Scale.S;

    public World World { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>The day that the data ends with; null is the clock's.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Added to each answer of Partner Center, Graph and the blobs.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>What goes wrong on purpose from the start.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Registered beside every http address on localhost and 127.0.0.1.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public string ClientId { get; init; } = "6f2a1c9e-5d3b-4e7a-8c1f-90ab12cd34ef";

    public string ClientSecret { get; init; } = "simulated-client-secret";

    /// <summary>Accepted beside the secret: the client signs an assertion with its private key. RSA.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Seconds that a polled operation asks to wait.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>Polls until an export has succeeded; those before find it waiting or running.</summary>
    public int PollsUntilDone { get; init; } = 2;

    /// <summary>Where made blobs and totals are kept for the next reading and the next run; null keeps nothing on disk.</summary>
    public string? CacheFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The folder that a command uses unless it is told another: the small scale is made faster than it is read.</summary>
    public static string? UsualCacheFolder(Scale scale, World world = World.Usual) => scale == Scale.S || world != World.Usual ? null : Path.Combine(Path.GetTempPath(), "hcp-csp-simulator");
}
