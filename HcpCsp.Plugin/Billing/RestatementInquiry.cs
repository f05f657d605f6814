using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Holds two versions of a document's lines against each other. On demand, since it reads both; versions never change, so what was found stays true.</summary>
internal sealed class RestatementInquiry(ICspStore store)
{
    private const int MostDocuments = 8;
    private const int MostCustomers = 64;

    private readonly RecentAnswers<(string Account, string Earlier, string Later), int, IReadOnlyList<CustomerRestatement>> documents = new(MostDocuments);
    private readonly RecentAnswers<(string Account, string Earlier, string Later, string Customer), int, IReadOnlyList<LineRestatement>> customers = new(MostCustomers);

    /// <summary>Every customer, also those for whom nothing changed.</summary>
    public IReadOnlyList<CustomerRestatement> List(string accountId, DocumentVersion earlier, DocumentVersion later, CancellationToken cancellationToken) =>
        documents.Get((accountId, earlier.Id, later.Id), 0, () => Read(accountId, earlier, later, cancellationToken));

    /// <summary>The lines behind one customer's part of it, the largest differences first.</summary>
    public IReadOnlyList<LineRestatement> ListLines(string accountId, DocumentVersion earlier, DocumentVersion later, string customerId) =>
        customers.Get((accountId, earlier.Id, later.Id, customerId), 0, () => store.OpenAccount(accountId).CompareLines(earlier.Id, later.Id, customerId));

    private List<CustomerRestatement> Read(string accountId, DocumentVersion earlier, DocumentVersion later, CancellationToken cancellationToken)
    {
        var found = new List<CustomerRestatement>();
        foreach (CustomerRestatement one in store.OpenAccount(accountId).CompareVersions(earlier.Id, later.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(one);
        }

        return found;
    }
}
