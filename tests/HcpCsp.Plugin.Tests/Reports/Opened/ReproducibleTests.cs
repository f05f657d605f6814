using System.Diagnostics;
using System.Security.Cryptography;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>The same report is the same file, whoever makes it and where.</summary>
public sealed class ReproducibleTests
{
    private const string Target = "HCPCSP_HASHES";

    [Fact]
    public async Task Write_InAnotherProcessElsewhere_GivesTheSameFiles()
    {
        string file = Path.GetTempFileName();
        try
        {
            await RunAsync(file);

            (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(await HashAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_OneCentMore_GivesAnotherFile(bool forTheCustomer)
    {
        static Task<byte[]> writeAsync(decimal cost, bool forTheCustomer)
        {
            var fixture = new WorkbookFixture(ALine(cost), ALine(20m));
            return forTheCustomer ? fixture.WriteCustomerAsync() : fixture.WritePartnerAsync();
        }

        Hash(await writeAsync(10.01m, forTheCustomer)).ShouldNotBe(Hash(await writeAsync(10m, forTheCustomer)));
    }

    /// <summary>What the other process does.</summary>
    [Fact(Explicit = true)]
    public async Task WriteHashes()
    {
        if (Environment.GetEnvironmentVariable(Target) is { Length: > 0 } file)
            await File.WriteAllLinesAsync(file, await HashAsync(), TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> HashAsync()
    {
        var hashes = new List<string>();
        foreach ((string name, Func<Task<byte[]>> write) in WorkbookSamples.All)
            hashes.Add($"{name} {Hash(await write())}");
        return [.. hashes];
    }

    private static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    // In another language and time zone.
    private static async Task RunAsync(string file)
    {
        string program = typeof(ReproducibleTests).Assembly.Location;
        string method = $"{typeof(ReproducibleTests).FullName}.{nameof(WriteHashes)}";
        var start = new ProcessStartInfo("dotnet", [program, "--explicit", "only", "--filter-method", method])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Target] = file, ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["TZ"] = "Asia/Tokyo" },
        };
        using Process other = Process.Start(start)!;
        Task<string> words = other.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await other.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        other.ExitCode.ShouldBe(0, errors + await words);
    }
}
