using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Exports;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Remembers started exports as long as the test lasts.</summary>
internal sealed class FakeStartedExports : IStartedExports
{
    private readonly Dictionary<(string Tenant, string Query), StartedExport> kept = [];

    public IReadOnlyCollection<StartedExport> Kept => kept.Values;

    public StartedExport? Find(PartnerTenant tenant, string queryKey) => kept.GetValueOrDefault((tenant.AccountId, queryKey));

    public void Keep(PartnerTenant tenant, StartedExport export) => kept[(tenant.AccountId, export.QueryKey)] = export;

    public void Forget(PartnerTenant tenant, string queryKey) => kept.Remove((tenant.AccountId, queryKey));
}
