using System.Text.Json.Serialization;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

// Shapes of Partner Center v1 as they go over the wire; what Microsoft leaves out is null here.

internal sealed record LinkHeader(string Key, string Value);

internal sealed record Link(string Uri)
{
    public string Method { get; init; } = "GET";

    public IReadOnlyList<LinkHeader> Headers { get; init; } = [];
}

internal sealed record Attributes(string ObjectType)
{
    public string? Etag { get; init; }
}

internal sealed record Collection<T>(IReadOnlyList<T> Items, IReadOnlyDictionary<string, Link>? Links)
{
    /// <summary>Of this page, not of the result.</summary>
    public int TotalCount => Items.Count;

    public string? ContinuationToken { get; init; }

    public Attributes Attributes { get; init; } = new("Collection");
}

internal sealed record Address(string Country, string City, string State, string AddressLine1, string PostalCode, string FirstName, string LastName, string PhoneNumber);

internal sealed record Contact(string FirstName, string LastName, string Email, string PhoneNumber);

internal sealed record OrganizationProfile(
    Guid Id, string CompanyName, Address DefaultAddress, Guid TenantId, string Domain, string Email, string Language, string Culture, string ProfileType,
    IReadOnlyDictionary<string, Link> Links, Attributes Attributes);

internal sealed record MpnProfile(string PartnerName, string MpnId, string ProfileType, IReadOnlyDictionary<string, Link> Links, Attributes Attributes);

internal sealed record LegalBusinessProfile(
    string CompanyName, Address Address, Contact PrimaryContact, string VettingStatus, string VettingSubStatus, string ProfileType,
    IReadOnlyDictionary<string, Link> Links, Attributes Attributes);

internal sealed record BillingProfile(
    string CompanyName, Address Address, Contact PrimaryContact, string PurchaseOrderNumber, string TaxId, int BillingDay, string BillingCurrency,
    string ProfileType, IReadOnlyDictionary<string, Link> Links, Attributes Attributes);

internal sealed record CompanyProfile(Guid TenantId, string Domain, string CompanyName, IReadOnlyDictionary<string, Link> Links, Attributes Attributes)
{
    public Address? Address { get; init; }

    public string? Email { get; init; }
}

internal sealed record CustomerBillingProfile(
    Guid Id, string FirstName, string LastName, string Email, string Culture, string Language, string CompanyName, Address DefaultAddress,
    IReadOnlyDictionary<string, Link> Links, Attributes Attributes);

internal sealed record Customer(Guid Id, CompanyProfile CompanyProfile, string RelationshipToPartner, IReadOnlyDictionary<string, Link> Links, Attributes Attributes)
{
    public Guid? CommerceId { get; init; }

    public CustomerBillingProfile? BillingProfile { get; init; }

    public bool? AllowDelegatedAccess { get; init; }

    public IReadOnlyList<string>? CustomDomains { get; init; }

    public string? AssociatedPartnerId { get; init; }
}

internal sealed record ProductType(string Id, string DisplayName)
{
    public ProductType? SubType { get; init; }
}

internal sealed record RefundOption(string Type, string ExpiresAt);

internal sealed record NextTermProduct(string ProductId, string SkuId, string AvailabilityId, string BillingCycle, string TermDuration, string? PromotionId);

internal sealed record NextTermInstructions(NextTermProduct Product, int Quantity)
{
    public string? CustomTermEndDate { get; init; }
}

internal sealed record RefundableDetail(int Quantity, string AllowedUntilDateTime);

internal sealed record RefundableQuantity(int TotalQuantity, IReadOnlyList<RefundableDetail> Details);

internal sealed record Subscription
{
    public required string Id { get; init; }
    public required string OfferId { get; init; }
    public required string OfferName { get; init; }
    public required string FriendlyName { get; init; }
    public required ProductType ProductType { get; init; }
    public required int Quantity { get; init; }
    public required string UnitType { get; init; }
    public Guid? ParentSubscriptionId { get; init; }
    public bool HasPurchasableAddons { get; init; }
    public required string CreationDate { get; init; }
    public required string EffectiveStartDate { get; init; }
    public required string CommitmentEndDate { get; init; }
    public string? CommitmentEndDateTime { get; init; }
    public string? CancellationAllowedUntilDate { get; init; }
    public string? BillingCycleEndDate { get; init; }
    public string? BillingCycleEndDateTime { get; init; }
    public required string Status { get; init; }
    public required bool AutoRenewEnabled { get; init; }
    public required bool IsTrial { get; init; }
    public required string BillingType { get; init; }
    public required string BillingCycle { get; init; }
    public string? TermDuration { get; init; }
    public string RenewalTermDuration { get; init; } = "";
    public IReadOnlyList<RefundOption>? RefundOptions { get; init; }
    public RefundableQuantity? RefundableQuantity { get; init; }
    public required bool IsMicrosoftProduct { get; init; }
    public required string PublisherName { get; init; }
    public string PartnerId { get; init; } = "";
    public string? PromotionId { get; init; }
    public string? MigratedFromSubscriptionId { get; init; }
    public NextTermInstructions? ScheduledNextTermInstructions { get; init; }
    public NextTermInstructions? NextChargeInstructions { get; init; }
    public IReadOnlyList<string>? Actions { get; init; }
    public IReadOnlyList<string>? SuspensionReasons { get; init; }
    public bool AttentionNeeded { get; init; }
    public bool ActionTaken { get; init; }
    public string ContractType { get; init; } = "subscription";
    public required string OrderId { get; init; }
    public required IReadOnlyDictionary<string, Link> Links { get; init; }
    public required Attributes Attributes { get; init; }
}

