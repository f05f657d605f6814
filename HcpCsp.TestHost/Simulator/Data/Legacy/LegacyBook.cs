using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>One document's lines of each kind.</summary>
internal sealed record LegacyListings(RowListing<LicenseLine> Licenses, RowListing<LegacyUsageLine> Usage, RowListing<LegacyUsageDay> Days)
{
    private readonly Lazy<DocumentTotals> _totals = new(() => new DocumentTotals(
        Licenses.From(0).Sum(line => line.Total) + Usage.From(0).Sum(line => line.Total), Licenses.Count + Usage.Count));

    public DocumentTotals Totals => _totals.Value;
}

/// <summary>The legacy documents of one partner; empty while the world has none.</summary>
internal sealed class LegacyBook(IReadOnlyList<CustomerRecord> customers, LegacyLines lines, IReadOnlyList<LegacyDocument> documents, WorldStories stories)
{
    private const int OneCustomerIn = 3;

    private readonly ConcurrentDictionary<string, LegacyListings> _listings = new(StringComparer.Ordinal);

    public IReadOnlyList<LegacyDocument> Documents => stories.HasLegacy() ? documents : [];

    public LegacyDocument? Find(string id) => Documents.FirstOrDefault(document => string.Equals(document.Id, id, StringComparison.OrdinalIgnoreCase));

    public LegacyListings ListingsOf(LegacyDocument document) => _listings.GetOrAdd(document.Id, _ =>
    {
        var holders = customers.Where(customer => Holds(customer, document)).ToList();
        return new LegacyListings(
            new RowListing<LicenseLine>(holders, customer => lines.Licenses(customer, document)),
            new RowListing<LegacyUsageLine>(holders, customer => lines.Usage(customer, document)),
            new RowListing<LegacyUsageDay>(holders, customer => lines.Days(customer, document)));
    });

    private static bool Holds(CustomerRecord customer, LegacyDocument document) =>
        customer.Number % OneCustomerIn == 1 && customer.Kind is CustomerKind.Listed or CustomerKind.Leaving
        && string.Equals(customer.Currency, document.Market.Currency, StringComparison.Ordinal) && customer.HasCharges(document.Month);
}
