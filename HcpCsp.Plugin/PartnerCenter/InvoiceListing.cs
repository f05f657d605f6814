using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Lists documents, each once, however often and wherever in a tree of amendments Microsoft names it.</summary>
internal sealed class InvoiceListing(ApiCaller caller, TimeProvider time)
{
    private const string PageSize = "200";

    /// <param name="tenant">Whose.</param>
    /// <param name="from">First invoice date wanted; null for all.</param>
    /// <param name="until">First invoice date not wanted any more; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<InvoiceList> ListAsync(PartnerTenant tenant, DateOnly? from, DateOnly? until, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> query = [KeyValuePair.Create("size", PageSize)];
        if (from is not null || until is not null)
            query.Add(KeyValuePair.Create("filter", ToDateFilter(from ?? DateOnly.MinValue, until ?? Tomorrow())));
        var byNumber = new Dictionary<string, Invoice>(StringComparer.OrdinalIgnoreCase);
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        await foreach (ListingPage page in new PageWalk(caller, tenant, "v1/invoices", query).ListPagesAsync(cancellationToken))
        {
            foreach (ReadOnlyMemory<byte> item in page.Items)
                Take(item, byNumber, unreadable);
        }

        return new InvoiceList(Sort(byNumber.Values), [.. unreadable]);
    }

    public static IReadOnlyList<Invoice> Sort(IEnumerable<Invoice> invoices) =>
        [.. invoices.OrderByDescending(static invoice => invoice.InvoiceDate).ThenByDescending(static invoice => invoice.Number, StringComparer.Ordinal)];

    private static void Take(ReadOnlyMemory<byte> item, Dictionary<string, Invoice> byNumber, HashSet<string> unreadable)
    {
        if (ListingItems.Find(item, WireJsonContext.Default.InvoiceResponse) is not { } response)
        {
            unreadable.Add(ListingItems.Quote(item));
            return;
        }

        foreach (Invoice invoice in response.ToModels(unreadable))
        {
            // An amendment may be listed by itself too; only inside its tree it is sure to say what it amends.
            if (!byNumber.TryGetValue(invoice.Number, out Invoice? known) || known.AmendsNumber is null)
                byNumber[invoice.Number] = invoice;
        }
    }

    // Invoices take a compound filter only, so an end is named too: one that no invoice reaches, whatever the time zone.
    private DateOnly Tomorrow() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(2);

    private static string ToDateFilter(DateOnly from, DateOnly until)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteBound(writer, "LeftFilter", from, "greater_than_or_equals");
            WriteBound(writer, "RightFilter", until, "less_than");
            writer.WriteString("Operator", "and");
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteBound(Utf8JsonWriter writer, string name, DateOnly date, string comparison)
    {
        writer.WriteStartObject(name);
        writer.WriteString("Field", "InvoiceDate");
        writer.WriteString("Value", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("Operator", comparison);
        writer.WriteEndObject();
    }
}
