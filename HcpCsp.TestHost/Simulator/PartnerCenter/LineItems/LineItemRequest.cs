namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>Whose line items are meant.</summary>
internal enum LineItemProvider
{
    OneTime,
    Office,
    Azure,
}

/// <summary>Which line items are asked for, in the path or in the query; both in any case.</summary>
internal sealed record LineItemRequest(string InvoiceId, LineItemProvider Provider, bool IsUsage, string? Currency, string? Period, bool? HasEarnedCredit)
{
    public const string Unbilled = "unbilled";

    public bool IsUnbilled => string.Equals(InvoiceId, Unbilled, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">Something needed is missing or unknown.</exception>
    public static LineItemRequest Read(PartnerCenterCall call)
    {
        var query = call.Request.Query;
        var type = Word(First(call.RouteText("type"), query["invoicelineitemtype"]));
        var isUsage = type switch
        {
            "billinglineitems" => false,
            "usagelineitems" => true,
            _ => throw new FormatException("The invoice line item type is missing or not supported."),
        };
        return new LineItemRequest(
            IdOf(call.RouteText("invoice")), ProviderOf(Word(First(call.RouteText("provider"), query["provider"])), isUsage), isUsage,
            query["currencycode"], query["period"], bool.TryParse(query["hasPartnerEarnedCredit"], out var wanted) ? wanted : null);
    }

    /// <summary>Ids in links may be prefixed; both forms find the document.</summary>
    public static string IdOf(string written) => written.Split('-')[^1];

    private static LineItemProvider ProviderOf(string word, bool isUsage) => word switch
    {
        "onetime" => LineItemProvider.OneTime,
        // The old name of the same thing.
        "marketplace" when isUsage => LineItemProvider.OneTime,
        "office" when !isUsage => LineItemProvider.Office,
        "azure" => LineItemProvider.Azure,
        _ => throw new FormatException("The provider is missing or has no such line items."),
    };

    private static string First(string path, string? query) => path.Length > 0 ? path : query ?? "";

    private static string Word(string text) => text.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "ONETIME" => "onetime",
        "MARKETPLACE" => "marketplace",
        "OFFICE" => "office",
        "AZURE" => "azure",
        "BILLINGLINEITEMS" => "billinglineitems",
        "USAGELINEITEMS" => "usagelineitems",
        var other => other,
    };
}
