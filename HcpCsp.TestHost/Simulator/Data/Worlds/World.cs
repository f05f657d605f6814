namespace HcpCsp.TestHost.Simulator.Data.Worlds;

/// <summary>What kind of data is simulated.</summary>
internal enum World
{
    /// <summary>As partners have it.</summary>
    Usual,

    /// <summary>What strains a page: the longest names, both directions of writing, twelve digits, nothing to pay, thousands of customers.</summary>
    Extremes,
}
