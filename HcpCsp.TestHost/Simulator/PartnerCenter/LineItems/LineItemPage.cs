using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>One page of line items, written row by row.</summary>
internal static class LineItemPage
{
    public static Task AnswerAsync<T>(PartnerCenterCall call, string listing, RowListing<T> rows, Action<LineItemWriter, T> write) =>
        SeekPaging.Find(call, listing, rows.Count, ListingPage.LargestOfLines) is { } page
            ? AnswerAsync(call, page, rows.From(page.Offset), write)
            : call.RefuseTokenAsync();

    /// <summary>Legacy line items: by size and offset.</summary>
    public static Task AnswerByOffsetAsync<T>(PartnerCenterCall call, RowListing<T> rows, Action<LineItemWriter, T> write)
    {
        var page = IndexPaging.Find(call, rows.Count, ListingPage.LargestOfLines);
        return AnswerAsync(call, page, rows.From(page.Offset), write);
    }

    public static Task AnswerNothingAsync(PartnerCenterCall call) => AnswerAsync(call, ListingPage.Nothing(call), Enumerable.Empty<InvoiceLine>(), (_, _) => { });

    private static Task AnswerAsync<T>(PartnerCenterCall call, ListingPage page, IEnumerable<T> rows, Action<LineItemWriter, T> write) =>
        call.AnswerAsync(json => Write(json, call, page, rows.Take(page.Size), write));

    private static void Write<T>(Utf8JsonWriter json, PartnerCenterCall call, ListingPage page, IEnumerable<T> rows, Action<LineItemWriter, T> write)
    {
        var items = new LineItemWriter(json, call.Faults);
        var count = 0;
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var row in rows)
        {
            items.Begin(page.Offset + count++);
            write(items, row);
        }

        json.WriteEndArray();
        json.WriteNumber("totalCount", count);
        if (page.Token is not null)
            json.WriteString("continuationToken", page.Token);
        json.WritePropertyName("links");
        JsonSerializer.Serialize(json, page.Links, WireJson.Default.IReadOnlyDictionaryStringLink);
        json.WritePropertyName("attributes");
        JsonSerializer.Serialize(json, new Attributes("Collection"), WireJson.Default.Attributes);
        json.WriteEndObject();
    }
}
