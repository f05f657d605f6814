using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>The signature that opens the files of one export. It lapses after about an hour; several files that notice it renew it once.</summary>
internal sealed class ExportAccess(BillingExports exports, PartnerTenant tenant, LineExport export) : IDisposable
{
    private readonly SemaphoreSlim renewing = new(1);

    public PartnerTenant Tenant => tenant;

    public BlobAccess Current { get; private set; } = export.Access;

    /// <summary>A signature other than one that was refused.</summary>
    /// <exception cref="PartnerCenterException">Also when Microsoft has built other data meanwhile: the document must be read anew.</exception>
    public async Task<BlobAccess> RenewAsync(BlobAccess refused, CancellationToken cancellationToken)
    {
        await renewing.WaitAsync(cancellationToken);
        try
        {
            if (!ReferenceEquals(Current, refused))
                return Current;
            LineExport renewed = await exports.ReadAgainAsync(tenant, export, cancellationToken);

            // The bytes at hand go on with those of the same version and the same files only.
            if (!string.Equals(renewed.ETag, export.ETag, StringComparison.Ordinal) || !renewed.BlobNames.SequenceEqual(export.BlobNames, StringComparer.Ordinal))
                throw Failures.Changed("Microsoft built a new version of the data while the old one was read.", renewed.Call);
            return Current = renewed.Access;
        }
        finally
        {
            renewing.Release();
        }
    }

    public void Dispose() => renewing.Dispose();
}
