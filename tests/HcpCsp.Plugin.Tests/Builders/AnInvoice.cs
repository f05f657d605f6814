using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Tests.Builders;

internal static class AnInvoice
{
    public static Invoice Numbered(string number, int month = 6, decimal total = 0m, string currency = "USD") => new()
    {
        Number = number,
        InvoiceDate = new DateTimeOffset(2026, month, 8, 0, 0, 0, TimeSpan.Zero),
        Period = BillingPeriod.Month(2026, Math.Max(1, month - 1)),
        Total = new Money(total, currency),
        DocumentType = "invoice",
        InvoiceType = "OneTime",
    };
}
