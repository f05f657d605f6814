using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>A list of lines in Partner Center: what one request, and those that follow its links, bring.</summary>
/// <param name="Name">Of its receipt, such as <c>v1/onetime/billing_line_items</c>.</param>
/// <param name="Path">Below the root.</param>
/// <param name="Query">Of its first page.</param>
internal sealed record LineListing(string Name, string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    private const string MostLines = "2000";
    private static readonly string[] LegacyProviders = ["office", "azure"];

    /// <summary>The lists that together are what is asked for, in their order.</summary>
    public static IReadOnlyList<LineListing> Of(LineQuery query) => query switch
    {
        LineQuery.Billed { IsLegacy: true } legacy => [.. FindProviders(legacy).Select(provider => Legacy(legacy, provider))],
        LineQuery.Billed billed => [Modern(billed.InvoiceNumber, billed, "previous")],
        LineQuery.Unbilled unbilled => [Modern("unbilled", unbilled, unbilled.Period == UnbilledPeriod.Current ? "current" : "previous")],
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "Not a query of lines."),
    };

    /// <summary>The same, cut down to its first line: whoever may read that may read all.</summary>
    public LineListing Sample() => this with { Query = LinkQuery.Merge(Query, [Pair("size", "1")]) };

    // A document of the time before its details were kept may have lines of both.
    private static IEnumerable<string> FindProviders(LineQuery.Billed legacy) => legacy.Details.Count == 0
        ? LegacyProviders.Where(provider => legacy.Kind == LineKind.Billed || provider == "azure")
        : LegacyProviders.Where(provider => legacy.Details.Contains(new InvoiceDetail(provider, legacy.Kind)));

    private static LineListing Legacy(LineQuery.Billed query, string provider) =>
        Create(query.InvoiceNumber, provider, query.Kind, [Pair("offset", "0")]);

    // Lines of a document are all in its currency; its usage, and whatever isn't billed yet, must be asked for by currency and period.
    private static LineListing Modern(string source, LineQuery query, string period) => Create(
        source,
        "onetime",
        query.Kind,
        query is LineQuery.Billed { Kind: LineKind.Billed } ? [] : [Pair("currencycode", query.Currency), Pair("period", period)]);

    private static LineListing Create(string source, string provider, LineKind kind, IReadOnlyList<KeyValuePair<string, string>> more)
    {
        (string type, string name) = kind == LineKind.Usage ? ("usagelineitems", "usage_line_items") : ("billinglineitems", "billing_line_items");
        return new LineListing(
            $"v1/{provider}/{name}",
            $"v1/invoices/{Uri.EscapeDataString(source)}/lineitems",
            [Pair("provider", provider), Pair("invoicelineitemtype", type), .. more, Pair("size", MostLines)]);
    }

    private static KeyValuePair<string, string> Pair(string name, string value) => KeyValuePair.Create(name, value);
}
