using System.Globalization;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>Two hosts, each in a process of its own, on one data folder.</summary>
public sealed class SecondHostTests : IDisposable
{
    private static readonly Dictionary<string, string> NoSettings = new(StringComparer.Ordinal);
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-second-").FullName;

    [Fact]
    public async Task Start_FolderIsInUse_SaysByWhomAndRefuses()
    {
        using HostProcess first = await HostProcess.StartAsync(folder, NoSettings);

        (int exitCode, string error) = await HostProcess.RunToEndAsync(folder);

        exitCode.ShouldBe(1);
        error.Trim().ShouldBe(string.Create(
            CultureInfo.InvariantCulture,
            $"The data folder {folder} is in use by another host, most likely process {first.Id}: two hosts can't work on the same data. End the other one, or give this one a folder of its own with --data."));
        using HostDesk desk = await HostDesk.SignInAsync(first.Address);
        (await desk.CountAccountsAsync()).ShouldBe(0, "the first one goes on");
    }

    [Fact]
    public async Task Start_FirstWasKilled_Starts()
    {
        using (HostProcess first = await HostProcess.StartAsync(folder, NoSettings))
            first.Kill();

        using HostProcess next = await HostProcess.StartAsync(folder, NoSettings);

        using HostDesk desk = await HostDesk.SignInAsync(next.Address);
        (await desk.CountAccountsAsync()).ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
