using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>Names what a report is made from: data versions, rules, figures and what is missing. Nothing of its looks.</summary>
internal sealed class ReportVersion : IDisposable
{
    private const int Characters = 32;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>What was issued, which never changes.</summary>
    public static string Of(Statement issued) => string.Create(CultureInfo.InvariantCulture, $"{issued.Number} v{issued.Version}");

    public ReportVersion(PartnerAccount account, Completeness completeness)
    {
        Put(account.Name, account.OrganizationName, account.TenantId);
        foreach (string missing in completeness.Missing)
            Put(missing);
    }

    /// <summary>A document, with its customers that are wanted.</summary>
    public ReportVersion Add(ReportedDocument document, bool withUsage, Func<string, bool> isWanted)
    {
        Invoice invoice = document.Bill.Invoice;
        AddHeader(document, withUsage);
        Put(invoice.Total.Amount, invoice.Total.Currency, invoice.DocumentType, invoice.IsVoided);
        foreach (TieOutCheck check in document.Bill.TieOut.Checks)
            Put(check.Name, check.Result, check.Left?.Amount, check.Right?.Amount, check.Note);
        foreach (CustomerBill customer in document.Bill.Customers.Where(customer => isWanted(customer.CustomerId)))
            Add(customer);
        return this;
    }

    /// <summary>What a document tells one customer, live.</summary>
    public ReportVersion Add(CustomerPart part, bool withUsage, decimal? taxRatePercent)
    {
        AddHeader(part.Document, withUsage);
        Put(taxRatePercent);
        foreach (CustomerBill customer in part.Bills)
            Add(customer);
        return this;
    }

    /// <summary>What a document told one customer.</summary>
    public ReportVersion Add(ReportedDocument document, bool withUsage, Statement issued)
    {
        Put(Of(issued), withUsage ? document.Usage?.Id : null);
        return this;
    }

    public override string ToString() => Convert.ToHexStringLower(hash.GetCurrentHash())[..Characters];

    public void Dispose() => hash.Dispose();

    private void AddHeader(ReportedDocument document, bool withUsage) =>
        Put(document.Number, document.Bill.Invoice.Lines?.Id, document.AsOf?.UtcTicks, withUsage ? document.Usage?.Id : null);

    private void Add(CustomerBill customer)
    {
        Put(customer.CustomerId, customer.CustomerName, customer.LineCount, customer.Cost.Amount, customer.Price.Amount, customer.Price.Currency, RuleFingerprint.Of(customer.Rule), RuleCaption.Of(customer.Rule));
        foreach (CustomerFee fee in customer.Fees)
            Put(fee.Name, fee.Amount.Amount);
    }

    // Lengths before the texts: no two lists of texts look the same.
    private void Put(params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder();
        foreach (object? value in values)
        {
            string one = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text.Append(one.Length).Append(':').Append(one);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }
}
