namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>One day's use of one meter in one place: what it costs us, and what the customer pays for it.</summary>
internal sealed record DailyUse
{
    public required UsePlace Place { get; init; }

    public required UseMeter Meter { get; init; }

    public required DateOnly? Day { get; init; }

    public required decimal Quantity { get; init; }

    /// <summary>As Microsoft states it, before tax: with the credit taken off.</summary>
    public required decimal Cost { get; init; }

    /// <summary>Quantity at the price list's unit price, in billing currency, before any credit; null where Microsoft leaves out what it takes.</summary>
    public required decimal? ListValue { get; init; }

    /// <summary>Partner-earned credit; null where Microsoft doesn't state it.</summary>
    public required decimal? CreditPercent { get; init; }

    /// <summary>Whether it is consumption that is paid for: neither covered by a reservation or savings plan, nor by a credit of Azure.</summary>
    public required bool IsPaidFor { get; init; }

    /// <summary>The customer's, before tax; null when no line of the document charges it.</summary>
    public decimal? Price { get; init; }
}

/// <summary>Where something is used. Ids and groups in lower case: Azure spells them in any, and means the same one.</summary>
/// <param name="SubscriptionId">The Azure subscription; the plan where Microsoft names none.</param>
/// <param name="Resource">Its address; empty for none.</param>
/// <param name="Tags">Each name once.</param>
internal sealed record UsePlace(string SubscriptionId, string SubscriptionName, string ResourceGroup, string Resource, IReadOnlyList<(string Name, string Value)> Tags)
{
    /// <summary>The last part of its address, which is what people call it.</summary>
    public string ResourceName => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>Null when it hasn't the tag.</summary>
    public string? FindTag(string name) => Tags.FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>What is used.</summary>
/// <param name="Key">What charges are found by.</param>
/// <param name="IsMicrosofts">Whether Microsoft sells it itself: what others sell through it earns no credit.</param>
internal sealed record UseMeter(UsageMeter Key, string Category, string SubCategory, string Name, string Unit, bool IsMicrosofts);
