using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Loading;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>The account's customers, whether listings or lines named them.</summary>
internal sealed class CustomerRecords
{
    private readonly AccountFile file;
    private readonly CheckpointRecords checkpoints;
    private readonly Cached<IReadOnlyList<Customer>> customers;
    private readonly Cached<IReadOnlyDictionary<string, Customer>> byId;

    public CustomerRecords(AccountFile file, CheckpointRecords checkpoints)
    {
        this.file = file;
        this.checkpoints = checkpoints;
        customers = new(() => file.Revision, Read);
        byId = new(() => file.Revision, () => List().ToDictionary(static customer => customer.Id, StringComparer.Ordinal));
    }

    private ILiteCollection<BsonDocument> Collection => file.Collection(Collections.Customers);

    public IReadOnlyList<Customer> List() => customers.Value;

    public Customer? Find(string customerId) => byId.Value.GetValueOrDefault(customerId);

    /// <summary>As it stands in the transaction of the caller.</summary>
    public Customer? FindStored(string customerId) => Collection.FindById(Keys.Part(customerId)) is { } found ? CustomerDocument.Read(found) : null;

    public void Save(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint) => file.Change(() =>
    {
        foreach (ListedCustomer listed in page)
            Collection.Upsert(CustomerDocument.From(CustomerMerge.Listed(FindStored(listed.Id), listed, seenAt)));
        checkpoints.Put(checkpoint);
    });

    public void MarkUnlisted(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint) => file.Change(() =>
    {
        foreach (Customer customer in Read())
        {
            Customer marked = CustomerMerge.Marked(customer, listingStartedAt, checkpoint.FinishedAt);
            if (marked != customer)
                Collection.Update(CustomerDocument.From(marked));
        }

        checkpoints.Put(checkpoint);
    });

    /// <summary>Adds those that aren't known yet, within the transaction of the lines that name them.</summary>
    public void Add(IEnumerable<LineCustomer> named, DateTimeOffset seenAt)
    {
        // The list that is kept: thousands of look-ups, or reading all of them anew, would take longer than the rest of the switch.
        HashSet<string> known = [.. List().Select(static customer => customer.Id)];
        Collection.Insert(
            named.Where(customer => !known.Contains(customer.Id)).Select(customer => CustomerDocument.From(CustomerMerge.KnownFromLines(customer, seenAt))).ToList());
    }

    private List<Customer> Read() =>
    [
        .. Collection.FindAll().Select(CustomerDocument.Read)
            .OrderBy(static customer => customer.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static customer => customer.Id, StringComparer.Ordinal),
    ];
}
