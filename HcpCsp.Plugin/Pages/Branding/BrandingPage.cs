using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Branding;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Branding;

/// <summary>How the reports of a partner account look: accent colour, footer, logo.</summary>
internal sealed class BrandingPage(ICspStore store, IBrandStore brands, BrandActions actions, PageComposer composer)
{
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
        BrandForm form = BrandForm.Read(request);
        switch (await actions.SaveAsync(request, account, form, cancellationToken))
        {
            case BrandOutcome.Saved:
                return Confirmations.Lead(CspPaths.Branding(account.Id), "branding-saved");
            case BrandOutcome.Refused { Check: var check }:
                return Show(request, account, BrandingView.For(account, brands.GetBrand(account.Id), form, check, ""), 422);
            case BrandOutcome.Conflict { Theirs: var theirs, Check: var check }:
                const string Text = "Somebody else saved these looks meanwhile. Your entries are kept: save again to replace theirs.";
                return Show(request, account, BrandingView.For(account, theirs, form with { Version = theirs.Version }, check, Text), 409);
            case var other:
                throw new InvalidOperationException($"{other} isn't an outcome.");
        }
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
