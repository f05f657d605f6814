using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>What a registration asks of Microsoft, beyond what discovery reads.</summary>
internal interface IPartnerProbe
{
    /// <summary>Reads the organization, and asks what Partner Center thinks of the token's multi-factor authentication.</summary>
    Task<ProbedOrganization> ProbeOrganizationAsync(PartnerTenant tenant, CancellationToken cancellationToken);

    /// <summary>Proves that billing exports may be started, by starting one for the newest invoice; passes when there is no invoice.</summary>
    /// <exception cref="PartnerCenterException">Also 401 or 403: consent or permission is missing.</exception>
    Task CheckBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken);
}

/// <param name="IsMfaCompliant">Null when Partner Center doesn't tell.</param>
internal sealed record ProbedOrganization(Organization Organization, bool? IsMfaCompliant);
