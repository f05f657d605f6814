using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

public class AccountBookTests
{
    private static readonly PartnerAccount Account = AnAccount();
    private static readonly PricingRules AtTenPercent = Rules(10m);

    private readonly InMemoryAccountStore store = new();
    private readonly AccountBook book;

    public AccountBookTests()
    {
        store.With(AnInvoice("G1", over: [ALine(10m)]), [ALine(10m)]);
        book = new AccountBook(store);
    }

    [Fact]
    public void List_NothingChanged_IsTheSameList()
    {
        IReadOnlyList<InvoiceBill> before = book.List(Account, AtTenPercent);

        book.List(Account, AtTenPercent).ShouldBeSameAs(before);
    }

    [Fact]
    public void List_AnotherDocumentCame_HasBoth()
    {
        book.List(Account, AtTenPercent);

        store.With(AnInvoice("G2", over: [ALine(10m)]), [ALine(10m)]);

        book.List(Account, AtTenPercent).Select(static bill => bill.Invoice.Number).ShouldBe(["G1", "G2"], ignoreOrder: true);
    }

    [Fact]
    public void List_OtherRules_HasTheirPrices()
    {
        book.List(Account, AtTenPercent);

        // 10 × 1.2 = 12.00
        book.List(Account, Rules(20m)).ShouldHaveSingleItem().Price.Amount.ShouldBe(12m);
    }

    [Fact]
    public void Find_NewVersionAfterItWasListed_HasItsPrices()
    {
        book.List(Account, AtTenPercent);

        store.With(AnInvoice("G1", over: [ALine(20m)]), [ALine(20m)]);

        // 20 × 1.1 = 22.00
        book.Find(Account, "G1", AtTenPercent).ShouldNotBeNull().Price.Amount.ShouldBe(22m);
    }

    [Fact]
    public void Find_Listed_IsThatBill()
    {
        InvoiceBill listed = book.List(Account, AtTenPercent)[0];

        book.Find(Account, "G1", AtTenPercent).ShouldBeSameAs(listed);
        book.Find(Account, "G2", AtTenPercent).ShouldBeNull();
    }

    private static PricingRules Rules(decimal percent) => new(null, percent, new Dictionary<string, decimal>(), new Dictionary<string, DateTimeOffset>());
}
