namespace HcpCsp.Plugin.Model;

/// <summary>A partner by its MPN id, now called Partner Location Account.</summary>
internal sealed record MpnProfile(string MpnId, string PartnerName);

/// <param name="BillingDay">Day of month; null when Microsoft doesn't say.</param>
/// <param name="Currency">Upper case; fixed when the account was created.</param>
internal sealed record BillingProfile(string CompanyName, string Currency, string TaxId, string PurchaseOrderNumber, int? BillingDay, PostalAddress? Address);

/// <param name="VettingStatus">none, pending, authorized, rejected.</param>
internal sealed record LegalBusinessProfile(string CompanyName, string VettingStatus, string VettingSubStatus, PostalAddress? Address);
