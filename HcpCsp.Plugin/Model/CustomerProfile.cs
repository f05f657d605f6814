namespace HcpCsp.Plugin.Model;

/// <summary>All that Microsoft says of one customer. What it leaves out, for want of delegated access for one, is empty.</summary>
internal sealed record CustomerProfile
{
    /// <summary>Normal form of <see cref="CustomerId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The customer's id in Microsoft's commerce, which isn't its tenant's.</summary>
    public string CommerceId { get; init; } = "";

    public required string Name { get; init; }

    public string Domain { get; init; } = "";

    public string Email { get; init; } = "";

    public PostalAddress? Address { get; init; }

    public string RegistrationNumber { get; init; } = "";

    public string Relationship { get; init; } = "";

    /// <summary>Null when Microsoft doesn't say.</summary>
    public bool? AllowsDelegatedAccess { get; init; }

    public IReadOnlyList<string> CustomDomains { get; init; } = [];

    /// <summary>Partner (MPN) id of the customer's indirect reseller; empty for none.</summary>
    public string ResellerMpnId { get; init; } = "";

    /// <summary>To whom Microsoft writes its bills.</summary>
    public BillingContact? Billing { get; init; }
}

internal sealed record BillingContact(string FirstName, string LastName, string Email, string CompanyName, string Culture, string Language, PostalAddress? Address);

/// <summary>As Microsoft writes it; empty parts are left out.</summary>
internal sealed record PostalAddress(
    string Country, string Region, string State, string City, string PostalCode, string AddressLine1, string AddressLine2, string PhoneNumber);

/// <summary>An Azure subscription below an Azure plan.</summary>
/// <param name="Id">The Azure subscription, lower case: the entitlement of usage lines.</param>
/// <param name="SubscriptionId">The plan, lower case.</param>
internal sealed record AzureEntitlement(string Id, string Name, string Status, string SubscriptionId);
