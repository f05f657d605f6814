namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>A recurring bill from before new commerce: from one billing day of the partner to the next.</summary>
internal sealed record LegacyDocument(string Id, Market Market, DateOnly PeriodStart, DateOnly PeriodEnd, DateTimeOffset Date, decimal PaidShare)
{
    public BillingMonth Month => BillingMonth.Of(PeriodStart);
}
