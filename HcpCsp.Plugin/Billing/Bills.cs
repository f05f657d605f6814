using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing;

/// <summary>One document, priced: what every page, workbook and API answer about it is made from.</summary>
internal sealed record InvoiceBill
{
    public required PartnerAccount Account { get; init; }

    public required Invoice Invoice { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Sum of the lines with tax.</summary>
    public required Money LineTotal { get; init; }

    /// <summary>Sum of the lines before tax: what we pay.</summary>
    public required Money Cost { get; init; }

    /// <summary>What the customers pay, before tax.</summary>
    public required Money Price { get; init; }

    public required TieOut TieOut { get; init; }

    /// <summary>By name; the bucket of lines without a customer last. Empty while the lines aren't read.</summary>
    public required IReadOnlyList<CustomerBill> Customers { get; init; }

    public Money Margin => Price - Cost;
}

/// <summary>What one document bills for one customer.</summary>
internal sealed record CustomerBill
{
    public required string CustomerId { get; init; }

    /// <summary>Name as on the lines; <c>(no customer named)</c> for the unassigned bucket.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Microsoft's lines, and one for each fee.</summary>
    public required int LineCount { get; init; }

    public required Money Cost { get; init; }

    public required Money Tax { get; init; }

    /// <summary>Of the lines and the fees.</summary>
    public required Money Price { get; init; }

    public required PricingRule Rule { get; init; }

    /// <summary>Lines whose price is their cost, since no rule or no item of the plan covers them.</summary>
    public int UnpricedLines { get; init; }

    /// <summary>Whether every charge has a price of its own. Else some go at our cost, which the customer could read from them.</summary>
    public bool IsPriced => Rule is not PricingRule.None && UnpricedLines == 0;

    /// <summary>Lines that a guard rail of the plan objects to.</summary>
    public int FlaggedLines { get; init; }

    /// <summary>What the plan charges beside the lines on this very document.</summary>
    public IReadOnlyList<CustomerFee> Fees { get; init; } = [];

    public required IReadOnlyList<ProductBill> Products { get; init; }

    public Money Margin => Price - Cost;
}

/// <summary>A part of a customer's bill: one product of one subscription and charge type, or one fee.</summary>
internal sealed record ProductBill(ProductFamily Family, string ProductName, string SubscriptionId, string ChargeType, int LineCount, Money Cost, Money Price);

/// <summary>One line with its price and how it came about.</summary>
internal sealed record PricedLine(InvoiceLine Line, PricingOutcome Outcome);
