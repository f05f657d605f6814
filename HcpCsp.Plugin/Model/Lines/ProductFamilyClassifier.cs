namespace HcpCsp.Plugin.Model.Lines;

/// <summary>Tells the family of a line from what Microsoft writes on it. Pure; a line that nothing fits is <see cref="ProductFamily.Other"/>.</summary>
/// <remarks>
/// Microsoft names no family. In this order: a publisher other than Microsoft is marketplace, whatever the product is called; the Azure
/// plan's one product id; savings plans before reservations, since both carry a reservation order; then the first letters of product ids,
/// which the price lists use by kind: CFQ7 for seats, DG7 for software. Legacy offers have another form: a licence's is a GUID, beside its
/// durable offer; legacy Azure's (MS-AZR-0145P) is charged by use, but isn't the Azure plan, and stays with the others.
/// </remarks>
internal static class ProductFamilyClassifier
{
    private const string AzurePlanProduct = "DZH318Z0BPS6";

    public static ProductFamily Classify(InvoiceLine line)
    {
        if (!IsFromMicrosoft(line.PublisherName))
            return ProductFamily.Marketplace;
        if (StartsWith(line.ProductId, AzurePlanProduct))
            return ProductFamily.AzurePlan;
        if (Names(line, "savings plan"))
            return ProductFamily.SavingsPlan;
        if (!string.IsNullOrWhiteSpace(line.ReservationOrderId) || Names(line, "reserved") || Names(line, "reservation"))
            return ProductFamily.Reservation;
        if (StartsWith(line.ProductId, "CFQ7") || IsLegacyLicence(line))
            return ProductFamily.Seat;
        return StartsWith(line.ProductId, "DG7") ? ProductFamily.Software : ProductFamily.Other;
    }

    // Many lines name no publisher; those are Microsoft's own.
    private static bool IsFromMicrosoft(string? publisher) => string.IsNullOrWhiteSpace(publisher) || StartsWith(publisher.TrimStart(), "Microsoft");

    private static bool IsLegacyLicence(InvoiceLine line) => !string.IsNullOrWhiteSpace(line.DurableOfferId) || Guid.TryParse(line.ProductId, out _);

    private static bool Names(InvoiceLine line, string word) => Contains(line.ProductName, word) || Contains(line.SkuName, word);

    private static bool Contains(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static bool StartsWith(string? text, string start) => text?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true;
}
