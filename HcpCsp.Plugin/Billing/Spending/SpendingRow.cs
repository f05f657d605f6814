using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Spending;

/// <summary>What one customer was billed for one product in one month and currency.</summary>
internal sealed record SpendingRow
{
    /// <summary>First day.</summary>
    public required DateOnly Month { get; init; }

    public required string CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required ProductFamily Family { get; init; }

    public required string Product { get; init; }

    public required SpendingBasis Basis { get; init; }

    public required int LineCount { get; init; }

    public required Money Cost { get; init; }

    public required Money Price { get; init; }

    public string Currency => Price.Currency;

    public Money Margin => Price - Cost;
}

/// <summary>The same for the customer's eyes: it has no cost that could be shown.</summary>
internal sealed record CustomerSpendingRow(DateOnly Month, ProductFamily Family, string Product, SpendingBasis Basis, int LineCount, Money Price)
{
    public string Currency => Price.Currency;
}

/// <summary>What the price of a row is the price of.</summary>
internal enum SpendingBasis
{
    /// <summary>Documents, as data and rules of today have it.</summary>
    Billed,

    /// <summary>Statements, as they were issued.</summary>
    Issued,

    /// <summary>A month that isn't billed yet: provisional.</summary>
    Unbilled,
}

internal static class SpendingBases
{
    public static string Caption(this SpendingBasis basis) => basis switch
    {
        SpendingBasis.Billed => "Billed",
        SpendingBasis.Issued => "As issued",
        SpendingBasis.Unbilled => "Not billed yet",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Not a basis."),
    };
}
