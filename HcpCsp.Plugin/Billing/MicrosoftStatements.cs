using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;

namespace HcpCsp.Plugin.Billing;

/// <summary>The PDF that Microsoft itself makes of a document. It isn't kept: whoever wants it gets Microsoft's own of today.</summary>
internal sealed class MicrosoftStatements(IInvoiceCalls calls)
{
    private const int NotFound = 404;

    /// <summary>Writes it whole, or says in words why there is none to write.</summary>
    public async Task<StatementOutcome> WriteAsync(PartnerAccount account, string number, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream pdf = await calls.OpenStatementAsync(new PartnerTenant(account.Id, account.TenantId), number, cancellationToken);
            await pdf.CopyToAsync(output, cancellationToken);
            return new StatementOutcome.Written();
        }
        catch (SignInNeededException exception)
        {
            return new StatementOutcome.SignInNeeded(exception.Message);
        }
        catch (PartnerCenterException exception) when (exception.Status == NotFound)
        {
            return new StatementOutcome.None();
        }
        catch (PartnerCenterException exception)
        {
            return new StatementOutcome.Refused(exception.Message, exception.Advice, exception.RequestId);
        }
    }
}

/// <summary>What came of asking Microsoft for a document's PDF.</summary>
internal abstract record StatementOutcome
{
    public sealed record Written : StatementOutcome;

    /// <summary>Microsoft has none of this document.</summary>
    public sealed record None : StatementOutcome;

    public sealed record SignInNeeded(string Message) : StatementOutcome;

    /// <param name="RequestId">What Microsoft's support asks for; empty for none.</param>
    public sealed record Refused(string Message, string Advice, string RequestId) : StatementOutcome;
}
