namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>An offer of the old price list; prices are invented.</summary>
internal sealed record LegacyOffer(Guid Id, string Name, decimal Dollars);

/// <summary>What a customer still holds from before new commerce.</summary>
internal sealed record LegacySubscription(Guid Id, string OrderId, LegacyOffer Offer, int Quantity, DateOnly Start, decimal DiscountShare)
{
    public static IReadOnlyList<LegacyOffer> Seats { get; } =
    [
        new(new Guid("796b6b5f-613c-4e24-a17c-eba730d49c02"), "Office 365 Enterprise E3 (legacy)", 20.00m),
        new(new Guid("195416c1-3447-423a-b37b-ee59a99a19c4"), "Exchange Online Plan 1 (legacy)", 3.33m),
        new(new Guid("031c9e47-4802-4248-838e-778fb1d2cc05"), "Office 365 Business Premium (legacy)", 10.66m),
        new(new Guid("e4af3ae5-4b14-4ad5-8b42-64b6ff5b7c61"), "Government discount plan (legacy)", 6.82m),
    ];

    public static LegacyOffer Azure { get; } = new(new Guid("2cba5e0a-7f14-4d1c-93b5-a6f4c2d81e07"), "Microsoft Azure", 0m);
}
