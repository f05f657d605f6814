namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>How much of Microsoft is simulated.</summary>
internal enum Scale
{
    S,
    M,
    L,
}

/// <summary>What a scale comes to.</summary>
/// <param name="Customers">Of both partner tenants together, those who left or have yet to come included.</param>
/// <param name="Months">Closed months with an invoice.</param>
/// <param name="SubscriptionsPerCustomer">On average.</param>
/// <param name="MetersPerPlan">Azure invoice lines of one plan in one month, on average.</param>
/// <param name="UsageTenthsPerMeter">Tenths of a usage row for each such line, on average.</param>
internal sealed record ScaleFigures(int Customers, int Months, int SubscriptionsPerCustomer, int MetersPerPlan, int UsageTenthsPerMeter)
{
    public static ScaleFigures Of(Scale scale) => scale switch
    {
        Scale.S => new(72, 6, 10, 65, 23),
        Scale.M => new(552, 12, 8, 33, 54),
        Scale.L => new(2190, 12, 11, 57, 57),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Unknown scale."),
    };
}
