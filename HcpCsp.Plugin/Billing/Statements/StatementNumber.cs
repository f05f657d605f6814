using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What a statement is known by: its month, and a short text that names partner, document and customer and tells nothing about them.</summary>
/// <remarks>Derived, never counted: the same statement has the same number wherever and whenever it is issued, and so the same file.</remarks>
internal static class StatementNumber
{
    public static string Of(InvoiceBill invoice, string customerId)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{invoice.Account.TenantId}\n{invoice.Invoice.Number}\n{customerId}"));
        string month = invoice.Invoice.Period.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return $"S-{month}-{Convert.ToHexString(hash.AsSpan(0, 6))}";
    }
}
