using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Exports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Keeps started exports among the checkpoints of their account: no walk owns them, since the next one may take them up.</summary>
internal sealed class StartedExports(ICspStore store) : IStartedExports
{
    private const string NoWalk = "";
    private const string Forgotten = "";

    public StartedExport? Find(PartnerTenant tenant, string queryKey) =>
        store.OpenAccount(tenant.AccountId).FindCheckpoint(KeyOf(queryKey)) is { } kept
        && Uri.TryCreate(kept.Tag, UriKind.Absolute, out Uri? operation)
            ? new StartedExport(queryKey, operation, kept.FinishedAt)
            : null;

    public void Keep(PartnerTenant tenant, StartedExport export) =>
        Save(tenant, new UnitCheckpoint(KeyOf(export.QueryKey), NoWalk, export.StartedAt, export.Operation.AbsoluteUri));

    public void Forget(PartnerTenant tenant, string queryKey)
    {
        if (Find(tenant, queryKey) is { } known)
            Save(tenant, new UnitCheckpoint(KeyOf(queryKey), NoWalk, known.StartedAt, Forgotten));
    }

    private static string KeyOf(string queryKey) => "export/" + queryKey;

    private void Save(PartnerTenant tenant, UnitCheckpoint checkpoint) => store.OpenAccount(tenant.AccountId).SaveCheckpoint(checkpoint);
}
