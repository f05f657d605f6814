using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Invoice lines or daily usage.</summary>
internal enum ExportKind
{
    Reconciliation,
    Usage,
}

/// <summary>The rows of one export: a document's, or those not billed yet of one currency.</summary>
/// <param name="InvoiceNumber">Empty where nothing is billed yet.</param>
internal sealed record ExportDataset(
    PartnerTenant Partner, ExportKind Kind, Market Market, LineScope Scope, string InvoiceNumber, DateTimeOffset CreatedAt, string AttributeSet)
{
    private const int CustomersOfASmallDocument = 8;

    private const int BlobsOfALargeDocument = 3;

    private IReadOnlyList<CustomerRecord> Customers { get; } = Partner.Invoices.CustomersOn(Market.Currency, Scope.Month);

    public bool IsBilled => InvoiceNumber.Length > 0;

    public bool IsEmpty => Kind == ExportKind.Usage
        ? !Customers.SelectMany(customer => Partner.Lines.Usage(customer, Scope)).Any()
        : !Customers.SelectMany(customer => Partner.Lines.Lines(customer, Scope)).Any();

    /// <summary>0 leaves it to the size of the document.</summary>
    public int WantedBlobs { get; init; }

    public int BlobCount => WantedBlobs > 0 ? WantedBlobs : Customers.Count < CustomersOfASmallDocument ? 1 : BlobsOfALargeDocument;

    /// <summary>Below the storage account; names the data's version.</summary>
    public string Directory
    {
        get
        {
            var container = (IsBilled ? "billed" : "unbilled") + (Kind == ExportKind.Usage ? "usage" : "recon") + "fastpath";
            var version = CreatedAt.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
            var tenant = "PartnerTenantId=" + Partner.Profile.TenantId;
            return IsBilled
                ? $"{container}/v1/{tenant}/BillingMonth={Scope.Month.Compact}/InvoiceId={InvoiceNumber}/InvoiceVersion={version}/Fragment={AttributeSet}/PartitionType=default"
                : $"{container}/v1/{version}/{tenant}/BillingMonth={Scope.Month.Compact}/Currency={Market.Currency}/Fragment={AttributeSet}/PartitionType=default";
        }
    }

    /// <summary>The same content has the same tag.</summary>
    public string ETag => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Directory)))[..16].Replace('+', 'A').Replace('/', 'B');

    public string BlobName(int index)
    {
        // Another number of blobs cuts the rows elsewhere, so the blobs are others.
        var id = SeededRandom.For(0, Directory, index, BlobCount).Guid();
        return FormattableString.Invariant($"part-{index * 7:D5}-{id}.c000.json.gz");
    }

    public IEnumerable<CustomerRecord> CustomersIn(int blob)
    {
        var first = Customers.Count * blob / BlobCount;
        return Customers.Skip(first).Take((Customers.Count * (blob + 1) / BlobCount) - first);
    }
}
