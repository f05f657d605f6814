using System.Diagnostics;
using System.Text.RegularExpressions;

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

    public static async Task<HostProcess> StartAsync(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [ProgramPath, "--simulator", "off", "--urls", "http://127.0.0.1:0", "--data", dataFolder, .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
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

    private static void Read(string line, TaskCompletionSource<Uri> announced)
    {
        if (AnnouncedAddress().Match(line) is { Success: true } match)
            announced.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex("HCP test host on (?<address>http://[0-9a-z.:]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnnouncedAddress();
}
