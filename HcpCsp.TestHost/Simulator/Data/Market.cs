namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One billing currency of a partner, and whom it bills in it.</summary>
internal sealed record Market(string Currency, string Symbol, int TenthsOfCustomers, decimal TaxRate, IReadOnlyList<string> Countries)
{
    public bool HasAzure { get; init; } = true;

    public bool HasFormerCustomer { get; init; }
}
