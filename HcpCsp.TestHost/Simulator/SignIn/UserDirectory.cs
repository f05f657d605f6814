using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Everyone who can sign in.</summary>
internal sealed class UserDirectory
{
    /// <summary>A tenant that is no partner's.</summary>
    public static readonly Guid StrangerTenant = new("99999999-1111-4222-8333-5f5f5f5f5f5f");

    private readonly List<SimulatedUser> _users = [];

    public UserDirectory(SimulatedWorld world)
    {
        foreach (var partner in world.Partners)
            _users.AddRange(UsersOf(partner.Profile));
    }

    public IReadOnlyList<SimulatedUser> InTenant(PartnerProfile partner) =>
        [.. _users.Where(user => user.Name.EndsWith("@" + partner.Domain, StringComparison.Ordinal))];

    public SimulatedUser? Find(string? name) =>
        _users.Find(user => string.Equals(user.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase));

    public SimulatedUser? Find(Guid objectId) => _users.Find(user => user.ObjectId == objectId);

    private static IEnumerable<SimulatedUser> UsersOf(PartnerProfile partner)
    {
        SimulatedUser User(string name, string display, string purpose) => new(
            $"{name}@{partner.Domain}", display, SeededRandom.For(0, $"{name}@{partner.Domain}").Guid(), partner.TenantId,
            HasMfa: true, IsAdminAgent: true, MayReadBilling: true, purpose);

        yield return User("admin", "Adele Vance", "admin agent, signs in with MFA: everything works");
        yield return User("nomfa", "Nestor Wilke", "signs in without MFA") with { HasMfa = false };
        yield return User("sales", "Pradeep Gupta", "no Admin Agent role: Partner Center refuses") with { IsAdminAgent = false };
        yield return User("nobilling", "Lidia Holloway", "no billing permission: Graph refuses") with { MayReadBilling = false };
        yield return User("wrong", "Miriam Graham", "belongs to another tenant") with { HomeTenant = StrangerTenant };
        yield return User("declines", "Alex Wilber", "declines the permissions: the client gets access_denied (65004)") with { Declines = true };
        yield return User("leaving", "Isaiah Langer", $"takes the consent back after {SimulatedUser.RefreshesBeforeLeaving} refreshes: the next is refused (65001)") with { Leaves = true };
        yield return User("disabled", "Henrietta Mueller", "the account is disabled (50057)") with { Refusal = EntraError.UserDisabled };
        yield return User("unassigned", "Joni Sherman", "isn't assigned to the application (50105)") with { Refusal = EntraError.NotAssigned };
        yield return User("blocked", "Grady Archie", "blocked by Conditional Access (53003)") with { Refusal = EntraError.AccessBlocked };
    }
}
