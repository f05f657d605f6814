using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Commands;

/// <summary>Serves the simulated Microsoft alone, for other clients than ours.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on localhost; 0 takes a free one.", DefaultValueFactory = _ => SimulatorOptions.DefaultPort };
        var scale = new Option<Scale>("--scale") { Description = "S, M or L.", DefaultValueFactory = _ => Scale.S };
        var seed = new Option<long>("--seed") { Description = "The same seed and day give the same data.", DefaultValueFactory = _ => 1 };
        var today = new Option<DateOnly?>("--today") { Description = "The day that the data ends with (yyyy-MM-dd); the clock's by default.", CustomParser = ParseDay };
        var latency = SimulatorArguments.Latency();
        var faults = SimulatorArguments.Faults();
        var world = SimulatorArguments.World();
        var cache = new Option<string?>("--cache") { Description = "Folder that keeps what was made, for the next run. Default: the system's folder for temporary files, at scale S none." };
        var certificate = new Option<X509Certificate2?>("--client-certificate") { Description = "PEM or CER file of a certificate that the client may use instead of the secret.", CustomParser = ParseCertificate };
        var command = new Command("simulate", "Serve the simulated Microsoft alone.") { port, scale, world, seed, today, latency, cache, faults, certificate };
        command.SetAction((result, cancellationToken) => RunAsync(
            new SimulatorOptions
            {
                Port = result.GetValue(port),
                Scale = result.GetValue(scale),
                World = result.GetValue(world),
                Seed = result.GetValue(seed),
                Today = result.GetValue(today),
                Latency = TimeSpan.FromMilliseconds(result.GetValue(latency)),
                CacheFolder = result.GetValue(cache) ?? SimulatorOptions.UsualCacheFolder(result.GetValue(scale), result.GetValue(world)),
                Faults = result.GetValue(faults) ?? [],
                ClientCertificate = result.GetValue(certificate),
            },
            result.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await SimulatorServer.StartAsync(options, cancellationToken);
        foreach (var (key, value) in server.ClientSettings)
            await output.WriteLineAsync($"{ClientSettings.VariableOf(key)}={value}");
        foreach (var partner in server.Partners)
        {
            await output.WriteLineAsync($"\nPartner tenant {partner.TenantId}  {partner.Name}");
            foreach (var user in partner.Users)
                await output.WriteLineAsync($"  {user.Name}  {user.Purpose}");
        }

        await output.WriteLineAsync($"\nAny password will do. Accounts and faults to switch: {server.Address}. Ctrl-C stops.");
        await output.FlushAsync(cancellationToken);
        await server.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is no day: write yyyy-MM-dd.");
        return null;
    }

    private static X509Certificate2? ParseCertificate(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        try
        {
            var certificate = X509CertificateLoader.LoadCertificateFromFile(path);
            if (certificate.GetRSAPublicKey() is not null)
                return certificate;
            result.AddError($"'{path}' holds no RSA key.");
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            result.AddError($"'{path}' is no certificate: {problem.Message}");
        }

        return null;
    }
}
