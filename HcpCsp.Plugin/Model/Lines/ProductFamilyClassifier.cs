namespace HcpCsp.Plugin.Model.Lines;

/// <summary>Tells the family of a line from what Microsoft writes on it. Pure: the same line is always of the same family.</summary>
internal static class ProductFamilyClassifier
{
    public static ProductFamily Classify(InvoiceLine line)
    {
        string product = line.ProductName ?? "";
        if (Has(product, "reservation") || Has(product, "reserved") || !string.IsNullOrEmpty(line.ReservationOrderId))
            return ProductFamily.Reservation;
        if (Has(product, "savings plan"))
            return ProductFamily.SavingsPlan;
        if (Has(product, "azure plan"))
            return ProductFamily.AzurePlan;
        if (!string.IsNullOrEmpty(line.PublisherName) && !Has(line.PublisherName, "microsoft"))
            return ProductFamily.Marketplace;
        if (Has(line.ProductQualifiers, "software") || Has(line.TermAndBillingCycle, "one-time"))
            return ProductFamily.Software;
        return string.IsNullOrEmpty(line.SubscriptionId) ? ProductFamily.Other : ProductFamily.Seat;
    }

    private static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
