using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Proves that a sign-in is good for everything that discovery will ask: tenant, MFA, role, billing.</summary>
internal sealed class ConsentCheck(IPartnerCenter partnerCenter, IPartnerProbe probe, ITokenSource tokens, Scopes scopes, TimeProvider time)
{
    /// <param name="tenant">The registered tenant, with the key of the tokens to be tried.</param>
    /// <param name="signedInTenant">Tenant of the person who signed in, as the token says; null when it doesn't.</param>
    /// <param name="usedMfa">What the token says; null when it doesn't.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ConsentOutcome> CheckAsync(PartnerTenant tenant, string? signedInTenant, bool? usedMfa, CancellationToken cancellationToken)
    {
        if (signedInTenant is not null && !IsSameTenant(signedInTenant, tenant))
            return WrongTenant(signedInTenant);
        if (usedMfa == false)
            return NoMfa;
        try
        {
            ProbedOrganization probed = await probe.ProbeOrganizationAsync(tenant, cancellationToken);
            if (!IsSameTenant(probed.Organization.TenantId, tenant))
                return WrongTenant(probed.Organization.TenantId);
            if (probed.IsMfaCompliant == false)
                return NoMfa;
            await partnerCenter.CheckRolesAsync(tenant, cancellationToken);
            ConsentOutcome.Bad? bad = scopes.HasGraphBilling ? await CheckBillingAsync(tenant, cancellationToken) : null;
            return bad is not null ? bad : new ConsentOutcome.Good(probed.Organization, new MfaFinding(usedMfa, probed.IsMfaCompliant, time.GetUtcNow()));
        }
        catch (PartnerCenterException exception) when (exception.Status is 401 && exception.Message.Contains("MFA", StringComparison.OrdinalIgnoreCase))
        {
            return NoMfa;
        }
        catch (PartnerCenterException exception) when (exception.Status is 401 or 403)
        {
            return new ConsentOutcome.Bad(
                RefusalReason.MissingRole,
                "Microsoft doesn't let the signed-in person read customers and invoices.",
                "Have a Partner Center administrator give that person the Admin Agent role, then sign in again. Indirect resellers have no access at all.");
        }
    }

    private static readonly ConsentOutcome.Bad NoMfa = new(
        RefusalReason.NoMfa,
        "The sign-in was made without multi-factor authentication, and Microsoft refuses such sign-ins.",
        "Set up MFA for the person who signs in, then sign in again with it.");

    private static readonly ConsentOutcome.Bad NoBilling = new(
        RefusalReason.NoBillingConsent,
        "Microsoft doesn't let the signed-in person read billing data: the consent to PartnerBilling.Read.All is missing, or the person lacks a billing role.",
        "Have an administrator of the partner tenant consent to PartnerBilling.Read.All, then sign in again.");

    private static ConsentOutcome.Bad WrongTenant(string signedInTenant) => new(
        RefusalReason.WrongTenant,
        $"The sign-in is of the tenant {signedInTenant}, not of the one whose Account ID was typed.",
        "Sign in with an account of that tenant, or correct the Account ID.");

    private static bool IsSameTenant(string tenantId, PartnerTenant tenant) =>
        string.Equals(CustomerId.Normalize(tenantId), tenant.TenantId, StringComparison.OrdinalIgnoreCase);

    private async Task<ConsentOutcome.Bad?> CheckBillingAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        try
        {
            await tokens.GetTokenAsync(tenant, TokenAudience.Graph, cancellationToken);
            await probe.CheckBillingAsync(tenant, cancellationToken);
            return null;
        }
        catch (SignInNeededException exception) when (exception.State == TokenState.NeedsSignIn)
        {
            return NoBilling;
        }
        catch (PartnerCenterException exception) when (exception.Status is 401 or 403)
        {
            return NoBilling;
        }
    }
}

internal abstract record ConsentOutcome
{
    private ConsentOutcome()
    {
    }

    public sealed record Good(Organization Organization, MfaFinding Mfa) : ConsentOutcome;

    public sealed record Bad(RefusalReason Reason, string What, string WhatToDo) : ConsentOutcome;
}
