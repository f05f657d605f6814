using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing;

public class BillingLedgerTests
{
    private readonly InMemoryStore store = new InMemoryStore().With(AnAccount(managed: 10m, nonManaged: 20m));
    private readonly FakeTenants tenants = new();
    private readonly InMemoryPlanStore plans = new();
    private readonly BillingLedger ledger;

    public BillingLedgerTests() => ledger = new BillingLedger(store, new AccountRules(store, plans, tenants));

    [Fact]
    public void FindInvoice_TwoCustomers_SumsRoundedLinePrices()
    {
        Put(ALine(10.01m), ALine(0.03m), ALine(-10.01m), ALine(5m, Fabrikam, "Fabrikam"));
        SetMarkup(Contoso, 12.5m);

        InvoiceBill bill = Bill();

        // Contoso: 11.26 + 0.03 (0.03375) − 11.26 = 0.03; Fabrikam: 5 × 1.2 = 6.00
        bill.Customers.Select(customer => (customer.CustomerName, customer.Price.Amount)).ShouldBe([("Contoso", 0.03m), ("Fabrikam", 6m)]);
        bill.Price.ShouldBe(new Money(6.03m, "USD"));
        bill.Cost.ShouldBe(new Money(5.03m, "USD"));
        bill.TieOut.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public void FindInvoice_LinesWithoutCustomer_AreTheirOwnBucketAtTheEnd()
    {
        Put(ALine(1m, null, null), ALine(2m, Fabrikam, "Fabrikam"));

        // Nobody's tenant: the default for non-managed. 1 × 1.2 = 1.20
        CustomerBill last = Bill().Customers[^1];
        last.CustomerId.ShouldBe(CustomerId.Unassigned);
        last.CustomerName.ShouldBe("(no customer named)");
        last.Price.Amount.ShouldBe(1.2m);
    }

    [Fact]
    public void FindInvoice_LinkedCustomer_TakesTheDefaultForManaged()
    {
        Put(ALine(10m));
        tenants.WithLink($"{AccountId}/{Contoso}", new DateTimeOffset(2026, 9, 20, 0, 0, 0, TimeSpan.Zero));

        // 10 × 1.1 = 11.00
        Bill().Price.Amount.ShouldBe(11m);
    }

    [Fact]
    public void FindInvoice_UnlinkedSince_KeepsThePriceOfItsPeriod()
    {
        Put(ALine(10m));
        PutAs("G2", "invoice", BillingPeriod.Month(2026, 10), ALine(10m));
        tenants.WithLink($"{AccountId}/{Contoso}", new DateTimeOffset(2026, 9, 20, 0, 0, 0, TimeSpan.Zero));
        Bill().Price.Amount.ShouldBe(11m);

        store.SaveEndedLink(new EndedLink(AccountId, Contoso, "tenant-1", new DateTimeOffset(2026, 9, 20, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 20, 0, 0, 0, TimeSpan.Zero)));
        tenants.Unlink($"{AccountId}/{Contoso}");

        // September stays managed, 10 × 1.1; October isn't any more, 10 × 1.2.
        (Bill().Price.Amount, ledger.FindInvoice(AccountId, "G2")!.Price.Amount).ShouldBe((11m, 12m));
    }

    [Fact]
    public void FindInvoice_LinkOfAnotherAccountsCustomer_CountsForNothing()
    {
        Put(ALine(10m));
        tenants.WithLink($"ba9876543210/{Contoso}", DateTimeOffset.UnixEpoch);

        Bill().Price.Amount.ShouldBe(12m);
    }

    [Fact]
    public void FindInvoice_RuleOfOneCustomerChanges_ReadsOnlyItsLinesAgain()
    {
        Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        Bill();
        Data.Reads.Clear();

        SetMarkup(Contoso, 50m);

        Bill().Price.Amount.ShouldBe(27m); // 10 × 1.5 + 10 × 1.2
        Data.Reads.Select(read => read.Customer).ShouldBe([Contoso]);
    }

    [Fact]
    public void FindInvoice_NothingChanged_ReadsNoLine()
    {
        Put(ALine(10m));
        Bill();
        Data.Reads.Clear();

        Bill();

        Data.Reads.ShouldBeEmpty();
    }

    [Fact]
    public void FindInvoice_AfterARestart_TakesStoredPrices()
    {
        Put(ALine(10m));
        Bill();
        Data.Reads.Clear();

        new BillingLedger(store, new AccountRules(store, plans, tenants)).FindInvoice(AccountId, "G104500001")!.Price.Amount.ShouldBe(12m);
        Data.Reads.ShouldBeEmpty();
    }

    [Fact]
    public void FindInvoice_NewVersionOfItsLines_PricesThem()
    {
        Put(ALine(10m));
        Bill();

        Put(ALine(20m));

        Bill().Price.Amount.ShouldBe(24m);
    }

    [Fact]
    public void FindInvoice_HeaderChanges_TiesOutAnew()
    {
        Put(ALine(10m));
        Bill();

        Data.Change("G104500001", invoice => invoice with { Total = new Money(10.99m, "USD") });

        Bill().TieOut.Result.ShouldBe(TieOutResult.Different);
    }

    [Fact]
    public void FindInvoice_Products_AddUpToTheCustomer()
    {
        Put(ALine(10m), ALine(0.01m), ALine(3m, product: "Azure plan"), ALine(-1m, charge: "customerCredit"));

        CustomerBill customer = Bill().Customers.Single();

        customer.Products.Count.ShouldBe(3);
        customer.Products.Sum(product => product.Price.Amount).ShouldBe(customer.Price.Amount);
        customer.Products.Sum(product => product.LineCount).ShouldBe(4);
    }

    [Fact]
    public void FindInvoice_LineFitsNoBucket_TiesOutDifferent()
    {
        Put(ALine(10m), ALine(3m, product: "Azure plan"));
        Data.ChangeSummaries("G104500001", summary => summary with { Buckets = [.. summary.Buckets.Take(1)] });

        Bill().TieOut.Result.ShouldBe(TieOutResult.Different);
    }

    [Fact]
    public void FindInvoice_LinesInAnotherCurrency_KeepsThemApart()
    {
        Put(ALine(10m), ALine(100m, currency: "EUR"));

        InvoiceBill bill = Bill();

        bill.Price.ShouldBe(new Money(12m, "USD"));
        bill.Customers.Select(customer => customer.Price).ShouldBe([new Money(120m, "EUR"), new Money(12m, "USD")]);
        bill.TieOut.Result.ShouldBe(TieOutResult.NotChecked);
    }

    [Fact]
    public void FindInvoice_LinesNotRead_IsNotChecked()
    {
        Data.With(AnInvoice(total: 12m), null);

        Bill().TieOut.Result.ShouldBe(TieOutResult.NotChecked);
        Bill().Customers.ShouldBeEmpty();
    }

    [Fact]
    public void FindInvoice_Unknown_IsNull() => ledger.FindInvoice(AccountId, "G1").ShouldBeNull();

    [Fact]
    public void ReadPricedLines_AllLines_AddUpToTheBill()
    {
        Put(ALine(10.01m), ALine(0.03m), ALine(-3.33m, Fabrikam, "Fabrikam"), ALine(1m, null, null), ALine(2m, "ORG:" + Contoso.ToUpperInvariant()));
        SetMarkup(Contoso, 12.5m);

        ledger.ReadPricedLines(AccountId, "G104500001", null).Sum(line => line.Outcome.Price.Amount).ShouldBe(Bill().Price.Amount);
    }

    [Fact]
    public void ReadPricedLines_AllLines_GoByCustomerAsTheBillDoes()
    {
        Put(ALine(1m, null, null), ALine(2m, Fabrikam, "Adventure Works"), ALine(3m));

        ledger.ReadPricedLines(AccountId, "G104500001", null).Select(line => line.Line.CustomerName).ShouldBe(["Adventure Works", "Contoso", null]);
    }

    [Fact]
    public void ReadPricedLines_OfOneLinkedCustomer_GoByTheRuleOfItsBill()
    {
        Put(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        tenants.WithLink($"{AccountId}/{Contoso}", DateTimeOffset.UnixEpoch);
        SetMarkup(Fabrikam, 30m);

        // managed: 10 × 1.1; its own: 10 × 1.3
        ledger.ReadPricedLines(AccountId, "G104500001", Contoso).Single().Outcome.Price.Amount.ShouldBe(11m);
        ledger.ReadPricedLines(AccountId, "G104500001", Fabrikam).Single().Outcome.Price.Amount.ShouldBe(13m);
    }

    [Fact]
    public void ReadPricedLines_NoRule_IsUnpriced()
    {
        store.With(AnAccount());
        Put(ALine(10m));

        ledger.ReadPricedLines(AccountId, "G104500001", Contoso).Single().Outcome.ShouldBeOfType<PricingOutcome.Unpriced>();
        Bill().Customers.Single().Rule.ShouldBeOfType<PricingRule.None>();
    }

    [Fact]
    public void ListCustomerBills_VoidedDocument_IsLeftOut()
    {
        Put(ALine(10m));
        PutAs("G104500002", "void_note", September, ALine(10m));

        ledger.ListCustomerBills(AccountId, Contoso).Select(bill => bill.Invoice.Number).ShouldBe(["G104500001"]);
        ledger.ListInvoices(AccountId).Count.ShouldBe(2);
    }

    [Fact]
    public void FindInvoice_LegacyLicenceSummedAmongTheOthers_StillTiesOut()
    {
        InvoiceLine line = ALine(10m);
        line.ProductId = "796B6B5F-613C-4E24-A17C-EBA730D49C02";
        Put(line);
        Data.ChangeSummaries("G104500001", summary => summary with { Buckets = [.. summary.Buckets.Select(bucket => bucket with { Family = ProductFamily.Other })] });

        // 10 × 1.2 = 12.00, in the product as in the bill
        Bill().Customers.Single().Products.Single().Price.Amount.ShouldBe(12m);
        Bill().TieOut.Result.ShouldBe(TieOutResult.Equal);
    }

    [Fact]
    public void GetOverview_MonthWithoutBills_IsShownAsZero()
    {
        PutAs("G1", "invoice", BillingPeriod.Month(2026, 7), ALine(10m));
        PutAs("G3", "invoice", September, ALine(20m));

        CurrencySpending spending = ledger.GetOverview(null).Currencies.Single();

        spending.Months.Select(month => (month.Month.Month, month.Price.Amount)).ShouldBe([(7, 12m), (8, 0m), (9, 24m)]);
    }

    [Fact]
    public void GetOverview_VoidedDocument_NeverCounts()
    {
        PutAs("G1", "invoice", September, ALine(10m));
        PutAs("G2", "void_note", September, ALine(500m));

        ledger.GetOverview(AccountId).Currencies.Single().Months.Single().Cost.Amount.ShouldBe(10m);
    }

    [Fact]
    public void GetOverview_InvoiceThatAVoidNoteTakesBack_NeverCounts()
    {
        PutAs("G1", "invoice", September, ALine(10m));
        PutAs("G2", "invoice", September, ALine(500m));
        PutAs("G3", "void_note", September, ALine(-500m));
        Data.Change("G3", note => note with { AmendsNumber = "G2" });

        // Neither 500 nor the −500 that takes it back.
        ledger.GetOverview(AccountId).Currencies.Single().Months.Single().Cost.Amount.ShouldBe(10m);
        ledger.ListCustomerBills(AccountId, Contoso).Select(bill => bill.Invoice.Number).ShouldBe(["G1"]);
    }

    [Fact]
    public void GetOverview_TopCustomers_AreOfTheNewestMonthWithTheOneBefore()
    {
        PutAs("G1", "invoice", BillingPeriod.Month(2026, 8), ALine(10m), ALine(90m, Fabrikam, "Fabrikam"));
        PutAs("G2", "invoice", September, ALine(20m), ALine(30m, Fabrikam, "Fabrikam"), ALine(99m, null, null));

        ledger.GetOverview(AccountId).Currencies.Single().TopCustomers
            .Select(customer => (customer.CustomerName, customer.Price.Amount, customer.PreviousPrice.Amount))
            .ShouldBe([("Fabrikam", 36m, 108m), ("Contoso", 24m, 12m)]);
    }

    [Fact]
    public void GetOverview_TwoCurrencies_NeverAddsThemUp()
    {
        PutAs("G1", "invoice", September, ALine(1m), ALine(1m));
        Data.With(AnInvoice("G2", [ALine(700m, currency: "JPY")], currency: "JPY"), [ALine(700m, currency: "JPY")]);

        ledger.GetOverview(AccountId).Currencies.Select(spending => spending.Currency).ShouldBe(["USD", "JPY"]);
    }

    [Fact]
    public void GetOverview_NothingDiscovered_IsEmpty() => ledger.GetOverview(null).Currencies.ShouldBeEmpty();

    private InMemoryAccountStore Data => store.Data(AccountId);

    private InvoiceBill Bill() => ledger.FindInvoice(AccountId, "G104500001")!;

    private void Put(params InvoiceLine[] lines) => Data.With(AnInvoice(over: lines), lines);

    private void PutAs(string number, string documentType, BillingPeriod period, params InvoiceLine[] lines) =>
        Data.With(AnInvoice(number, lines, documentType: documentType, period: period), lines);

    private void SetMarkup(string customerId, decimal percent) =>
        store.SaveCustomerSettings(store.GetCustomerSettings(AccountId, customerId) with { MarkupPercent = percent });
}
