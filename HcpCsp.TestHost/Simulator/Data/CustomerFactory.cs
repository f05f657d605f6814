namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Makes the customers of one partner tenant.</summary>
/// <remarks>
/// Who joins, leaves or is renamed when hangs on the year, not on the day: moving today within a year adds months
/// and changes none that were there.
/// </remarks>
internal sealed class CustomerFactory(long seed, int partner, IReadOnlyList<Market> markets, BillingMonth anchor)
{
    private const int FirstHostile = 12;

    /// <param name="count">Customers with an id.</param>
    /// <param name="firstNumber">Keeps names apart from the other partner's.</param>
    public IReadOnlyList<CustomerRecord> Create(int count, int firstNumber)
    {
        var customers = new List<CustomerRecord>(count + markets.Count);
        for (var index = 0; index < count; index++)
            customers.Add(Customer(index, firstNumber + index));
        foreach (var market in markets.Where(market => market.HasFormerCustomer))
            customers.Add(Former(customers.Count, market));
        return customers;
    }

    private CustomerRecord Customer(int index, int number)
    {
        var draw = SeededRandom.For(seed, "customer", partner, index);
        var market = MarketOf(index);
        var name = NameOf(index, number);
        var customer = new CustomerRecord
        {
            Number = index,
            TenantId = draw.Guid(),
            CommerceId = draw.Guid(),
            Name = name,
            Domain = CompanyNames.Domain(name, number),
            Country = draw.Pick(market.Countries),
            Currency = market.Currency,
            TaxRate = market.TaxRate,
            Kind = CustomerKind.Listed,
            Joined = draw.Percent(80) ? anchor.Plus(-36 + draw.Below(12)) : anchor.Plus(-15 + draw.Below(27)),
            HasAzure = market.HasAzure && draw.Percent(52),
            UpperCaseOnLines = draw.Percent(4),
            Reseller = index % 10 == 7 ? IndirectReseller.All[index / 10 % IndirectReseller.All.Count] : null,
        };
        return WithStory(customer, index, number);
    }

    private CustomerRecord WithStory(CustomerRecord customer, int index, int number) => (index % 100) switch
    {
        // One leaves every third month and one is renamed every fifth, so that any half year holds both.
        0 or 1 or 2 or 3 or 4 or 5 => customer with
        {
            Kind = CustomerKind.Leaving,
            Joined = anchor.Plus(-30),
            Left = anchor.Plus(-6 + (3 * (index % 100))),
        },
        6 or 7 or 8 or 9 => customer with
        {
            Joined = anchor.Plus(-30),
            OldName = CompanyNames.Plain(number + 5000),
            Renamed = anchor.Plus(-9 + (5 * ((index % 100) - 6))),
        },
        10 or 11 => customer with { Kind = CustomerKind.OnlyOnLines, Joined = anchor.Plus(-30), HasAzure = index % 100 == 10 && customer.HasAzure },
        < FirstHostile + 6 => customer with { Joined = anchor.Plus(-30), UpperCaseOnLines = index % 100 == FirstHostile },
        _ => customer,
    };

    private string NameOf(int index, int number)
    {
        var hostile = index - FirstHostile;
        return hostile is >= 0 and < 6 ? CompanyNames.Hostile[hostile + (6 * partner)] : CompanyNames.Plain(number);
    }

    private CustomerRecord Former(int index, Market market) => new()
    {
        Number = index,
        TenantId = Guid.Empty,
        CommerceId = Guid.Empty,
        Name = "",
        Domain = "",
        Country = market.Countries[0],
        Currency = market.Currency,
        TaxRate = market.TaxRate,
        Kind = CustomerKind.Former,
        Joined = anchor.Plus(-36),
    };

    private Market MarketOf(int index)
    {
        var share = (index * 7) % 10;
        foreach (var market in markets)
        {
            if (share < market.TenthsOfCustomers)
                return market;
            share -= market.TenthsOfCustomers;
        }

        return markets[0];
    }
}
