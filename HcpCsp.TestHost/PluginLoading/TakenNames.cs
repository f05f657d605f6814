namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Which names are taken, and by whom: routes, menu items and providers.</summary>
internal sealed class TakenNames
{
    private readonly Dictionary<string, string> owners = new(StringComparer.OrdinalIgnoreCase);

    public string? FindOwner(string name) => owners.GetValueOrDefault(name);

    public void Add(string name, string owner) => owners.Add(name, owner);

    public void AddAll(TakenNames others)
    {
        foreach (var (name, owner) in others.owners)
            owners.Add(name, owner);
    }
}
