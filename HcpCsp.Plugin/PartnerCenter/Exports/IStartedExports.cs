namespace HcpCsp.Plugin.PartnerCenter.Exports;

/// <summary>Remembers which exports Microsoft is building, so that a restart waits on instead of starting them again. Written by Discovery.</summary>
internal interface IStartedExports
{
    StartedExport? Find(PartnerTenant tenant, string queryKey);

    void Keep(PartnerTenant tenant, StartedExport export);

    void Forget(PartnerTenant tenant, string queryKey);
}

/// <param name="QueryKey">What it is an export of; see <see cref="ExportRequest"/>.</param>
/// <param name="Operation">Where Microsoft tells how far it is.</param>
internal sealed record StartedExport(string QueryKey, Uri Operation, DateTimeOffset StartedAt);
