using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Branding;

/// <summary>Saves the looks of an account's reports, written into the audit trail.</summary>
internal sealed class BrandActions(IBrandStore brands, IAuditLog audit)
{
    /// <summary>Well above what a logo may have, so that a larger one is refused in the form, with what was typed.</summary>
    public const long MostUploadBytes = 16L << 20;

    public async Task<BrandOutcome> SaveAsync(PageRequest request, PartnerAccount account, BrandForm form, CancellationToken cancellationToken)
    {
        BrandCheck check = await BrandCheck.OfAsync(request, form, brands.GetBrand(account.Id), cancellationToken);
        if (check.Errors.Count > 0)
            return new BrandOutcome.Refused(check);
        try
        {
            brands.SaveBrand(check.Brand);
        }
        catch (ConcurrentEditException)
        {
            return new BrandOutcome.Conflict(brands.GetBrand(account.Id), check);
        }

        audit.Append(AuditEntry.For(request, "csp.account.branded", account.Name));
        return new BrandOutcome.Saved(brands.GetBrand(account.Id));
    }
}

/// <summary>What came of saving looks.</summary>
internal abstract record BrandOutcome
{
    private BrandOutcome()
    {
    }

    public sealed record Saved(ReportBrand Brand) : BrandOutcome;

    public sealed record Refused(BrandCheck Check) : BrandOutcome;

    /// <param name="Theirs">What somebody else saved meanwhile.</param>
    /// <param name="Check">What was sent.</param>
    public sealed record Conflict(ReportBrand Theirs, BrandCheck Check) : BrandOutcome;
}
