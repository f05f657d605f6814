using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Whose data is asked for, and by which account's tokens.</summary>
internal sealed record PartnerTenant(string AccountId, string TenantId);

/// <summary>Microsoft, as the module sees it: Partner Center and the billing exports of Graph. It only reads.</summary>
/// <remarks>
/// Every method waits for the partner tenant's limiter, retries what may pass, and throws <see cref="PartnerCenterException"/> for what
/// doesn't, or <see cref="SignInNeededException"/> when no token can be had.
/// </remarks>
internal interface IPartnerCenter
{
    Task<Organization> GetOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>Proves that the signed-in person may read customers and invoices: asks for one of each and for nothing else.</summary>
    Task CheckRolesAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>Streams all customers page by page, to the proven end.</summary>
    /// <exception cref="PartnerCenterException">Also after the last page, when one of the listing can't be told by its id: then it isn't whole.</exception>
    IAsyncEnumerable<IReadOnlyList<ListedCustomer>> ListCustomerPagesAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(PartnerTenant tenant, string customerId, CancellationToken cancellationToken);

    /// <summary>All documents, amendments among them as documents of their own.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="from">First invoice date wanted; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<InvoiceList> ListInvoicesAsync(PartnerTenant tenant, DateOnly? from, CancellationToken cancellationToken);

    /// <summary>Reads lines, in their order. <paramref name="onLine"/> is called for each one, on one thread at a time.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="query">Which.</param>
    /// <param name="knownETag">The data version that the caller holds already; null for none.</param>
    /// <param name="schema">What a line is made of.</param>
    /// <param name="onLine">Takes a line.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PartnerCenterException">Also when the lines break off: then what was handed over must be dropped.</exception>
    Task<LineReading> ReadLinesAsync<TLine>(
        PartnerTenant tenant, LineQuery query, string? knownETag, LineSchema<TLine> schema, Action<TLine> onLine, CancellationToken cancellationToken);
}

/// <summary>A built export: its data version and its files.</summary>
/// <param name="ManifestAddress">Where a fresh signature for the files can be had; never logged.</param>
internal sealed record LineExport(string ETag, DateTimeOffset CreatedAt, IReadOnlyList<string> BlobNames, Uri ManifestAddress)
{
    /// <summary>The call that brought it, for those who must say which.</summary>
    public CallTrace Call { get; init; } = CallTrace.None;

    /// <summary>Folder of the files and the query that opens them for about an hour; never logged.</summary>
    public required BlobAccess Access { get; init; }
}

internal sealed record BlobAccess(Uri RootDirectory, string Signature);
