namespace HcpCsp.Plugin.Store;

/// <summary>That a unit of work was finished, and with which data.</summary>
/// <param name="Key">Such as <c>lines/G104500001</c>.</param>
/// <param name="RunId">The run that finished it; empty when it was finished once and is to be done again.</param>
/// <param name="Tag">Data version, when the unit has one; empty for none.</param>
internal sealed record UnitCheckpoint(string Key, string RunId, DateTimeOffset FinishedAt, string Tag)
{
    public bool IsOpen => RunId.Length == 0;

    public UnitCheckpoint Reopen() => this with { RunId = "" };
}
