using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>All that the reports of a request are made from, as it was at one moment. Opens no line.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<string, List<CustomerPart>> byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public ReportData(PartnerAccount account, long revision, IReadOnlyList<ReportedDocument> documents, IReadOnlyList<UnitError> failures, IStatementStore statements)
    {
        Account = account;
        Revision = revision;
        Documents = documents;
        Failures = failures;
        foreach (ReportedDocument document in documents.Where(static document => document.Counts))
        {
            foreach (Statement issued in statements.ListInForce(account.Id, document.Number).Values)
                Add(document, issued.CustomerId, issued.CustomerName);
            foreach (CustomerBill bill in document.Bill.Customers)
                Add(document, bill.CustomerId, bill.CustomerName).Add(bill);
        }

        CustomerIds =
        [
            .. byCustomer.Keys.Where(static id => id is not CustomerId.Unassigned)
                .OrderBy(NameOf, StringComparer.OrdinalIgnoreCase).ThenBy(static id => id, StringComparer.Ordinal),
        ];
    }

    public PartnerAccount Account { get; }

    /// <summary>Of the account's data.</summary>
    public long Revision { get; }

    /// <summary>Of the months, oldest first; voided and unread ones too.</summary>
    public IReadOnlyList<ReportedDocument> Documents { get; }

    public IReadOnlyList<UnitError> Failures { get; }

    /// <summary>Whoever is billed anything, or was issued a statement, by name.</summary>
    public IReadOnlyList<string> CustomerIds { get; }

    /// <summary>What may yet bill anybody.</summary>
    public IEnumerable<ReportedDocument> Unread => Documents.Where(static document => !document.IsRead);

    /// <summary>As the newest document has it.</summary>
    public string NameOf(string customerId) => names.GetValueOrDefault(customerId) ?? customerId;

    /// <summary>The documents that count and bill the customer, oldest first.</summary>
    public IReadOnlyList<CustomerPart> PartsOf(string customerId) => byCustomer.TryGetValue(customerId, out List<CustomerPart>? found) ? found : [];

    private List<CustomerBill> Add(ReportedDocument document, string id, string name)
    {
        names[id] = name;
        if (!byCustomer.TryGetValue(id, out List<CustomerPart>? known))
            byCustomer[id] = known = [];
        // A customer may be billed in several currencies.
        if (known.Count == 0 || known[^1].Document != document)
            known.Add(new CustomerPart(document, []));
        return known[^1].Own;
    }
}

/// <summary>What a document bills to one customer.</summary>
/// <param name="Own">One per currency; none when a statement alone tells that it did.</param>
internal sealed record CustomerPart(ReportedDocument Document, List<CustomerBill> Own)
{
    public IReadOnlyList<CustomerBill> Bills => Own;

    public bool HasAzure => Own.Exists(static bill => bill.Products.Any(static product => product.Family == ProductFamily.AzurePlan));
}
