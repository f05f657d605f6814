using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <inheritdoc cref="IAuditCalls"/>
internal sealed class AuditCalls(ApiCaller caller, TimeProvider time) : IAuditCalls
{
    // Today among them: a day more is refused as older than 90 days.
    private const int KeptDays = 90;

    public async IAsyncEnumerable<IReadOnlyList<AuditRecord>> ListPagesAsync(
        PartnerTenant tenant, DateOnly from, DateOnly to, AuditFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        DateOnly oldest = today.AddDays(1 - KeptDays);
        DateOnly first = from < oldest ? oldest : from;
        if (to < first)
            yield break;
        List<KeyValuePair<string, string>> query = [Pair("startDate", ToText(first)), Pair("endDate", ToText(to)), Pair("size", "500")];
        if (filter is not null)
            query.Add(Pair("filter", ToText(filter)));
        await foreach (ListingPage page in new PageWalk(caller, tenant, "v1/auditrecords", query).ListPagesAsync(cancellationToken))
            yield return page.ReadAll(WireJsonContext.Default.AuditRecordResponse, static (response, _) => response.ToModel());
    }

    private static KeyValuePair<string, string> Pair(string name, string value) => KeyValuePair.Create(name, value);

    private static string ToText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ToText(AuditFilter filter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("Field", filter.Field);
            writer.WriteString("Value", filter.Value);
            writer.WriteString("Operator", filter.Operator);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
