namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>What some usage comes to.</summary>
internal sealed class UseSum
{
    private decimal listValue;
    private decimal creditable;
    private decimal credited;
    private decimal price;
    private bool hasUnknownList;
    private bool hasUnknownCredit;
    private bool hasPrice;

    public int Rows { get; private set; }

    /// <summary>Of one meter: others add units up that don't go together, and nobody is to show it.</summary>
    public decimal Quantity { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>Null when that of any part isn't known.</summary>
    public decimal? ListValue => hasUnknownList ? null : listValue;

    /// <summary>Partner-earned credit in percent of list value, by the percentages that Microsoft states; null when there is no list value, or any part lacks one.</summary>
    public decimal? CreditPercent => hasUnknownList || hasUnknownCredit || creditable == 0m ? null : credited / creditable;

    /// <summary>Null when no line charges any of it.</summary>
    public decimal? Price => hasPrice ? price : null;

    public void Add(DailyUse use)
    {
        Rows++;
        Quantity += use.Quantity;
        Cost += use.Cost;
        listValue += use.ListValue ?? 0m;
        hasUnknownList |= use.ListValue is null;
        hasUnknownCredit |= use.CreditPercent is null && use.ListValue != 0m;
        // By size: usage that was given back had the credit too.
        creditable += Math.Abs(use.ListValue ?? 0m);
        credited += Math.Abs(use.ListValue ?? 0m) * (use.CreditPercent ?? 0m);
        AddPrice(use.Price);
    }

    public void AddPrice(decimal? amount)
    {
        price += amount ?? 0m;
        hasPrice |= amount is not null;
    }
}
