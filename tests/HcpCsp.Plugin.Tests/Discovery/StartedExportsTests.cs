using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Exports;

namespace HcpCsp.Plugin.Tests.Discovery;

public sealed class StartedExportsTests : IDisposable
{
    private const string Key = "reconciliation/billed/G1";
    private static readonly PartnerTenant Tenant = new(DiscoveryFixture.AccountId, "t1");
    private readonly DiscoveryFixture fixture = new();

    [Fact]
    public void Find_AfterARestart_KnowsWhatWasKept()
    {
        var export = new StartedExport(Key, new Uri("https://graph.microsoft.com/operations/op1"), fixture.Time.GetUtcNow());
        new StartedExports(fixture.Store).Keep(Tenant, export);

        fixture.ReopenStore();

        new StartedExports(fixture.Store).Find(Tenant, Key).ShouldBe(export);
    }

    [Fact]
    public void Find_Forgotten_IsNull()
    {
        var started = new StartedExports(fixture.Store);
        started.Keep(Tenant, new StartedExport(Key, new Uri("https://graph.microsoft.com/operations/op1"), fixture.Time.GetUtcNow()));

        started.Forget(Tenant, Key);

        started.Find(Tenant, Key).ShouldBeNull();
    }

    [Fact]
    public void Find_NeverKept_IsNull() => new StartedExports(fixture.Store).Find(Tenant, Key).ShouldBeNull();

    public void Dispose() => fixture.Dispose();
}
