using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Who has let the application act for them: users for themselves, administrators for their tenant. A restart forgets it.</summary>
internal sealed class ConsentBook
{
    private readonly ConcurrentDictionary<Guid, bool> _byUserOrTenant = new();

    public bool Has(SimulatedUser user) => _byUserOrTenant.ContainsKey(user.ObjectId) || _byUserOrTenant.ContainsKey(user.HomeTenant);

    public void Give(SimulatedUser user) => _byUserOrTenant[user.ObjectId] = true;

    public void GiveForTenant(SimulatedUser administrator) => _byUserOrTenant[administrator.HomeTenant] = true;

    public void TakeBack(SimulatedUser user)
    {
        _byUserOrTenant.TryRemove(user.ObjectId, out _);
        _byUserOrTenant.TryRemove(user.HomeTenant, out _);
    }

    public void TakeAllBack() => _byUserOrTenant.Clear();
}
