namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>What a world holds only when somebody wants it; asked each time, since it may change while the world is in use.</summary>
internal sealed class WorldStories
{
    /// <summary>Whether the newest invoice of each partner that isn't void has a second data version.</summary>
    public Func<bool> IsRestated { get; set; } = () => false;

    /// <summary>Whether there are recurring (D) invoices from before new commerce.</summary>
    public Func<bool> HasLegacy { get; set; } = () => false;
}
