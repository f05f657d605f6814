using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Providers;

namespace HcpCsp.TestHost.Frame;

/// <summary>What is in the menu and in account management at the moment: the host's own, and that of each plugin that is there.</summary>
internal sealed class Contributions
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (IReadOnlyList<MenuItem> Menu, IReadOnlyList<ProviderContribution> Providers)> owners = new(StringComparer.Ordinal);

    public IReadOnlyList<MenuItem> MenuItems
    {
        get
        {
            lock (gate)
                return [.. owners.Values.SelectMany(owner => owner.Menu)];
        }
    }

    public IReadOnlyList<ProviderContribution> Providers
    {
        get
        {
            lock (gate)
                return [.. owners.Values.SelectMany(owner => owner.Providers)];
        }
    }

    public void Set(string owner, IReadOnlyList<MenuItem> menu, IReadOnlyList<ProviderContribution> providers)
    {
        lock (gate)
            owners[owner] = (menu, providers);
    }

    public void Remove(string owner)
    {
        lock (gate)
            owners.Remove(owner);
    }
}
