using System.Diagnostics;
using System.Text.RegularExpressions;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>The host with the published plugin in a process of its own, which can be killed.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => process.Id;

    // Tests run in tests/{project}/bin/{configuration}/{framework}; the host is built beside them, in the same configuration.
    private static string ProgramPath
    {
        get
        {
            var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            string root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
            return Path.Combine(root, "HcpCsp.TestHost", "bin", output.Parent.Name, output.Name, "HcpCsp.TestHost.dll");
        }
    }

    /// <summary>As fast as the simulator answers: pacing has tests of its own.</summary>
    public static Task<HostProcess> StartAsync(string dataFolder, SimulatorServer simulator) => StartAsync(dataFolder, new Dictionary<string, string>(simulator.ClientSettings, StringComparer.Ordinal)
    {
        ["HcpCsp:Discovery:RequestsPerMinute"] = "100000",
        ["HcpCsp:Discovery:RetryDelay"] = "00:00:00.05",
    });

    public static async Task<HostProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        ProcessStartInfo start = Prepare(dataFolder, [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process { StartInfo = start, EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => Read(line.Data ?? "", announced);
        started.ErrorDataReceived += static (_, _) => { };
        started.Exited += (_, _) => announced.TrySetException(new InvalidOperationException("The host ended before it listened."));
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new HostProcess(started, await announced.Task);
    }

    /// <summary>Starts a host that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Error)> RunToEndAsync(string dataFolder)
    {
        using var started = new Process { StartInfo = Prepare(dataFolder, []) };
        started.Start();
        Task<string> words = started.StandardOutput.ReadToEndAsync();
        string error = await started.StandardError.ReadToEndAsync();
        await words;
        await started.WaitForExitAsync();
        return (started.ExitCode, error);
    }

    /// <summary>SIGKILL: nothing of the host gets to run any more.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static ProcessStartInfo Prepare(string dataFolder, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[ProgramPath, "--simulator", "off", "--urls", "http://127.0.0.1:0", "--data", dataFolder, .. settings])
            start.ArgumentList.Add(argument);
        return start;
    }

    private static void Read(string line, TaskCompletionSource<Uri> announced)
    {
        if (AnnouncedAddress().Match(line) is { Success: true } match)
            announced.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex("HCP test host on (?<address>http://[0-9a-z.:]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnnouncedAddress();
}
