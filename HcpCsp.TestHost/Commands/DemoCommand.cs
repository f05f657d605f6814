using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Commands;

/// <summary>Does the main job without a person: sign in, discover, price, write the workbooks.</summary>
internal static class DemoCommand
{
    private const int EveryTieOutEqual = 0;
    private const int Failed = 1;
    private const int SomeTieOutNotEqual = 3;

    private static readonly Option<string> Out = new("--out") { Description = "Folder for the workbooks.", Required = true };

    private static readonly Option<Scale> ScaleOption = new("--scale") { Description = "Scale of the simulated Microsoft: S, M or L.", DefaultValueFactory = _ => Scale.S };

    private static readonly Option<long> Seed = new("--seed") { Description = "Seed of the simulated data.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object on stdout." };

    private static readonly Option<decimal> Markup = new("--markup")
    {
        Description = "Default mark-up for all customers, in percent.",
        DefaultValueFactory = _ => 10m,
    };

    private static readonly Option<string?> SimulatorOption = new("--simulator")
    {
        Description = "off: use the servers that the settings name, and register the accounts given by --account.",
    };

    private static readonly Option<(string Name, string TenantId)[]> Accounts = new("--account")
    {
        Description = "NAME=TENANT-ID of a partner account to register; may be given again and again.",
        CustomParser = ParseAccounts,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Plugins = new("--plugins") { Description = "Folder of plugin folders. Default: plugins beside the program." };

    public static Command Create()
    {
        SimulatorOption.AcceptOnlyFromAmong("off", "on");
        var command = new Command("demo", "Do the main job headless, then exit.") { Out, ScaleOption, Seed, Json, Markup, SimulatorOption, Accounts, Plugins };

        // Settings of any key are allowed; SettingArguments tells the wrong ones.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingArguments.Read(parsed.UnmatchedTokens, out IReadOnlyList<string> problems);
        bool withSimulator = parsed.GetValue(SimulatorOption) != "off";
        if (!withSimulator && parsed.GetValue(Accounts) is not { Length: > 0 })
            problems = [.. problems, "With --simulator off, name at least one account: --account NAME=TENANT-ID."];
        if (problems.Count > 0)
        {
            foreach (string problem in problems)
                await parsed.InvocationConfiguration.Error.WriteLineAsync(problem);
            return Failed;
        }

        string dataFolder = Directory.CreateTempSubdirectory("hcp-csp-demo-").FullName;
        try
        {
            DemoResult result = await RunJobAsync(parsed, settings, withSimulator, dataFolder, cancellationToken);
            await PrintAsync(result, parsed.GetValue(Json), parsed.InvocationConfiguration.Output);
            return result.Accounts.All(account => account.State == "Discovery Completed")
                ? result.Invoices.All(invoice => invoice.TieOut == "Equal") ? EveryTieOutEqual : SomeTieOutNotEqual
                : Fail(parsed, "Not every discovery was completed: " + string.Join("; ", result.Accounts.Select(account => $"{account.Name}: {account.State}, {account.UnitErrors} unit errors")));
        }
        catch (Exception problem) when (problem is DemoException or IOException or HttpRequestException or JsonException)
        {
            return Fail(parsed, problem.Message);
        }
        finally
        {
            Directory.Delete(dataFolder, recursive: true);
        }
    }

    private static async Task<DemoResult> RunJobAsync(
        ParseResult parsed, Dictionary<string, string?> settings, bool withSimulator, string dataFolder, CancellationToken cancellationToken)
    {
        RunningSimulator? simulator = withSimulator
            ? await SimulatorLauncher.StartAsync(
                new SimulatorOptions
                {
                    Port = 0,
                    RetryAfterSeconds = 0,
                    Scale = parsed.GetValue(ScaleOption),
                    Seed = parsed.GetValue(Seed),
                    CacheFolder = SimulatorOptions.UsualCacheFolder(parsed.GetValue(ScaleOption)),
                },
                cancellationToken)
            : null;
        await using var simulatorServer = simulator?.Server;
        foreach (var (key, value) in simulator?.Settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            settings.TryAdd(key, value);

        var hostOptions = new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = dataFolder, Settings = settings };
        if (parsed.GetValue(Plugins) is { } plugins)
            hostOptions = hostOptions with { PluginsFolder = Path.GetFullPath(plugins) };
        await using HostServer host = await HostServer.StartAsync(hostOptions, cancellationToken);
        foreach (LoadedPlugin plugin in host.Plugins.Where(plugin => plugin.Reason is not null))
            throw new DemoException($"The plugin {plugin.Id} was not loaded: {plugin.Reason}");

        (string Name, string TenantId)[] named = parsed.GetValue(Accounts) ?? [];
        var options = new DemoOptions
        {
            OutputFolder = parsed.GetRequiredValue(Out),
            HostAddress = host.Address,
            Accounts = named.Length > 0 ? named : simulator!.Partners,
            MarkupPercent = parsed.GetValue(Markup),
            ScreensOf = simulator?.Address,
        };
        using var run = new DemoRun(options, parsed.InvocationConfiguration.Error, TimeProvider.System);
        return await run.RunAsync(cancellationToken);
    }

    private static async Task PrintAsync(DemoResult result, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(result, DemoJson.Default.DemoResult));
            return;
        }

        foreach (DemoAccount account in result.Accounts)
            await output.WriteLineAsync($"{account.Name}: {account.State}, {account.Customers} customers, {account.Subscriptions} subscriptions, {account.Invoices} invoices, {account.Lines} lines, {account.UsageLines} usage lines");
        foreach (DemoInvoice invoice in result.Invoices)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{invoice.Id} {invoice.DocumentType,-15} {invoice.Currency} header {invoice.Header,16} lines {invoice.LineTotal,16} cost {invoice.Cost,16} price {invoice.Price,16} {invoice.TieOut}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Files.Count} workbooks, {result.Seconds:0.0} s"));
    }

    private static int Fail(ParseResult parsed, string reason)
    {
        parsed.InvocationConfiguration.Error.WriteLine(reason);
        return Failed;
    }

    private static (string Name, string TenantId)[] ParseAccounts(ArgumentResult result)
    {
        var accounts = new List<(string, string)>();
        foreach (Token token in result.Tokens)
        {
            int equals = token.Value.LastIndexOf('=');
            if (equals > 0)
                accounts.Add((token.Value[..equals], token.Value[(equals + 1)..]));
            else
                result.AddError($"'{token.Value}' is no account: write NAME=TENANT-ID.");
        }

        return [.. accounts];
    }
}
