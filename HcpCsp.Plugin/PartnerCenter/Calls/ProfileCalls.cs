using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.PartnerCenter.Wire;

namespace HcpCsp.Plugin.PartnerCenter.Calls;

/// <inheritdoc cref="IProfileCalls"/>
internal sealed class ProfileCalls(ApiCaller caller) : IProfileCalls
{
    public async Task<MpnLookup> FindMpnAsync(PartnerTenant tenant, string? mpnId, CancellationToken cancellationToken)
    {
        try
        {
            string query = mpnId is null ? "" : "?mpnId=" + Uri.EscapeDataString(mpnId);
            return new MpnLookup.Known(ApiCaller.Parse(await GetAsync(tenant, "mpn" + query, cancellationToken), WireJsonContext.Default.MpnProfileResponse).ToModel());
        }
        catch (PartnerCenterException exception) when (exception is { Status: 404, Code: "3000" })
        {
            return new MpnLookup.Unknown();
        }
    }

    public async Task<BillingProfile> GetBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken) =>
        ApiCaller.Parse(await GetAsync(tenant, "billing", cancellationToken), WireJsonContext.Default.BillingProfileResponse).ToModel();

    public async Task<LegalBusinessProfile> GetLegalBusinessAsync(PartnerTenant tenant, CancellationToken cancellationToken) =>
        ApiCaller.Parse(await GetAsync(tenant, "legalbusiness?vettingVersion=Current", cancellationToken), WireJsonContext.Default.LegalBusinessProfileResponse).ToModel();

    private Task<ApiAnswer> GetAsync(PartnerTenant tenant, string profile, CancellationToken cancellationToken) =>
        caller.GetPartnerCenterAsync(tenant, "v1/profiles/" + profile, Guid.NewGuid(), [], cancellationToken);
}