internal sealed record AzureEntitlementResource(Guid Id, string FriendlyName, string Status, Guid SubscriptionId, Attributes Attributes);

internal sealed record InvoiceDetail(string InvoiceLineItemType, string BillingProvider, IReadOnlyDictionary<string, Link>? Links, Attributes Attributes);

internal sealed record Invoice
{
    public required string Id { get; init; }
    public required string InvoiceDate { get; init; }
    public string? BillingPeriodStartDate { get; init; }
    public string? BillingPeriodEndDate { get; init; }
    public required decimal TotalCharges { get; init; }
    public required decimal PaidAmount { get; init; }
    public decimal? AmountDue { get; init; }
    public required string CurrencyCode { get; init; }
    public required string CurrencySymbol { get; init; }
    public string? PdfDownloadLink { get; init; }
    public required IReadOnlyList<InvoiceDetail> InvoiceDetails { get; init; }
    public IReadOnlyList<Invoice>? Amendments { get; init; }
    public required string DocumentType { get; init; }
    public string? AmendsOf { get; init; }
    public string InvoiceType { get; init; } = "OneTime";
    public IReadOnlyDictionary<string, Link>? Links { get; init; }
    public Attributes Attributes { get; init; } = new("Invoice");
}

internal sealed record InvoiceSummary
{
    public required decimal BalanceAmount { get; init; }
    public required string CurrencyCode { get; init; }
    public required string CurrencySymbol { get; init; }
    public required string AccountingDate { get; init; }
    public required string FirstInvoiceCreationDate { get; init; }
    public string LastPaymentDate { get; init; } = "0001-01-01T00:00:00";
    public decimal LastPaymentAmount { get; init; }
    public required string LatestInvoiceDate { get; init; }
    public IReadOnlyList<InvoiceSummaryDetail>? Details { get; init; }
    public Attributes Attributes { get; init; } = new("InvoiceSummary");
}

internal sealed record EstimateLink(string Title, string Description, string Period, Link Link)
{
    public Attributes Attributes { get; init; } = new("EstimateLink");
}

internal sealed record InvoiceSummaryDetail(string InvoiceType, InvoiceSummary Summary);

internal sealed record PartnerRelationship(
    Guid Id, string Name, string RelationshipType, string State, string MpnId, string Location, Attributes Attributes);

internal sealed record CustomizedDatum(string Key, string Value);

internal sealed record AuditRecord
{
    public required Guid Id { get; init; }
    public required Guid PartnerId { get; init; }
    public Guid? CustomerId { get; init; }
    public string? CustomerName { get; init; }
    public required string UserPrincipalName { get; init; }
    public required string ApplicationId { get; init; }
    public required string ResourceType { get; init; }
    public string? ResourceOldValue { get; init; }
    public string? ResourceNewValue { get; init; }
    public required string OperationType { get; init; }
    public required Guid OriginalCorrelationId { get; init; }
    public required string OperationDate { get; init; }
    public string OperationStatus { get; init; } = "succeeded";
    public IReadOnlyList<CustomizedDatum>? CustomizedData { get; init; }
    public Attributes Attributes { get; init; } = new("AuditRecord");
}

internal sealed record GatewayFault(int StatusCode, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrganizationProfile))]
[JsonSerializable(typeof(MpnProfile))]
[JsonSerializable(typeof(LegalBusinessProfile))]
[JsonSerializable(typeof(BillingProfile))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Collection<Customer>))]
[JsonSerializable(typeof(Collection<Subscription>))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(Collection<AzureEntitlementResource>))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(Collection<Invoice>))]
[JsonSerializable(typeof(InvoiceSummary))]
[JsonSerializable(typeof(Collection<InvoiceSummary>))]
[JsonSerializable(typeof(Collection<EstimateLink>))]
[JsonSerializable(typeof(Collection<AuditRecord>))]
[JsonSerializable(typeof(CustomerBillingProfile))]
[JsonSerializable(typeof(CompanyProfile))]
[JsonSerializable(typeof(Collection<PartnerRelationship>))]
[JsonSerializable(typeof(UsageBudget))]
[JsonSerializable(typeof(UsageSummary))]
[JsonSerializable(typeof(Collection<UsageRecord>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Link>))]
[JsonSerializable(typeof(GatewayFault))]
internal sealed partial class WireJson : JsonSerializerContext;
