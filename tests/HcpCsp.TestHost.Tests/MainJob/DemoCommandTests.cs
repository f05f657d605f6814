using System.CommandLine;
using System.Text.Json;
using HcpCsp.TestHost.Commands;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The command as scripts call it.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-demo-command-").FullName;

    [Fact]
    public async Task Demo_AgainstServersOfTheSettings_DoesTheJobByRedirectsAlone()
    {
        var options = new SimulatorOptions { Port = 0, RetryAfterSeconds = 0, Faults = [Fault.Parse("no-screens")] };
        await using SimulatorServer microsoft = await SimulatorServer.StartAsync(options, CancellationToken.None);
        SimulatedPartner partner = microsoft.Partners[^1];
        string[] settings = [.. microsoft.ClientSettings.Select(setting => $"--{setting.Key}={setting.Value}")];

        var (code, output, error) = await RunAsync(
            ["--out", folder, "--json", "--simulator", "off", "--account", $"Fabrikam={partner.TenantId}", "--markup", "12.5", .. settings]);

        code.ShouldBe(0, error);
        using JsonDocument result = JsonDocument.Parse(output);
        JsonElement account = result.RootElement.GetProperty("accounts").EnumerateArray().ShouldHaveSingleItem();
        account.GetProperty("name").GetString().ShouldBe("Fabrikam");
        account.GetProperty("tenantId").GetString().ShouldBe(partner.TenantId.ToString());
        account.GetProperty("state").GetString().ShouldBe("Discovery Completed");
        account.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["name", "tenantId", "state", "customers", "subscriptions", "invoices", "lines", "usageLines", "unitErrors"]);
        result.RootElement.GetProperty("invoices")[0].EnumerateObject().Select(property => property.Name).ShouldBe(
            ["account", "id", "documentType", "currency", "header", "lineCount", "lineTotal", "cost", "price", "tieOut", "customers"]);
        result.RootElement.GetProperty("files").EnumerateArray().ShouldAllBe(file => File.Exists(file.GetProperty("path").GetString()));
        result.RootElement.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Demo_SimulatorOffWithoutAccounts_SaysWhatIsMissing()
    {
        var (code, _, error) = await RunAsync(["--out", folder, "--simulator", "off"]);

        code.ShouldBe(1);
        error.ShouldContain("--account NAME=TENANT-ID");
    }

    [Fact]
    public async Task Demo_UnknownArgument_SaysHowSettingsAreWritten()
    {
        var (code, _, error) = await RunAsync(["--out", folder, "--makeup", "10"]);

        code.ShouldBe(1);
        error.ShouldContain("--HcpCsp:Section:Key=value");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand();
        root.Subcommands.Add(DemoCommand.Create());
        int code = await root.Parse(["demo", "--plugins", PublishedPlugin.PluginsFolder, .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
