namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>What a subscription is an instance of.</summary>
internal enum ProductFamily
{
    Seat,
    AzurePlan,
    Reservation,
    SavingsPlan,
    Software,
    Marketplace,
}

/// <summary>A product and one of its SKUs; prices are invented.</summary>
/// <param name="Dollars">List price of a month; of the whole purchase for software.</param>
internal sealed record CatalogProduct(
    ProductFamily Family, string ProductId, string SkuId, string AvailabilityId, string ProductName, string SkuName, decimal Dollars, string Category)
{
    public string Publisher { get; init; } = "Microsoft Corporation";

    public string OfferId => $"{ProductId}:{SkuId}:{AvailabilityId}";
}

/// <summary>The price list of everything but metered Azure.</summary>
internal static class SeatCatalog
{
    public static CatalogProduct AzurePlan { get; } =
        new(ProductFamily.AzurePlan, "DZH318Z0BPS6", "0001", "DZH318Z0BRPW", "Azure plan", "Azure plan", 0m, "Azure");

    public static IReadOnlyList<CatalogProduct> Seats { get; } =
    [
        Seat("CFQ7TTC0LH18", "0001", "CFQ7TTC0K971", "Microsoft 365 Business Basic", 6.00m),
        Seat("CFQ7TTC0LDPB", "0001", "CFQ7TTC0KL3T", "Microsoft 365 Business Standard", 12.50m),
        Seat("CFQ7TTC0LCHC", "0002", "CFQ7TTC0NJ1B", "Microsoft 365 Business Premium", 22.00m),
        Seat("CFQ7TTC0LF8Q", "0001", "CFQ7TTC0HPM2", "Office 365 E1", 10.00m),
        Seat("CFQ7TTC0LF8R", "0001", "CFQ7TTC0KMP9", "Office 365 E3", 23.00m),
        Seat("CFQ7TTC0LFLX", "0001", "CFQ7TTC0J203", "Microsoft 365 E3", 36.00m),
        Seat("CFQ7TTC0LFLZ", "0002", "CFQ7TTC0P8XQ", "Microsoft 365 E5", 57.00m),
        Seat("CFQ7TTC0LH0T", "0001", "CFQ7TTC0K5TD", "Exchange Online (Plan 1)", 4.00m),
        Seat("CFQ7TTC0HD32", "0001", "CFQ7TTC0RM4F", "Visio Plan 2", 15.00m),
        Seat("CFQ7TTC0HDB0", "0002", "CFQ7TTC0S7D1", "Project Plan 3", 30.00m),
        Seat("CFQ7TTC0HL8W", "0001", "CFQ7TTC0PW2X", "Power BI Pro", 10.00m),
        Seat("CFQ7TTC0LFDZ", "000Q", "CFQ7TTC0TQ8L", "Dynamics 365 Sales Enterprise", 95.00m),
    ];

    public static CatalogProduct Free { get; } = Seat("CFQ7TTC0H6RN", "0001", "CFQ7TTC0KH9D", "Power Automate Free", 0m);

    public static CatalogProduct Trial { get; } = Seat("CFQ7TTC0LDPB", "0003", "CFQ7TTC0XT2M", "Microsoft 365 Business Standard Trial", 0m);

    public static IReadOnlyList<CatalogProduct> Reservations { get; } =
    [
        new(ProductFamily.Reservation, "DZH318Z0BQ35", "00H4", "DZH318Z0D2KL", "Reserved VM Instance", "Reserved VM Instance, Standard_D4s_v5, EU West", 92.35m, "Azure Reservation"),
        new(ProductFamily.Reservation, "DZH318Z0BQ4W", "01F2", "DZH318Z0C8NM", "Reserved VM Instance", "Reserved VM Instance, Standard_E8s_v5, US East", 221.19m, "Azure Reservation"),
        new(ProductFamily.Reservation, "DZH318Z0BXM2", "0009", "DZH318Z0FQ1P", "SQL Database Reserved Capacity", "SQL Database vCore, 8 vCore, US East", 340.77m, "Azure Reservation"),
    ];

    public static IReadOnlyList<CatalogProduct> SavingsPlans { get; } =
    [
        new(ProductFamily.SavingsPlan, "DZH318Z08NVS", "0003", "DZH318Z0G7RT", "Azure savings plan for compute", "Compute Savings Plan", 146.00m, "Azure Savings Plan"),
    ];

    public static IReadOnlyList<CatalogProduct> Software { get; } =
    [
        new(ProductFamily.Software, "DG7GMGF0FKX9", "0003", "DG7GMGF0DVSV", "SQL Server Standard Core 2022", "SQL Server 2022 Standard - 2 Core License Pack", 3586.00m, "Software"),
        new(ProductFamily.Software, "DG7GMGF0D65N", "0002", "DG7GMGF0D8T1", "Windows Server Standard", "Windows Server 2025 Standard - 16 Core License Pack", 1176.00m, "Software"),
    ];

    public static IReadOnlyList<CatalogProduct> Marketplace { get; } =
    [
        new(ProductFamily.Marketplace, "DZH318Z0M1Q2", "0001", "DZH318Z0M9XA", "Relecloud Backup for Teams", "Relecloud Backup, per user", 3.20m, "SaaS") { Publisher = "Relecloud" },
        new(ProductFamily.Marketplace, "DZH318Z0M4T7", "0004", "DZH318Z0M3YB", "Proseware Contract Manager", "Contract Manager Standard", 18.75m, "SaaS") { Publisher = "Proseware, Inc." },
    ];

    private static CatalogProduct Seat(string product, string sku, string availability, string name, decimal dollars) =>
        new(ProductFamily.Seat, product, sku, availability, name, name, dollars, "Online Services");
}
