using System.Security.Cryptography;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.Services;

public sealed class HostServiceTests
{
    [Fact]
    public async Task Unprotect_SamePurposeAfterRestart_GivesTheSecretBack()
    {
        string data = RunningHost.NewFolder();
        byte[] kept;
        await using (var host = await RunningHost.StartAsync(dataFolder: data))
            kept = host.Get<ISecretProtector>().Protect("token", "s3cret"u8);

        await using var next = await RunningHost.StartAsync(dataFolder: data);

        Encoding.UTF8.GetString(next.Get<ISecretProtector>().Unprotect("token", kept)).ShouldBe("s3cret");
    }

    [Fact]
    public async Task Unprotect_OtherPurpose_Throws()
    {
        await using var host = await RunningHost.StartAsync();
        var secrets = host.Get<ISecretProtector>();

        Should.Throw<CryptographicException>(() => secrets.Unprotect("other", secrets.Protect("token", "x"u8)));
    }

    [Fact]
    public async Task Unprotect_OtherPlugin_Throws()
    {
        var second = new FakePlugin((_, _) => { });
        await using var host = await RunningHost.StartAsync(configure: options => options with
        {
            InProcessPlugins = [.. options.InProcessPlugins, new InProcessPlugin(FakePlugin.Manifest("second"), () => second)],
        });
        byte[] first = host.Get<ISecretProtector>().Protect("token", "x"u8);

        Should.Throw<CryptographicException>(() => second.Services.GetRequiredService<ISecretProtector>().Unprotect("token", first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    public async Task Unprotect_Rubbish_Throws(string rubbish)
    {
        await using var host = await RunningHost.StartAsync();

        Should.Throw<CryptographicException>(() => host.Get<ISecretProtector>().Unprotect("token", Encoding.UTF8.GetBytes(rubbish)));
    }

    [Fact]
    public async Task Protect_KeyFolder_IsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var host = await RunningHost.StartAsync();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(host.DataFolder, "host", "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Link_TakenCustomerOrTenant_ThrowsAndNamesIt()
    {
        await using var host = await RunningHost.StartAsync();
        var tenants = host.Get<ITenantDirectory>();
        TenantLink link = tenants.Link("customer-1", "contoso");

        Should.Throw<InvalidOperationException>(() => tenants.Link("customer-1", "fabrikam")).Message.ShouldContain("contoso");
        Should.Throw<InvalidOperationException>(() => tenants.Link("customer-2", "contoso")).Message.ShouldContain("customer-1");
        Should.Throw<InvalidOperationException>(() => tenants.Link("customer-2", "nobody")).Message.ShouldContain("nobody");
        tenants.Link("customer-1", "contoso").ShouldBe(link);
    }

    [Fact]
    public async Task Link_AfterRestart_IsStillThere()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await RunningHost.StartAsync(dataFolder: data))
            host.Get<ITenantDirectory>().Link("customer-1", "contoso");

        await using var next = await RunningHost.StartAsync(dataFolder: data);

        next.Get<ITenantDirectory>().ListLinks().Single().TenantId.ShouldBe("contoso");
    }

    [Fact]
    public async Task Notify_HoldersOfTheRole_SeeItUntilTheyMarkItRead()
    {
        await using var host = await RunningHost.StartAsync();
        host.Get<INotifier>().Notify(new Notification
        {
            Role = HcpRoles.CloudAdmin,
            Severity = NotificationSeverity.Warning,
            Title = "Look <here>",
            Text = "now",
            Path = "/admin/jobs",
        });
        using Browser admin = await host.OpenAsAsync("casey");
        using Browser tenant = await host.OpenAsAsync("contoso-admin");

        (await admin.OpenAsync("/")).QuerySelector(".hcp-count")!.TextContent.ShouldBe("1");
        (await tenant.OpenAsync("/")).QuerySelector(".hcp-count").ShouldBeNull();
        (await admin.ReadAsync("/notifications")).ShouldContain("Look &lt;here&gt;");

        await admin.PostAsync("/notifications/read", await admin.FindTokenAsync());
        (await admin.OpenAsync("/")).QuerySelector(".hcp-count").ShouldBeNull();
    }
}
