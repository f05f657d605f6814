using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>Download of the PDF that Microsoft makes of an invoice.</summary>
internal sealed class MicrosoftStatementPage(ICspStore store, IBillingLedger ledger, MicrosoftStatements statements)
{
    public async Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;

        string number = bill.Invoice.Number;
        var file = TemporaryFile.Create(".pdf");
        StatementOutcome? outcome = null;
        try
        {
            outcome = await statements.WriteAsync(account, number, file.Content, cancellationToken);
            return outcome is StatementOutcome.Written ? file.ToDownload("application/pdf", $"Microsoft {number}.pdf") : Explain(outcome, number);
        }
        finally
        {
            if (outcome is not StatementOutcome.Written)
                await file.DisposeAsync();
        }
    }

    private static PageResult.Problem Explain(StatementOutcome outcome, string number) => outcome switch
    {
        StatementOutcome.None => new(404, "Microsoft has no PDF of this document", $"Partner Center knows no statement of {number}. A new invoice may get its PDF some hours later; some notes have none."),
        StatementOutcome.SignInNeeded needed => new(409, "Somebody has to sign in first", $"{needed.Message} Microsoft gives the PDF to a signed-in person only: open the account's page and choose Sign in again."),
        StatementOutcome.Refused refused => new(502, "Microsoft didn't give the PDF", string.Join(' ', new[] { refused.Message, refused.Advice, refused.RequestId.Length == 0 ? "" : $"Microsoft's request id: {refused.RequestId}." }.Where(static text => text.Length > 0))),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not a refusal."),
    };
}
