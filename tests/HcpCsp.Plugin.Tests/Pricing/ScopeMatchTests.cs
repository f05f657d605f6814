using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class ScopeMatchTests
{
    private static readonly InvoiceLine Line = new()
    {
        ProductId = "DZH318Z0BPS6", SkuId = "0001", MeterDescription = "Bandwidth - Data Transfer In (GB) - Zone 2",
        SubscriptionId = "sub-1", PublisherName = "Microsoft", ChargeType = "new",
    };

    [Fact]
    public void Covers_Everything_CoversALineOfNothing() => new ScopeMatch(ItemScope.Everything).Covers(ALine()).ShouldBeTrue();

    [Fact]
    public void Covers_SeveralValues_TakesAnyWhateverItsCase() => Covers(new ItemScope { SkuIds = ["0002", "0001"], ProductIds = ["dzh318z0bps6"] }).ShouldBeTrue();

    [Fact]
    public void Covers_SeveralCriteria_AsksForAll() => Covers(new ItemScope { SkuIds = ["0001"], ChargeTypes = ["renew"] }).ShouldBeFalse();

    [Theory]
    [InlineData("Bandwidth", true)]
    [InlineData("bandwidth - data transfer in (gb) - zone 2", true)]
    [InlineData("Band", false)]
    [InlineData("Bandwidth - Data Transfer In (GB)", false)]
    public void Covers_Meter_TakesTheDescriptionOrItsCategory(string meter, bool covers) => Covers(new ItemScope { Meters = [meter] }).ShouldBe(covers);

    [Theory]
    [InlineData(nameof(ProductFamily.AzurePlan), true)]
    [InlineData(nameof(ProductFamily.Seat), false)]
    public void Covers_Family_GoesByTheClassifier(string family, bool covers) =>
        Covers(new ItemScope { Families = [Enum.Parse<ProductFamily>(family)] }).ShouldBe(covers);

    [Fact]
    public void Covers_LineWithoutPublisher_IsMicrosofts() => new ScopeMatch(new ItemScope { Publishers = ["microsoft"] }).Covers(new InvoiceLine()).ShouldBeTrue();

    [Fact]
    public void Covers_LineWithoutTheAttribute_IsNotCovered() => new ScopeMatch(new ItemScope { SubscriptionIds = ["sub-1"] }).Covers(new InvoiceLine()).ShouldBeFalse();

    [Fact]
    public void Covers_Subscription_TakesIt() => Covers(new ItemScope { SubscriptionIds = ["SUB-1"] }).ShouldBeTrue();

    private static bool Covers(ItemScope scope) => new ScopeMatch(scope).Covers(Line);
}
