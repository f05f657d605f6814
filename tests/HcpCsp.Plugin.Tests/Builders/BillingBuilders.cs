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

    /// <summary>A line of an Azure plan, of one meter.</summary>
    public static InvoiceLine AnAzureLine(decimal cost, string meter = "D2s v5", string? customer = Contoso, string? name = "Contoso", string currency = "USD", string plan = "PLAN-1")
    {
        InvoiceLine line = ALine(cost, customer, name, "Azure plan", currency, "");
        (line.ProductId, line.SkuId, line.SubscriptionId, line.MeterDescription) = ("DZH318Z0BPS6", "0001", plan, $"Virtual Machines - Dsv5 Series - {meter} - EU West");
        return line;
    }

    /// <summary>A day's use of the meter of <see cref="AnAzureLine"/>.</summary>
    public static UsageLine AUsage(
        decimal quantity, decimal cost = 1m, string meter = "D2s v5", string? customer = Contoso, string? name = "Contoso", string? tags = null, string group = "rg-web", int day = 1,
        string currency = "USD", decimal unitPrice = 0.5m) => new()
    {
        CustomerId = customer,
        CustomerName = name,
        ProductId = "DZH318Z0BPS6",
        SkuId = "0001",
        SubscriptionId = "plan-1",
        SubscriptionDescription = "Azure plan",
        EntitlementId = "EEEEEEEE-0000-0000-0000-000000000001",
        EntitlementDescription = "Production",
        MeterCategory = "Virtual Machines",
        MeterSubCategory = "Dsv5 Series",
        MeterName = meter,
        MeterRegion = "EU West",
        Unit = "1 Hour",
        ResourceGroup = group,
        ResourceUri = $"/subscriptions/e/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/web-{day}",
        UsageDate = new DateOnly(2026, 9, day),
        Quantity = quantity,
        UnitPrice = unitPrice,
        BillingPreTaxTotal = cost,
        BillingCurrency = currency,
        PartnerEarnedCreditPercentage = 15m,
        Tags = tags,
    };
}
