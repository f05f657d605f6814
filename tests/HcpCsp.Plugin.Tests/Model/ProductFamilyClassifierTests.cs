using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Tests.Model;

public class ProductFamilyClassifierTests
{
    [Theory]
    [InlineData("CFQ7TTC0LH18", "Microsoft 365 E3", "Microsoft Corporation", null, nameof(ProductFamily.Seat))]
    [InlineData("cfq7ttc0lh18", null, null, null, nameof(ProductFamily.Seat))]
    [InlineData("DZH318Z0BPS6", "Azure plan", "Microsoft Corporation", null, nameof(ProductFamily.AzurePlan))]
    [InlineData("DZH318Z0BQ3P", "Reserved VM Instance, Standard_D2s_v3", "Microsoft", "ro-1", nameof(ProductFamily.Reservation))]
    [InlineData("DZH318Z0BQ3P", "Virtual machines", "Microsoft", "ro-1", nameof(ProductFamily.Reservation))]
    [InlineData("DZH318Z0BQ3Q", "Compute Savings Plan, 1 year", "Microsoft", "ro-2", nameof(ProductFamily.SavingsPlan))]
    [InlineData("DG7GMGF0D5RK", "Windows Server 2025", "Microsoft Corporation", null, nameof(ProductFamily.Software))]
    [InlineData("DZH318Z0ABCD", "Contoso Reserved Seats", "Contoso Ltd", "ro-3", nameof(ProductFamily.Marketplace))]
    [InlineData("796B6B5F-613C-4E24-A17C-EBA730D49C02", "Office 365 E3", null, null, nameof(ProductFamily.Seat))]
    [InlineData("MS-AZR-0145P", "Microsoft Azure", null, null, nameof(ProductFamily.Other))]
    [InlineData("something new", "Whatever", "", "", nameof(ProductFamily.Other))]
    [InlineData(null, null, null, null, nameof(ProductFamily.Other))]
    public void Classify_Line_IsOfTheFamily(string? productId, string? name, string? publisher, string? reservation, string family) =>
        ProductFamilyClassifier.Classify(new InvoiceLine { ProductId = productId, ProductName = name, PublisherName = publisher, ReservationOrderId = reservation })
            .ToString().ShouldBe(family);

    [Fact]
    public void Classify_LineWithADurableOffer_IsALegacyLicence() =>
        ProductFamilyClassifier.Classify(new InvoiceLine { ProductId = "0a1b", DurableOfferId = "91FD106F-4B2C-4938-95AC-F54F74E9A239" }).ShouldBe(ProductFamily.Seat);
}
