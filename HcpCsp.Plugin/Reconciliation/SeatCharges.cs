using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Reconciliation;

/// <summary>Takes the lines of a month one by one, and keeps what each subscription was charged for.</summary>
internal sealed class SeatCharges
{
    private readonly Dictionary<(string, string), SeatCharge> charges = [];

    public IReadOnlyCollection<SeatCharge> List => charges.Values;

    public SeatCharge? Find(string customerId, string subscriptionId) => charges.GetValueOrDefault((customerId, subscriptionId));

    public void Add(InvoiceLine line)
    {
        ProductFamily family = ProductFamilyClassifier.Classify(line);
        if (family == ProductFamily.AzurePlan || IsMoneyBack(line))
            return;
        var key = (CustomerId.Normalize(line.CustomerId), line.SubscriptionId?.Trim().ToLowerInvariant() ?? "");
        SeatCharge known = charges.GetValueOrDefault(key) ?? new SeatCharge(key.Item1, line.CustomerName ?? "", key.Item2, SummaryKey.Of(line).ProductName, 0, 0, 0m);
        bool isSeat = family == ProductFamily.Seat;
        charges[key] = known with { Lines = known.Lines + 1, SeatLines = known.SeatLines + (isSeat ? 1 : 0), Seats = known.Seats + (isSeat ? SeatsOf(line) : 0m) };
    }

    // A credit of money has a quantity too, and gives no seat back.
    private static bool IsMoneyBack(InvoiceLine line) =>
        !string.IsNullOrWhiteSpace(line.CreditReasonCode) || string.Equals(line.ChargeType, "customerCredit", StringComparison.OrdinalIgnoreCase);

    /// <summary>A change bills the old seats back and the new ones again, so that the sum is what is held after it. Some lists write the old ones without their sign.</summary>
    private static decimal SeatsOf(InvoiceLine line)
    {
        decimal quantity = line.BillableQuantity ?? line.Quantity ?? 0m;
        return LineAmounts.FindCost(line) < 0m ? -Math.Abs(quantity) : quantity;
    }
}

/// <summary>What a subscription was charged for in a month.</summary>
/// <param name="SubscriptionId">Lower case; empty where the lines name none.</param>
/// <param name="Lines">Of any family but Azure plan.</param>
/// <param name="SeatLines">Of these, seats.</param>
/// <param name="Seats">Their quantities, those billed back taken off.</param>
internal sealed record SeatCharge(string CustomerId, string CustomerName, string SubscriptionId, string ProductName, int Lines, int SeatLines, decimal Seats);
