namespace HcpCsp.Plugin.Model;

/// <summary>That people were told about one threshold of a customer's budget in one month.</summary>
internal sealed record BudgetAlert
{
    public required string AccountId { get; init; }

    public required string CustomerId { get; init; }

    public required string CustomerName { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Percent of the budget that was reached; null for the forecast, which is above all of it.</summary>
    public required decimal? Threshold { get; init; }

    /// <summary>The budget as it was.</summary>
    public required Money Limit { get; init; }

    /// <summary>Spent, or forecast, at that moment.</summary>
    public required Money Amount { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public bool IsForecast => Threshold is null;
}
