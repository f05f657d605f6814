using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>What an export is asked for.</summary>
internal sealed record ExportRequest(string? InvoiceId, string? CurrencyCode, string? BillingPeriod, string AttributeSet)
{
    /// <exception cref="FormatException">Not JSON, or an unknown attribute set.</exception>
    public static async Task<ExportRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var set = Find(document.RootElement, "attributeSet") ?? "full";
            if (set is not ("full" or "basic"))
                throw new FormatException("attributeSet is full or basic.");
            return new ExportRequest(Find(document.RootElement, "invoiceId"), Find(document.RootElement, "currencyCode"), Find(document.RootElement, "billingPeriod"), set);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body is not valid JSON.", problem);
        }
    }

    /// <summary>Null where there is nothing unbilled of that currency and period.</summary>
    /// <exception cref="FormatException">Currency or period are missing or unknown.</exception>
    public ExportDataset? FindUnbilled(PartnerTenant partner, ExportKind kind)
    {
        if (string.IsNullOrEmpty(CurrencyCode) || BillingPeriod is not ("current" or "last"))
            throw new FormatException("currencyCode and billingPeriod (current or last) are required.");
        var market = partner.Profile.Markets.FirstOrDefault(one => string.Equals(one.Currency, CurrencyCode, StringComparison.OrdinalIgnoreCase));
        if (market is null || partner.FindUnbilled(BillingPeriod is "current") is not { } scope)
            return null;
        var created = new DateTimeOffset(partner.Today, new TimeOnly(5, 20), TimeSpan.Zero);
        return NonEmpty(new ExportDataset(partner, kind, market, scope, "", created, AttributeSet));
    }

    /// <summary>Null where the document has no such rows.</summary>
    public ExportDataset? FindBilled(PartnerTenant partner, ExportKind kind, InvoiceDocument document) =>
        NonEmpty(new ExportDataset(partner, kind, document.Market, document.Scope, document.Id, BuiltAt(document), AttributeSet));

    /// <summary>Restated data is built some days after the document, and that makes it another version.</summary>
    private static DateTimeOffset BuiltAt(InvoiceDocument document) => document.Date.AddHours(2).AddDays(3 * (document.DataVersion - 1));

    private static ExportDataset? NonEmpty(ExportDataset dataset) => dataset.IsEmpty ? null : dataset;

    private static string? Find(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
