using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Loading;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>What a listing, or a line, makes of what is known of a customer. Pure.</summary>
internal static class CustomerMerge
{
    public static Customer Listed(Customer? known, ListedCustomer listed, DateTimeOffset seenAt)
    {
        Customer before = known ?? new Customer { Id = listed.Id, Name = listed.Name, FirstSeenAt = seenAt };
        bool isRenamed = before.Name.Length > 0 && !string.Equals(before.Name, listed.Name, StringComparison.Ordinal);
        return before with
        {
            Name = listed.Name,
            Domain = listed.Domain,
            Country = listed.Country,
            Relationship = listed.Relationship,
            LastListedAt = seenAt,
            NotSeenSince = null,
            Absences = before.NotSeenSince is { } lost ? [.. before.Absences, new Absence(lost, seenAt)] : before.Absences,
            FormerNames = isRenamed ? [.. before.FormerNames, new FormerName(before.Name, seenAt)] : before.FormerNames,
        };
    }

    /// <summary>A customer that was never listed isn't missed.</summary>
    public static Customer Marked(Customer customer, DateTimeOffset listingStartedAt, DateTimeOffset now) => customer.LastListedAt switch
    {
        null => customer,
        { } listedAt when listedAt >= listingStartedAt => customer with { NotSeenSince = null },
        _ => customer with { NotSeenSince = customer.NotSeenSince ?? now },
    };

    public static Customer KnownFromLines(LineCustomer named, DateTimeOffset seenAt) => new()
    {
        Id = named.Id,
        Name = named.Name.Length > 0 ? named.Name : named.Id,
        Domain = named.Domain,
        Country = named.Country,
        FirstSeenAt = seenAt,
    };
}
