using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing.Lines;

/// <summary>Which lines of a bill are wanted. What is empty is no condition.</summary>
internal sealed record LineFilter
{
    public string Text { get; init; } = "";

    public ProductFamily? Family { get; init; }

    public string Product { get; init; } = "";

    /// <summary>Id, in any case.</summary>
    public string Subscription { get; init; } = "";

    public string ChargeType { get; init; } = "";

    public LineState? State { get; init; }

    public bool IsEmpty => this == new LineFilter();

    /// <summary>From named values, as pages and programs write them; a word that isn't known is no condition.</summary>
    public static LineFilter Read(Func<string, string?> find) => new()
    {
        Text = find("q") ?? "",
        Family = WordOf<ProductFamily>(find("family")),
        Product = find("product") ?? "",
        Subscription = find("subscription") ?? "",
        ChargeType = find("charge") ?? "",
        State = WordOf<LineState>(find("state")),
    };

    public static ProductFamily FamilyOf(PricedLine priced) => priced.Outcome is PricingOutcome.Fee ? ProductFamily.Fee : ProductFamilyClassifier.Classify(priced.Line);

    public static LineState StateOf(PricingOutcome outcome) => outcome switch
    {
        PricingOutcome.Flagged => LineState.Flagged,
        PricingOutcome.Unpriced or PricingOutcome.NoCost => LineState.Unpriced,
        _ => LineState.Priced,
    };

    public bool Matches(PricedLine priced) =>
        (State is not { } state || StateOf(priced.Outcome) == state)
        && (Subscription.Length == 0 || string.Equals(priced.Line.SubscriptionId, Subscription, StringComparison.OrdinalIgnoreCase))
        && (ChargeType.Length == 0 || string.Equals(priced.Line.ChargeType, ChargeType, StringComparison.OrdinalIgnoreCase))
        && (Family is not { } family || FamilyOf(priced) == family)
        && (Product.Length == 0 || string.Equals(SummaryKey.Of(priced.Line).ProductName, Product, StringComparison.Ordinal))
        && (Text.Length == 0 || Contains(new SearchText(Text), priced.Line));

    private static bool Contains(SearchText text, InvoiceLine line) =>
        text.IsIn(line.ProductName) || text.IsIn(line.SkuName) || text.IsIn(line.SubscriptionId) || text.IsIn(line.SubscriptionDescription)
        || text.IsIn(line.ChargeType) || text.IsIn(line.MeterDescription) || text.IsIn(line.PublisherName);

    private static TWord? WordOf<TWord>(string? text)
        where TWord : struct, Enum =>
        Enum.GetValues<TWord>().Cast<TWord?>().FirstOrDefault(word => string.Equals(word.ToString(), text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What pricing made of a line, in the words of filters.</summary>
internal enum LineState
{
    Priced,

    /// <summary>No rule covers it, or it names no cost.</summary>
    Unpriced,
    Flagged,
}
