namespace HcpCsp.Plugin.Model;

/// <summary>A customer as a listing names it.</summary>
internal sealed record ListedCustomer(string Id, string Name, string Domain, string Country, string Relationship);

/// <summary>The partner's own organization, as its profile says.</summary>
internal sealed record Organization(string TenantId, string CompanyName, string Domain);
