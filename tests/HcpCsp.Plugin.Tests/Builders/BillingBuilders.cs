using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>Sane documents, lines and accounts; a test sets only what it is about.</summary>
internal static class BillingBuilders
{
    public const string AccountId = "0123456789ab";
    public const string Contoso = "11111111-1111-1111-1111-111111111111";
    public const string Fabrikam = "22222222-2222-2222-2222-222222222222";

    public static readonly BillingPeriod September = BillingPeriod.Month(2026, 9);

    public static PartnerAccount AnAccount(string id = AccountId, decimal? managed = null, decimal? nonManaged = null) => new()
    {
        Id = id,
        Name = "Tailspin Cloud",
        OrganizationName = "Tailspin Toys",
        TenantId = "99999999-9999-9999-9999-999999999999",
        ManagedMarkupPercent = managed,
        NonManagedMarkupPercent = nonManaged,
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>A document over some lines, whose header is just their sum.</summary>
    public static Invoice AnInvoice(
        string number = "G104500001", IReadOnlyList<InvoiceLine>? over = null, decimal? total = null, string currency = "USD", string documentType = "invoice", BillingPeriod? period = null)
    {
        BillingPeriod about = period ?? September;
        return new Invoice
        {
            Number = number,
            InvoiceDate = new DateTimeOffset(about.End.ToDateTime(new TimeOnly(7, 0)).AddDays(7), TimeSpan.Zero),
            Period = about,
            Total = new Money(total ?? over?.Sum(line => line.Total ?? 0m) ?? 0m, currency),
            DocumentType = documentType,
            InvoiceType = "OneTime",
        };
    }

    /// <summary>A seat line; tax is 10 % of the cost, to the cent.</summary>
    public static InvoiceLine ALine(
        decimal? cost = 10.01m, string? customer = Contoso, string? name = "Contoso", string product = "Microsoft 365 Business Premium", string? currency = "USD", string charge = "cycleFee")
    {
        decimal tax = cost is { } subtotal ? new Money(subtotal / 10m, currency ?? "USD").Rounded().Amount : 0m;
        return new InvoiceLine
        {
            CustomerId = customer,
            CustomerName = name,
            InvoiceNumber = "G104500001",
            ProductName = product,
            SkuName = product + " (annual)",
            SubscriptionId = "AAAAAAAA-0000-0000-0000-000000000001",
            SubscriptionDescription = "Seats of the head office",
            ChargeType = charge,
            OrderDate = new DateTimeOffset(2026, 8, 28, 9, 30, 0, TimeSpan.Zero),
            ChargeStartDate = new DateOnly(2026, 9, 1),
            ChargeEndDate = new DateOnly(2026, 9, 30),
            TermAndBillingCycle = "One-Year commitment for monthly billing",
            UnitType = "Licenses",
            Quantity = 3,
            BillableQuantity = 3,
            UnitPrice = 3.9m,
            EffectiveUnitPrice = 3.3366666666666667m,
            PricingCurrency = "USD",
            PCToBCExchangeRate = 1m,
            PriceAdjustmentDescription = "[\"15.0% Partner Earned Credit\"]",
            Currency = currency,
            Subtotal = cost,
            TaxTotal = cost is null ? null : tax,
            Total = cost is null ? null : cost + tax,
        };
    }
}
