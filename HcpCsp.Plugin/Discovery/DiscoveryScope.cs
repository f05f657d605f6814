namespace HcpCsp.Plugin.Discovery;

/// <summary>How much a run is to read.</summary>
internal abstract record DiscoveryScope
{
    private const string FullText = "full";
    private const string UnitPrefix = "unit:";

    private DiscoveryScope()
    {
    }

    /// <summary>What can have changed since the last run; else what an unfinished walk left.</summary>
    public static DiscoveryScope Changes { get; } = new ChangesScope();

    /// <summary>Everything that Microsoft still has, whatever is known already.</summary>
    public static DiscoveryScope Full { get; } = new FullScope();

    /// <summary>As the host's job carries it; null asks for <see cref="Changes"/>.</summary>
    public abstract string? Argument { get; }

    /// <summary>One unit that failed before.</summary>
    /// <param name="key">Key of the unit, such as <c>lines/G104500001</c>.</param>
    public static DiscoveryScope Unit(string key) => new UnitScope(key);

    /// <param name="argument">As <see cref="Argument"/> wrote it.</param>
    public static DiscoveryScope Parse(string? argument) => argument switch
    {
        FullText => Full,
        { } text when text.StartsWith(UnitPrefix, StringComparison.Ordinal) => Unit(text[UnitPrefix.Length..]),
        _ => Changes,
    };

    private sealed record ChangesScope : DiscoveryScope
    {
        public override string? Argument => null;
    }

    private sealed record FullScope : DiscoveryScope
    {
        public override string Argument => FullText;
    }

    public sealed record UnitScope(string Key) : DiscoveryScope
    {
        public override string Argument => UnitPrefix + Key;
    }
}
