using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Add Account: the form, and Login with Microsoft.</summary>
internal sealed class AddAccountPage(IAccountRegistration registration, IAuditLog audit, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var pending = request.FindQuery("pending") is { } id ? registration.FindPendingForm(id, request.SessionKey) : null;
        return Task.FromResult<PageResult>(Show(request, pending ?? new AccountForm { Culture = request.Culture }, AccountFormView.NoErrors, 200));
    }

    public async Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var form = AccountForms.Read(request);
        switch (await registration.BeginAsync(form, request.SessionKey, cancellationToken))
        {
            case RegistrationStart.LeaveTo leave:
                audit.Append(AuditEntry.For(request, "csp.account.sign-in-begun", form.Name));
                return new PageResult.Redirect(leave.Address.AbsoluteUri);
            case RegistrationStart.Rejected rejected:
                return Show(request, form, rejected.Check, 422);
            case var other:
                throw new InvalidOperationException($"Unknown start {other.GetType().Name}.");
        }
    }

    private PageResult.View Show(PageRequest request, AccountForm form, FormCheck check, int status) =>
        composer.Compose(
            request, "Add Account", Ways.BelowAccounts, "account_add",
            new AddAccountView(CspPaths.AddAccount, CspPaths.Accounts, AccountFormView.For(form, check, isNew: true)), status);
}

internal sealed record AddAccountView(string Action, string CancelPath, AccountFormView Form);
