using HcpCsp.Abstractions;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Frame;

public sealed class MenuTests
{
    [Fact]
    public async Task Menu_GroupsOfTheSameCaption_AreMergedAndOrdered()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var page = await browser.OpenAsync("/");

        page.QuerySelectorAll(".hcp-menu a span").Select(link => link.TextContent)
            .ShouldBe(["Home", "All accounts", "Mine", "Plugins", "Jobs", "Audit Logs", "First", "Second"]);
        page.QuerySelectorAll(".hcp-group summary span").Select(group => group.TextContent)
            .ShouldBe(["Administration", "Account Management", "Sales <b>"]);
    }

    [Fact]
    public async Task Menu_OtherRole_SeesItsOwnEntriesOnly()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("contoso-admin");

        var page = await browser.OpenAsync("/");

        page.QuerySelectorAll(".hcp-menu a span").Select(link => link.TextContent).ShouldBe(["Home", "Own costs"]);
    }

    [Fact]
    public async Task Menu_PageBelowAnEntry_MarksTheEntryAsCurrent()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.OpenAsync("/sales/second/details")).QuerySelector(".hcp-menu [aria-current]")!.TextContent.Trim().ShouldBe("Second");
        (await browser.OpenAsync("/sales/second")).QuerySelector(".hcp-menu [aria-current=page]")!.TextContent.Trim().ShouldBe("Second");
        (await browser.OpenAsync("/sales/secondary")).QuerySelector(".hcp-menu [aria-current]").ShouldBeNull();
    }

    [Fact]
    public async Task Home_RoleWithoutEntries_SaysThatNothingIsAvailable()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("contoso-user");

        (await browser.ReadAsync("/")).ShouldContain("Nothing is available yet");
    }

    private static Task<RunningHost> StartAsync() => RunningHost.StartAsync(plugin =>
    {
        plugin.AddMenuItem(Entry(["Sales <b>", "Second"], "/sales/second", 2001));
        plugin.AddMenuItem(Entry(["Sales <b>", "First"], "/sales", 2000) with { Target = "/sales/first" });
        plugin.AddMenuItem(Entry(["Administration", "Account Management", "Mine"], "/mine", 0));
        plugin.AddMenuItem(Entry(["Costs", "Own costs"], "/costs", 0) with { Role = HcpRoles.TenantAdmin });
    });

    private static MenuItem Entry(string[] path, string target, int order) =>
        new() { Path = path, Target = target, Order = order, Role = HcpRoles.CloudAdmin };
}
