namespace HcpCsp.TestHost.Simulator.Data.Worlds;

/// <summary>What the first partner of the extreme world sells, and to whom; the second has the customers of a large one and little else.</summary>
internal static class ExtremePartner
{
    /// <summary>400 seats of it at 57 dollars a month come to twelve digits with their cents; in yen without any.</summary>
    private const int Giant = 4_000_000;

    public static ScaleFigures Few { get; } = new(Customers: 30, Months: 3, SubscriptionsPerCustomer: 6, MetersPerPlan: 12, UsageTenthsPerMeter: 23);

    public static ScaleFigures Crowd { get; } = new(Customers: 2200, Months: 2, SubscriptionsPerCustomer: 2, MetersPerPlan: 3, UsageTenthsPerMeter: 10);

    /// <summary>Dollars, yen without decimals and dinars with three, in all of which there are giants.</summary>
    public static IReadOnlyList<Market> Markets { get; } =
    [
        new("USD", "$", 4, 0.0825m, ["US"]) { HasFormerCustomer = true },
        new("JPY", "¥", 4, 0.10m, ["JP"]),
        new("KWD", "KWD", 2, 0m, ["KW"]) { HasAzure = false },
    ];

    public static IReadOnlyList<CustomerRecord> Stretch(IReadOnlyList<CustomerRecord> customers) =>
        [.. customers.Select((customer, index) => customer.Kind == CustomerKind.Former ? customer : Stretch(customer, index))];

    private static CustomerRecord Stretch(CustomerRecord customer, int index) => customer with
    {
        Name = ExtremeNames.Of(index),
        SeatsOfEach = index % 3 == 0 ? Giant : 1,
        HoldsOnlyFree = index % 10 == 8,
        HasAzure = customer.HasAzure && index % 10 != 8,
    };
}
