using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <summary>The partner's own profiles.</summary>
internal interface IProfileCalls
{
    /// <param name="tenant">Whose.</param>
    /// <param name="mpnId">Any partner's; null for the tenant's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MpnLookup> FindMpnAsync(PartnerTenant tenant, string? mpnId, CancellationToken cancellationToken);

    Task<BillingProfile> GetBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>The current version, whether Microsoft has vetted it or not.</summary>
    Task<LegalBusinessProfile> GetLegalBusinessAsync(PartnerTenant tenant, CancellationToken cancellationToken);
}

internal abstract record MpnLookup
{
    private MpnLookup()
    {
    }

    public sealed record Known(MpnProfile Profile) : MpnLookup;

    /// <summary>Microsoft knows no partner of that id.</summary>
    public sealed record Unknown : MpnLookup;
}
