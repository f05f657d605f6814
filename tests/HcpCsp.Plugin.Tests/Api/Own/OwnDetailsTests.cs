using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Own;

public sealed class OwnDetailsTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PageRequest Own => PagesWorld.ARequest() with { User = PagesWorld.ARequest().User with { TenantId = "t1" } };

    [Fact]
    public async Task GetDetailsAsync_Linked_HasNoCostInAnyName()
    {
        world.Tenants.Link($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}", "t1");

        var details = (await world.OwnApi.GetDetailsAsync(Own.At("month", "2026-09"), Token)).Results();

        details.GetProperty("products").GetArrayLength().ShouldBeGreaterThan(0);
        details.GetRawText().ShouldNotContain("cost", Case.Insensitive);
        (await world.OwnApi.GetDetailsAsync(Own.At("month", "soon"), Token)).ShouldBeRefused(404, "csp.month.unknown");
    }

    [Fact]
    public async Task GetDetailsAsync_NotLinked_IsNotFound() => (await world.OwnApi.GetDetailsAsync(Own, Token)).ShouldBeRefused(404, "csp.own.unlinked");
}
