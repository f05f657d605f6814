using HcpCsp.Plugin.Billing.Usage;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>The words for ways to add usage up.</summary>
internal static class UsageWords
{
    public static IReadOnlyList<(string Value, string Text)> Dimensions { get; } =
        [.. Enum.GetValues<UsageDimension>().Select(static dimension => (UsageAddress.WordOf(dimension), Caption(dimension)))];

    public static string Caption(UsageDimension dimension) => dimension switch
    {
        UsageDimension.Subscription => "Subscription",
        UsageDimension.ResourceGroup => "Resource group",
        UsageDimension.Meter => "Meter",
        UsageDimension.Tag => "Tag",
        UsageDimension.Day => "Day",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    /// <summary>Such as <c>subscriptions</c>.</summary>
    public static string Several(UsageDimension dimension) => dimension == UsageDimension.Tag ? "values" : Caption(dimension).ToLowerInvariant() + "s";

    /// <summary>What stands where Microsoft names nothing.</summary>
    public static string Nameless(UsageDimension dimension) => dimension switch
    {
        UsageDimension.ResourceGroup => "(no resource group)",
        UsageDimension.Day => "(no day)",
        _ => "(no name)",
    };
}
