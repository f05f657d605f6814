using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Takes an account away, once its name was typed.</summary>
internal sealed class RemoveAccountPage(ICspStore store, AccountRemoval removal, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(store.FindAccount(request.RouteValues["id"]) is { } account ? Show(request, account, "", 200) : Missing.Account);

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        return await removal.RemoveAsync(request, account, cancellationToken) switch
        {
            RemovalOutcome.Removed removed => Confirmations.Lead(CspPaths.Accounts, removed.KeepsHistory ? "account-removed-kept" : "account-removed"),
            RemovalOutcome.NotConfirmed => Show(request, account, "This isn't the account's name. Nothing was removed.", 422),
            RemovalOutcome.Busy busy => Show(request, account, busy.Reason, 409),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        };
    }

    private PageResult.View Show(PageRequest request, PartnerAccount account, string error, int status)
    {
        var field = new FieldView { Name = "confirm", Label = "Account Name", Required = true, Error = error, Help = "Type the name exactly, to show that you mean this account." };
        var counts = AccountCountsView.For(store.OpenAccount(account.Id), account.Id, new Formats(request.Culture));
        return composer.Compose(
            request, "Remove account", [.. Ways.BelowAccounts, new Breadcrumb(account.Name, CspPaths.Account(account.Id))], "account_remove",
            new RemoveAccountView(account.Name, CspPaths.RemoveAccount(account.Id), CspPaths.Account(account.Id), field, request.FindForm("keep") is "1", counts), status);
    }
}

internal sealed record RemoveAccountView(string Name, string Action, string CancelPath, FieldView Confirm, bool Keep, AccountCountsView Counts);
