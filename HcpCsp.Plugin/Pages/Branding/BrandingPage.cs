using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Branding;

/// <summary>How the reports of a partner account look: accent colour, footer, logo.</summary>
internal sealed class BrandingPage(ICspStore store, IBrandStore brands, IAuditLog audit, PageComposer composer)
{
    /// <summary>Well above what a logo may have, so that a larger one is refused in the form, with what was typed.</summary>
    public const long MostUploadBytes = 16L << 20;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        ReportBrand brand = brands.GetBrand(account.Id);
        return Task.FromResult<PageResult>(Show(request, account, BrandingView.For(account, brand, BrandForm.From(brand), new BrandCheck(brand, null, BrandingView.NoErrors), ""), 200));
    }

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        ReportBrand stored = brands.GetBrand(account.Id);
        BrandForm form = BrandForm.Read(request);
        BrandCheck check = await BrandCheck.OfAsync(request, form, stored, cancellationToken);
        if (check.Errors.Count > 0)
            return Show(request, account, BrandingView.For(account, stored, form, check, ""), 422);
        try
        {
            brands.SaveBrand(check.Brand);
        }
        catch (ConcurrentEditException)
        {
            ReportBrand theirs = brands.GetBrand(account.Id);
            const string Text = "Somebody else saved these looks meanwhile. Your entries are kept: save again to replace theirs.";
            return Show(request, account, BrandingView.For(account, theirs, form with { Version = theirs.Version }, check, Text), 409);
        }

        audit.Append(AuditEntry.For(request, "csp.account.branded", account.Name));
        return Confirmations.Lead(CspPaths.Branding(account.Id), "branding-saved");
    }

    /// <summary>The logo as it is stored.</summary>
    public Task<PageResult> GetLogoAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account || brands.GetBrand(account.Id).Logo is not { } logo)
            return Task.FromResult<PageResult>(new PageResult.NotFound("This partner account has no logo."));
        return Task.FromResult<PageResult>(new PageResult.File
        {
            ContentType = "image/png",
            WriteAsync = async (output, token) => await output.WriteAsync(logo.Png, token),
        });
    }

    private PageResult.View Show(PageRequest request, PartnerAccount account, BrandingView view, int status) => composer.Compose(
        request, "Branding", [.. Ways.BelowAccounts, new Breadcrumb(account.Name, CspPaths.Account(account.Id))], "account_branding",
        view with { Confirmation = Confirmations.Find(request) }, status);
}
