using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.TestHost.Simulator.Data;
using InvoiceLine = HcpCsp.Plugin.Model.Lines.InvoiceLine;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>What the real client reads, one text each, so that two readings can be compared.</summary>
internal static class Readings
{
    /// <summary>Everything that Partner Center lists, lines of new and legacy documents among it.</summary>
    public static async Task<IReadOnlyList<string>> OfPartnerCenterAsync(SimulatedMicrosoft microsoft) =>
    [
        .. await CustomersAsync(microsoft),
        .. await SubscriptionsAsync(microsoft),
        .. await InvoicesAsync(microsoft),
        .. await OfLinesAsync(microsoft),
        .. await LinesAsync(microsoft, LegacyLines(microsoft, LineKind.Billed)),
        .. await LinesAsync(microsoft, LegacyLines(microsoft, LineKind.Usage)),
    ];

    /// <summary>Lines of the smallest document, its usage, and those that no document bills yet.</summary>
    public static async Task<IReadOnlyList<string>> OfLinesAsync(SimulatedMicrosoft microsoft)
    {
        InvoiceDocument document = Smallest(microsoft);
        string currency = document.Market.Currency;
        return
        [
            .. await LinesAsync(microsoft, new LineQuery.Billed(LineKind.Billed, currency, document.Id, IsLegacy: false)),
            .. await LinesAsync(microsoft, new LineQuery.Billed(LineKind.Usage, currency, document.Id, IsLegacy: false)),
            .. await LinesAsync(microsoft, new LineQuery.Unbilled(LineKind.Billed, currency, UnbilledPeriod.Current)),
        ];
    }

    public static async Task<IReadOnlyList<string>> CustomersAsync(SimulatedMicrosoft microsoft)
    {
        var read = new List<string>();
        await foreach (IReadOnlyList<ListedCustomer> page in microsoft.Client.ListCustomerPagesAsync(microsoft.Tenant, CancellationToken.None))
            read.AddRange(page.Select(customer => customer.ToString()));
        return read;
    }

    public static InvoiceDocument Smallest(SimulatedMicrosoft microsoft) =>
        microsoft.Data.Invoices.WithAmendments.MinBy(document => microsoft.Data.Invoices.Totals(document).Lines)!; // There are documents.

    /// <summary>The first difference says more than two long lists do.</summary>
    public static void ShouldTell(this IReadOnlyList<string> read, IReadOnlyList<string> expected)
    {
        read.Zip(expected).FirstOrDefault(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).ShouldBe(default);
        read.Count.ShouldBe(expected.Count);
    }

    private static async Task<IEnumerable<string>> SubscriptionsAsync(SimulatedMicrosoft microsoft)
    {
        string customer = microsoft.Data.ListedCustomers.First().TenantId.ToString();
        return (await microsoft.Client.ListSubscriptionsAsync(microsoft.Tenant, customer, CancellationToken.None))
            .Select(held => $"{held.Id} {held.Name} {held.Quantity} {held.Status} {held.Term} {held.EffectiveStart:O} {held.CommitmentEnd:O} {held.CreatedAt?.UtcDateTime:O}");
    }

    private static async Task<IEnumerable<string>> InvoicesAsync(SimulatedMicrosoft microsoft) =>
        (await microsoft.Client.ListInvoicesAsync(microsoft.Tenant, from: null, CancellationToken.None)).Invoices
            .Select(invoice => $"{invoice with { Details = [] }} {string.Join(',', invoice.Details)}".Replace(invoice.Details.ToString()!, "", StringComparison.Ordinal));

    private static LineQuery.Billed LegacyLines(SimulatedMicrosoft microsoft, LineKind kind)
    {
        HcpCsp.TestHost.Simulator.Data.Legacy.LegacyDocument document = microsoft.Data.Legacy.Documents[0];
        return new LineQuery.Billed(kind, document.Market.Currency, document.Id, IsLegacy: true);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(SimulatedMicrosoft microsoft, LineQuery query)
    {
        var read = new List<string>();
        if (query.Kind == LineKind.Billed)
            await ReadAsync(microsoft, query, InvoiceLine.Schema, line => read.Add(Text(line, InvoiceLine.Schema)));
        else
            await ReadAsync(microsoft, query, UsageLine.Schema, line => read.Add(Text(line, UsageLine.Schema)));
        return read;
    }

    private static async Task ReadAsync<TLine>(SimulatedMicrosoft microsoft, LineQuery query, LineSchema<TLine> schema, Action<TLine> onLine) =>
        (await microsoft.Client.ReadLinesAsync(microsoft.Tenant, query, knownETag: null, schema, onLine, CancellationToken.None)).ShouldBeOfType<LineReading.Whole>();

    // What no column takes isn't compared: some faults add to it.
    private static string Text<TLine>(TLine line, LineSchema<TLine> schema) => string.Join('|', schema.Columns.Select(column => column switch
    {
        TextColumn<TLine> { Name: "CustomerId" } customer => CustomerId.Normalize(customer.Get(line)), // Kept as written, joined in this form.
        TextColumn<TLine> words => words.Get(line),
        NumberColumn<TLine> number => number.Get(line)?.ToString("G29", CultureInfo.InvariantCulture),
        DateColumn<TLine> date => date.Get(line)?.ToString("O", CultureInfo.InvariantCulture),
        MomentColumn<TLine> moment => moment.Get(line)?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException("Not a column."),
    }));
}
