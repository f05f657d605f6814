using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Why a document, or a customer on it, gets no statement.</summary>
internal static class IssueRefusals
{
    /// <summary>Null when statements of the document can be issued.</summary>
    public static string? Find(InvoiceBill bill)
    {
        string number = bill.Invoice.Number;
        if (bill.Invoice.IsVoided)
            return $"Document {number} is voided, and never counts: nobody is charged for it.";
        if (bill.Invoice.Lines is null)
            return $"The lines of document {number} aren't read yet. Trigger Discovery on the account's page, or wait for the next one.";

        // Statements of before may well differ from today's prices: that is what a new version is for.
        TieOutCheck? different = bill.TieOut.Checks.FirstOrDefault(check => check.Result == TieOutResult.Different && !StatementTieOut.IsOurs(check));
        return different is null ? null : $"The tie-out of document {number} is Different ({different.Name}): its figures don't agree, so none can be sent. Look at the tie-out on the invoice's page.";
    }

    /// <summary>Null when the customer can get one.</summary>
    public static string? Find(InvoiceBill bill, string customerId)
    {
        if (string.Equals(customerId, CustomerId.Unassigned, StringComparison.Ordinal))
            return "These lines name no customer, so nobody can get a statement for them.";
        return bill.Customers.Any(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))
            ? null
            : $"Document {bill.Invoice.Number} bills nothing to this customer.";
    }
}
