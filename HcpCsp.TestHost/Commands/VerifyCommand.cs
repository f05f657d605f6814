using System.CommandLine;
using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Storage;
using HcpCsp.TestHost.Verification;

namespace HcpCsp.TestHost.Commands;

/// <summary>Tells of files whether they were issued here, unchanged: by a host that runs, or from a data folder.</summary>
internal static class VerifyCommand
{
    private const int EveryFileIssued = 0;
    private const int Failed = 1;
    private const int SomeFileNotIssued = 3;

    private static readonly Argument<string[]> Files = new("files") { Description = "Files to verify.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "Address of the host that runs.",
        DefaultValueFactory = _ => new Uri(HostOptions.DefaultUrl),
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : Refuse(result),
    };

    private static readonly Option<string?> Data = new("--data") { Description = "Data folder of a host that doesn't run: it is opened for this, and no job of it starts." };

    private static readonly Option<string?> Plugins = new("--plugins") { Description = "Folder of plugin folders. Default: plugins beside the program." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON array on stdout." };

    public static Command Create()
    {
        var command = new Command("verify", "Tell of files whether they were issued here, unchanged.") { Files, Url, Data, Plugins, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        try
        {
            string[] files = parsed.GetRequiredValue(Files);
            if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
                throw new FileNotFoundException($"There is no file {missing}.");
            IReadOnlyList<VerifiedFile> verified = await VerifyAsync(parsed, files, cancellationToken);
            await PrintAsync(verified, parsed.GetValue(Json), parsed.InvocationConfiguration.Output);
            return verified.All(file => file.IsIssued) ? EveryFileIssued : SomeFileNotIssued;
        }
        catch (Exception problem) when (problem is DemoException or IOException or UnauthorizedAccessException or HttpRequestException or JsonException)
        {
            await error.WriteLineAsync(problem.Message);
            return Failed;
        }
    }

    private static async Task<IReadOnlyList<VerifiedFile>> VerifyAsync(ParseResult parsed, string[] files, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Data) is not { } folder)
            return await VerifyAsync(parsed.GetRequiredValue(Url), files, cancellationToken);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no data folder {folder}.");
        using HostFolderLock taken = Take(folder);
        var options = new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = folder, RunsJobs = false };
        await using HostServer host = await HostServer.StartAsync(
            parsed.GetValue(Plugins) is { } plugins ? options with { PluginsFolder = Path.GetFullPath(plugins) } : options, cancellationToken);
        return host.Plugins.FirstOrDefault(plugin => plugin.Reason is not null) is { } refused
            ? throw new DemoException($"The plugin {refused.Id} was not loaded: {refused.Reason}")
            : await VerifyAsync(host.Address, files, cancellationToken);
    }

    private static async Task<IReadOnlyList<VerifiedFile>> VerifyAsync(Uri host, string[] files, CancellationToken cancellationToken)
    {
        using var run = new VerifyRun(host);
        await run.SignInAsync(cancellationToken);
        var verified = new List<VerifiedFile>();
        foreach (string file in files)
            verified.Add(await run.VerifyAsync(file, cancellationToken));
        return verified;
    }

    private static async Task PrintAsync(IReadOnlyList<VerifiedFile> files, bool json, TextWriter output)
    {
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(files, VerifyJson.Default.IReadOnlyListVerifiedFile));
        else
            await output.WriteLineAsync(string.Join(Environment.NewLine, files.Select(file => $"{file.File}: {file.Message}")));
    }

    private static HostFolderLock Take(string folder)
    {
        try
        {
            return HostFolderLock.Take(folder);
        }
        catch (IOException inUse)
        {
            throw new IOException($"{inUse.Message} A host that runs is asked with --url.", inUse);
        }
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no address: write it as {HostOptions.DefaultUrl}.");
        return null;
    }
}
