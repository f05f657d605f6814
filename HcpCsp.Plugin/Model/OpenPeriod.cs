namespace HcpCsp.Plugin.Model;

/// <summary>What Microsoft has so far of a calendar month that no document of the currency bills yet: replaced with each reading, never versioned.</summary>
/// <param name="Currency">Billing currency, upper case.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Kind">The lines themselves, or the daily usage behind those of Azure.</param>
/// <param name="Version">In force; it names no document.</param>
internal sealed record OpenPeriod(string Currency, DateOnly Month, LineKind Kind, DocumentVersion Version)
{
    public BillingPeriod Period => BillingPeriod.Month(Month.Year, Month.Month);

    /// <summary>When Microsoft built the data; when it was read, where nobody says.</summary>
    public DateTimeOffset AsOf => Version.DataCreatedAt ?? Version.LoadedAt;
}
