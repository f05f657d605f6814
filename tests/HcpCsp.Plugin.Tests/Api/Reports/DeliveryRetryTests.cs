using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Reports;

public sealed class DeliveryRetryTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RetryAsync_FailedMail_IsOnItsWayAgain()
    {
        var result = await world.ReportsApi.RetryAsync(PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId).At("deliveryId", "d3"), Token);

        result.Status.ShouldBe(202);
        world.ReportRuns.Retried.ShouldBe(["d3"]);
    }

    [Theory]
    [InlineData("d4", 409, "csp.delivery.no-address")]
    [InlineData("d9", 404, "csp.delivery.unknown")]
    public async Task RetryAsync_NoAddressOrUnknown_IsRefused(string id, int status, string key) =>
        (await world.ReportsApi.RetryAsync(PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId).At("deliveryId", id), Token)).ShouldBeRefused(status, key);
}
