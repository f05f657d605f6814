using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using HcpCsp.TestHost.Commands;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The command as scripts call it.</summary>
public sealed class VerifyCommandTests(SmallJobFixture fixture) : IClassFixture<SmallJobFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-verify-command-").FullName;

    private string Url => fixture.Host.Address.ToString();

    private string Issued => fixture.Result.Files.First(file => file.Kind == "customer" && file.CustomerId != "unassigned").Path;

    [Fact]
    public async Task Verify_FilesAsIssued_NamesTheirStatements()
    {
        var (code, output, error) = await RunAsync([Issued, "--url", Url]);

        code.ShouldBe(0, error);
        output.ShouldStartWith(Issued + ": Issued by us, unchanged: statement S-");
    }

    [Fact]
    public async Task Verify_OneFileOfSeveralIsOther_EndsWithThree()
    {
        string other = Path.Combine(folder, "other.txt");
        await File.WriteAllTextAsync(other, "not ours", TestContext.Current.CancellationToken);

        var (code, output, error) = await RunAsync([Issued, other, "--url", Url]);

        code.ShouldBe(3, error);
        output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        output.ShouldContain(other + ": Not issued here, or changed since");
    }

    [Fact]
    public async Task Verify_WorkbookThatWasChanged_SaysSo()
    {
        string changed = Path.Combine(folder, "Straße = +1.xlsx");
        File.Copy(Issued, changed);
        await SayAsync(changed, (await VerifyOneAsync(Issued)).GetProperty("statements")[0].GetProperty("number").GetString()!);

        JsonElement verified = await VerifyOneAsync(changed, expected: 3);

        verified.EnumerateObject().Select(property => property.Name).ShouldBe(["file", "verdict", "sha256", "message", "statements"]);
        verified.GetProperty("verdict").GetString().ShouldBe("Changed");
        verified.GetProperty("message").GetString()!.ShouldEndWith("but it is not the file that was issued: it was changed.");
    }

    [Fact]
    public async Task Verify_DataFolderOfAHostThatIsDown_KnowsTheSame()
    {
        await fixture.Host.DisposeAsync();
        try
        {
            var (code, output, error) = await RunAsync([Issued, "--data", fixture.DataFolder]);

            code.ShouldBe(0, error);
            output.ShouldStartWith(Issued + ": Issued by us, unchanged: statement S-");
        }
        finally
        {
            await fixture.RestartHostAsync();
        }
    }

    [Fact]
    public async Task Verify_DataFolderThatIsInUse_SaysSo()
    {
        var (code, _, error) = await RunAsync([Issued, "--data", fixture.DataFolder]);

        code.ShouldBe(1);
        error.ShouldContain("hcp-csp");
    }

    [Fact]
    public async Task Verify_NoSuchDataFolder_MakesNone()
    {
        string none = Path.Combine(folder, "none");

        var (code, _, error) = await RunAsync([Issued, "--data", none]);

        code.ShouldBe(1);
        error.ShouldContain("There is no data folder");
        Directory.Exists(none).ShouldBeFalse();
    }

    [Fact]
    public async Task Verify_NoSuchFile_SaysSo()
    {
        var (code, _, error) = await RunAsync([Path.Combine(folder, "none.xlsx"), "--url", Url]);

        code.ShouldBe(1);
        error.ShouldContain("There is no file");
    }

    [Fact]
    public async Task Verify_NoHostThere_SaysSo()
    {
        var (code, _, error) = await RunAsync([Issued, "--url", "http://127.0.0.1:1"]);

        code.ShouldBe(1);
        error.ShouldNotBeEmpty();
    }

    private async Task<JsonElement> VerifyOneAsync(string file, int expected = 0)
    {
        var (code, output, error) = await RunAsync([file, "--url", Url, "--json"]);
        code.ShouldBe(expected, error);
        using JsonDocument result = JsonDocument.Parse(output);
        return result.RootElement.EnumerateArray().ShouldHaveSingleItem().Clone();
    }

    /// <summary>Puts into a workbook's properties whose it is, whatever it says already.</summary>
    private static async Task SayAsync(string file, string number)
    {
        await using ZipArchive zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
        foreach (string part in (string[])["docProps/core.xml", "_rels/.rels"])
            zip.GetEntry(part)?.Delete();
        await using var writer = new StreamWriter(await zip.CreateEntry("docProps/core.xml").OpenAsync(TestContext.Current.CancellationToken));
        await writer.WriteAsync($"""<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{number} v1</dc:identifier></coreProperties>""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand();
        root.Subcommands.Add(VerifyCommand.Create());
        int code = await root.Parse(["verify", "--plugins", PublishedPlugin.PluginsFolder, .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
