using System.Buffers;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Exports;

/// <summary>How Graph is asked for lines: one of four calls, and what about ("Partner billing export" of Graph's reference).</summary>
/// <param name="Path">Below Graph's root.</param>
/// <param name="Key">The same for the same question.</param>
internal sealed record ExportRequest(string Path, string Key, byte[] Body)
{
    public static ExportRequest For(LineQuery query)
    {
        string data = query.Kind == LineKind.Usage ? "usage" : "reconciliation";
        (string state, string what) = query switch
        {
            LineQuery.Billed billed => ("billed", billed.InvoiceNumber),
            LineQuery.Unbilled unbilled => ("unbilled", $"{unbilled.Currency}/{PeriodOf(unbilled)}"),
            _ => throw new InvalidOperationException($"There is no export of a {query.GetType().Name} query."),
        };
        return new ExportRequest($"v1.0/reports/partners/billing/{data}/{state}/export", $"{data}/{state}/{what}", Write(query));
    }

    private static string PeriodOf(LineQuery.Unbilled query) => query.Period == UnbilledPeriod.Current ? "current" : "last";

    private static byte[] Write(LineQuery query)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (query is LineQuery.Billed billed)
                writer.WriteString("invoiceId", billed.InvoiceNumber);
            if (query is LineQuery.Unbilled unbilled)
            {
                writer.WriteString("currencyCode", unbilled.Currency);
                writer.WriteString("billingPeriod", PeriodOf(unbilled));
            }

            writer.WriteString("attributeSet", "full");
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
