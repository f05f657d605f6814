using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>What any store must do. A new store gets a subclass, and nothing here changes.</summary>
public abstract partial class StoreContractTests : CspStoreContractTests
{
    private static readonly BlobReceipt[] OneRow = [new("a.json.gz", 1, 10, "00")];

    private IAccountStore Account => Store.OpenAccount(AccountId);

    [Fact]
    public void RemoveAccount_KeepHistory_KeepsWhatWasDiscovered()
    {
        Store.SaveAccount(AnAccount());
        Store.SaveTokenCache(AccountId, [1, 2]);
        Account.SaveInvoices([AnInvoice.Numbered("G1")], Checkpoint("invoices"));

        Store.RemoveAccount(AccountId, keepHistory: true);

        Store.FindAccount(AccountId).ShouldBeNull();
        Store.FindTokenCache(AccountId).ShouldBeNull();
        Account.FindInvoice("G1").ShouldNotBeNull();
    }

    [Fact]
    public void RemoveAccount_DropHistory_LeavesNothing()
    {
        Store.SaveAccount(AnAccount());
        Store.SaveRun(ARun("run-1", Start));
        Store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = "c1", MarkupPercent = 3m });
        Account.SaveInvoices([AnInvoice.Numbered("G1")], Checkpoint("invoices"));

        Store.RemoveAccount(AccountId, keepHistory: false);

        Store.ListRuns(AccountId, 10).ShouldBeEmpty();
        Store.ListCustomerSettings(AccountId).ShouldBeEmpty();
        Account.ListInvoices().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("")]
    [InlineData("a/b")]
    public void OpenAccount_IdThatIsNoFileName_IsRefused(string accountId) => Should.Throw<ArgumentException>(() => Store.OpenAccount(accountId));

    [Fact]
    public void SaveCustomers_NameChanged_KeepsTheFormerName()
    {
        Account.SaveCustomers([Listed("c1", "Contoso")], Start, Checkpoint("customers"));

        Account.SaveCustomers([Listed("c1", "Fabrikam")], Start.AddDays(1), Checkpoint("customers"));

        Customer customer = Account.FindCustomer("c1").ShouldNotBeNull();
        customer.Name.ShouldBe("Fabrikam");
        customer.FirstSeenAt.ShouldBe(Start);
        customer.FormerNames.ShouldBe([new FormerName("Contoso", Start.AddDays(1))]);
    }

    [Fact]
    public void MarkUnlistedCustomers_CustomerIsGone_MarksItOnce()
    {
        Account.SaveCustomers([Listed("c1", "Contoso"), Listed("c2", "Fabrikam")], Start, Checkpoint("customers"));
        Account.SaveCustomers([Listed("c1", "Contoso")], Start.AddDays(1), Checkpoint("customers"));
        Account.MarkUnlistedCustomers(Start.AddDays(1), Checkpoint("customers", Start.AddDays(1)));

        Account.MarkUnlistedCustomers(Start.AddDays(1), Checkpoint("customers", Start.AddDays(2)));

        Account.FindCustomer("c1")!.NotSeenSince.ShouldBeNull();
        Account.FindCustomer("c2")!.NotSeenSince.ShouldBe(Start.AddDays(1));
    }

    [Fact]
    public void SaveCustomers_MarkedCustomerIsBack_ClearsTheMark()
    {
        Account.SaveCustomers([Listed("c1", "Contoso")], Start, Checkpoint("customers"));
        Account.MarkUnlistedCustomers(Start.AddDays(1), Checkpoint("customers", Start.AddDays(1)));

        Account.SaveCustomers([Listed("c1", "Contoso")], Start.AddDays(2), Checkpoint("customers"));

        Account.FindCustomer("c1")!.NotSeenSince.ShouldBeNull();
    }

    [Fact]
    public void SaveSubscriptions_OneIsNoLongerListed_KeepsIt()
    {
        Account.SaveSubscriptions("c1", [ASubscription("s1"), ASubscription("s2")], Checkpoint("subscriptions/c1"));

        Account.SaveSubscriptions("c1", [ASubscription("s1") with { Quantity = 7 }], Checkpoint("subscriptions/c1"));

        Account.ListSubscriptions("c1").Select(subscription => (subscription.Id, subscription.Quantity)).ShouldBe([("s1", 7), ("s2", 1)]);
        Account.CountSubscriptions().ShouldBe([KeyValuePair.Create("c1", 2)]);
    }

    [Fact]
    public void ReadSubscriptions_OfTwoCustomers_NamesAllOfBoth()
    {
        Account.SaveSubscriptions("c1", [ASubscription("s1")], Checkpoint("subscriptions/c1"));
        Account.SaveSubscriptions("c2", [ASubscription("s1"), ASubscription("s2")], Checkpoint("subscriptions/c2"));

        Account.ReadSubscriptions().Select(one => (one.CustomerId, one.Id)).ShouldBe([("c1", "s1"), ("c2", "s1"), ("c2", "s2")], ignoreOrder: true);
    }

    [Fact]
    public void SaveSubscriptions_SameIdAtTwoCustomers_AreTwo()
    {
        Account.SaveSubscriptions("c1", [ASubscription("s1")], Checkpoint("subscriptions/c1"));
        Account.SaveSubscriptions("c2", [ASubscription("s1") with { CustomerId = "c2" }], Checkpoint("subscriptions/c2"));

        Account.ListSubscriptions("c1").Count.ShouldBe(1);
        Account.ListSubscriptions("c2").Count.ShouldBe(1);
    }

    [Fact]
    public void SaveInvoices_HeaderChanges_KeepsTheVersionInForce()
    {
        DocumentVersion version = LoadOneLine("G1", "tag-1");

        Account.SaveInvoices([AnInvoice.Numbered("G1", total: 99m)], Checkpoint("invoices"));

        Invoice invoice = Account.FindInvoice("G1").ShouldNotBeNull();
        invoice.Total.Amount.ShouldBe(99m);
        invoice.Lines!.Id.ShouldBe(version.Id);
    }

    [Fact]
    public void SaveInvoices_AmountOf28Digits_IsKeptExactly()
    {
        const decimal amount = 1234567890123456789012345.678m;
        Account.SaveInvoices([AnInvoice.Numbered("G1", total: amount)], Checkpoint("invoices"));

        Reopen();

        decimal.GetBits(Account.FindInvoice("G1")!.Total.Amount).ShouldBe(decimal.GetBits(amount));
    }

    [Fact]
    public void ListInvoices_VoidNoteOfAnother_MarksWhatItTakesBack()
    {
        Account.SaveInvoices([AnInvoice.Numbered("G1"), AnInvoice.Numbered("G2") with { DocumentType = "void_note", AmendsNumber = "G1" }], Checkpoint("invoices"));

        Account.FindInvoice("G1")!.VoidedBy.ShouldBe("G2");
        Account.ListInvoices().ShouldAllBe(invoice => invoice.IsVoided);
    }

    [Fact]
    public void ListInvoices_Several_NewestFirst()
    {
        Account.SaveInvoices([AnInvoice.Numbered("G4", 4), AnInvoice.Numbered("G6", 6), AnInvoice.Numbered("G5", 5)], Checkpoint("invoices"));

        Account.ListInvoices().Select(invoice => invoice.Number).ShouldBe(["G6", "G5", "G4"]);
    }

    [Fact]
    public void ReadLines_Switched_AreTheLinesInOrderOfPositionByCustomer()
    {
        SaveInvoice("G1");
        DocumentVersion version = Load("G1", ["b", "a", "b", "a", "b"]);

        Account.ReadLines(version.Id, null).Select(line => (line.CustomerId, line.Position)).ShouldBe([("a", 1), ("a", 3), ("b", 0), ("b", 2), ("b", 4)]);
        Account.ReadLines(version.Id, "a").Select(line => line.Position).ShouldBe([1, 3]);
    }

    [Fact]
    public void ReadLines_ManySegments_AreAllThereInOrder()
    {
        SaveInvoice("G1");
        DocumentVersion version = Load("G1", [.. Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? "a" : "b")]);

        int[] positions = [.. Account.ReadLines(version.Id, "b").Select(line => line.Position)];

        positions.ShouldBe(Enumerable.Range(0, 20_000).Where(i => i % 3 != 0));
    }

    [Fact]
    public void ReadLines_ManySmallCustomersInAnyOrder_EachGetsItsOwn()
    {
        SaveInvoice("G1");
        string[] customers = [.. Enumerable.Range(0, 50_000).Select(i => $"c{i * 7919 % 1500}")];
        DocumentVersion version = Load("G1", customers);

        foreach (string customer in (string[])["c0", "c1", "c749", "c1499"])
        {
            Account.ReadLines(version.Id, customer).Select(line => (line.CustomerId, line.Position))
                .ShouldBe(customers.Index().Where(pair => string.Equals(pair.Item, customer, StringComparison.Ordinal)).Select(pair => ((string?)customer, pair.Index)));
        }

        Account.ReadLines(version.Id, null).Select(line => line.Position).Order().ShouldBe(Enumerable.Range(0, 50_000));
    }

    [Fact]
    public void ReadLinesOf_ManyCustomers_AreThoseOfEachAlone()
    {
        SaveInvoice("G1");
        string[] customers = [.. Enumerable.Range(0, 30_000).Select(i => i % 4 == 0 ? "large" : $"c{i * 7919 % 700}")];
        DocumentVersion version = Load("G1", customers);
        string[] wanted = ["c699", "large", "c1", "c350", "nobody", "c351"];

        ILookup<string, int> read = Account.ReadLinesOf(version.Id, wanted).ToLookup(found => found.CustomerId, found => found.Line.Position);

        read.Select(group => group.Key).Order().ShouldBe(["c1", "c350", "c351", "c699", "large"]);
        foreach (IGrouping<string, int> one in read)
            one.ShouldBe(Account.ReadLines(version.Id, one.Key).Select(line => line.Position));
    }

    [Fact]
    public void ReadUsageOf_SomeCustomers_AreThoseOfEachAlone()
    {
        SaveInvoice("G1");
        using IVersionLoad<UsageLine> load = Account.LoadUsage("G1");
        foreach (UsageLine line in (UsageLine[])[ALine.Usage("a", 0.1m), ALine.Usage("b", 0.2m), ALine.Usage("a", 0.3m), ALine.Usage("c", 0.4m)])
            load.Add(line);
        DocumentVersion version = load.Switch("tag", Start, Rows(4), Checkpoint("usage/G1"));

        Account.ReadUsageOf(version.Id, ["c", "a", "nobody"]).Select(found => (found.CustomerId, found.Line.BillingPreTaxTotal)).Order()
            .ShouldBe([("a", 0.1m), ("a", 0.3m), ("c", 0.4m)]);
    }

    [Fact]
    public void ReadLinesOf_UnknownVersionOrNobody_ReadsNone()
    {
        DocumentVersion version = LoadOneLine("G1", "tag");

        Account.ReadLinesOf("0000000000000000", ["a"]).ShouldBeEmpty();
        Account.ReadLinesOf(version.Id, []).ShouldBeEmpty();
    }

    [Fact]
    public void ListCustomerSummaries_ManyCustomers_FindsEachOnesOwn()
    {
        SaveInvoice("G1");
        Load("G1", [.. Enumerable.Range(0, 3_000).Select(i => $"c{i % 1500}")]);

        foreach (int i in Enumerable.Range(0, 1500).Where(static i => i % 50 == 0))
        {
            LineSummary summary = Account.ListCustomerSummaries($"c{i}").ShouldHaveSingleItem().Summary;
            (summary.CustomerId, summary.LineCount).ShouldBe(($"c{i}", 2));
        }

        Account.ListCustomerSummaries("a").ShouldBeEmpty();
        Account.ListCustomerSummaries("zzz").ShouldBeEmpty();
    }

    [Fact]
    public void ReadLines_CustomerThatTheVersionDoesNotBill_ReadsNone() => Account.ReadLines(LoadOneLine("G1", "tag").Id, "nobody").ShouldBeEmpty();

    [Fact]
    public void ReadLines_CustomerWhoseIdBeginsLikeAnothers_GetsItsOwnOnly()
    {
        SaveInvoice("G1");
        DocumentVersion version = Load("G1", ["a", "a|b", "ab", "a/b", new string('x', 3000)]);

        Account.ReadLines(version.Id, "a").Count().ShouldBe(1);
        Account.ReadLines(version.Id, "a|b").Count().ShouldBe(1);
        Account.ReadLines(version.Id, new string('x', 3000)).Count().ShouldBe(1);
    }

    [Fact]
    public void ListSummaries_LinesOfTwoCurrencies_AreSummedApart()
    {
        SaveInvoice("G1");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        load.Add(ALine.Of("a", 10.01m, 2.00m));
        load.Add(ALine.Of("a", -3.5m, -0.70m));
        load.Add(ALine.Of("a", 7m, 0m, "eur"));
        DocumentVersion version = load.Switch("tag", Start, Rows(3), Checkpoint("lines/G1"));

        // USD: 10.01 − 3.50 = 6.51 before tax, 2.00 − 0.70 = 1.30 tax, 7.81 in all; EUR: 7.
        Account.ListSummaries(version.Id).Select(summary => (summary.Currency, summary.LineCount, summary.Subtotal, summary.Tax, summary.Total))
            .ShouldBe([("EUR", 1, 7m, 0m, 7m), ("USD", 2, 6.51m, 1.30m, 7.81m)]);
    }

    [Fact]
    public void Switch_LinesOfTwoCurrencies_TotalsTheDocumentsOwn()
    {
        SaveInvoice("G1");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        load.Add(ALine.Of("a", 10m, 2m));
        load.Add(ALine.Of("b", 1m, 0.5m));
        load.Add(ALine.Of("a", 7m, 0m, "EUR"));

        // 12 + 1.5 = 13.5 with tax; the 7 are euros.
        load.Switch("tag", Start, Rows(3), Checkpoint("lines/G1")).Total.ShouldBe(13.5m);
    }

    [Fact]
    public void ListSummaries_Buckets_AddUpToTheSummary()
    {
        SaveInvoice("G1");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        foreach (int i in Enumerable.Range(1, 100))
        {
            InvoiceLine line = ALine.Of("a", i / 10m);
            line.ChargeType = i % 2 == 0 ? "new" : "cycleFee";
            line.SubscriptionId = $"SUB-{i % 3}";
            load.Add(line);
        }

        LineSummary summary = Account.ListSummaries(load.Switch("t", null, Rows(100), Checkpoint("lines/G1")).Id).ShouldHaveSingleItem();

        // 0.1 + 0.2 + … + 10.0 = 505.0
        summary.Subtotal.ShouldBe(505.0m);
        summary.Buckets.Sum(bucket => bucket.Subtotal).ShouldBe(505.0m);
        summary.Buckets.Sum(bucket => bucket.LineCount).ShouldBe(100);
        summary.Buckets.Select(bucket => (bucket.SubscriptionId, bucket.ChargeType)).ShouldBe(
            [("sub-0", "cycleFee"), ("sub-0", "new"), ("sub-1", "cycleFee"), ("sub-1", "new"), ("sub-2", "cycleFee"), ("sub-2", "new")]);
    }

    [Fact]
    public void Switch_CustomerNamedByLinesOnly_BecomesACustomer()
    {
        SaveInvoice("G1");
        Load("G1", ["org:A1", "a1"]);

        Customer customer = Account.ListCustomers().ShouldHaveSingleItem();
        customer.Id.ShouldBe("a1");
        customer.KnownOnlyFromLines.ShouldBeTrue();
    }

    [Fact]
    public void Switch_LineWithoutCustomer_GoesToTheUnassignedBucket()
    {
        SaveInvoice("G1");
        DocumentVersion version = Load("G1", [null]);

        Account.ListSummaries(version.Id).ShouldHaveSingleItem().CustomerId.ShouldBe(CustomerId.Unassigned);
        Account.ListCustomers().ShouldBeEmpty();
    }

    [Fact]
    public void Switch_RowsDiffer_NamesBothAndLeavesTheVersionInForce()
    {
        DocumentVersion before = LoadOneLine("G1", "tag-1");
        using (IVersionLoad<InvoiceLine> load = Account.LoadLines("G1"))
        {
            load.Add(ALine.Of("a"));

            string message = Should.Throw<StoreException>(() => load.Switch("tag-2", Start, Rows(5), Checkpoint("lines/G1"))).Message;

            message.ShouldContain("5 rows");
            message.ShouldContain("1 lines");
        }

        Account.FindInvoice("G1")!.Lines!.Id.ShouldBe(before.Id);
        Account.ListCheckpoints()["lines/G1"].Tag.ShouldBe("tag-1");
    }

    [Fact]
    public void Switch_SecondVersion_KeepsTheFirstReadable()
    {
        DocumentVersion first = LoadOneLine("G1", "tag-1");
        DocumentVersion second = LoadOneLine("G1", "tag-2");

        Account.FindInvoice("G1")!.Lines!.Id.ShouldBe(second.Id);
        Account.ReadLines(first.Id, null).Count().ShouldBe(1);
        Account.ListSummaries(first.Id).Count.ShouldBe(1);
    }

    [Fact]
    public void Switch_NoLines_IsAVersionThatIsProvenEmpty()
    {
        SaveInvoice("G1");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");

        load.Switch("", null, [], Checkpoint("lines/G1"));

        DocumentVersion version = Account.FindInvoice("G1")!.Lines.ShouldNotBeNull();
        (version.LineCount, version.ETag, version.Total).ShouldBe((0, "", 0m));
    }

    [Fact]
    public void Switch_Usage_SumsByResourceGroupAndMeter()
    {
        SaveInvoice("G1");
        using IVersionLoad<UsageLine> load = Account.LoadUsage("G1");
        load.Add(ALine.Usage("a", 0.1m));
        load.Add(ALine.Usage("a", 0.02m));
        DocumentVersion version = load.Switch("tag", Start, Rows(2), Checkpoint("usage/G1"));

        UsageSummary summary = Account.ListUsageSummaries(version.Id).ShouldHaveSingleItem();

        // 0.10 + 0.02 = 0.12
        (summary.Cost, version.Total).ShouldBe((0.12m, 0.12m));
        summary.Buckets.ShouldHaveSingleItem().ShouldBe(new UsageBucket("plan-1", "rg-web", "Storage", 2, 0.12m));
        Account.FindInvoice("G1")!.Usage!.Id.ShouldBe(version.Id);
        Account.ReadUsage(version.Id, "a").Sum(line => line.BillingPreTaxTotal).ShouldBe(0.12m);
    }

    [Fact]
    public void LoadLines_NotSwitched_ShowsNothingOfIt()
    {
        DocumentVersion before = LoadOneLine("G1", "tag-1");
        long revision = Account.Revision;
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        foreach (int _ in Enumerable.Range(0, 10_000))
            load.Add(ALine.Of("new-customer"));

        Account.FindInvoice("G1")!.Lines!.Id.ShouldBe(before.Id);
        Account.FindCustomer("new-customer").ShouldBeNull();
        Account.Revision.ShouldBe(revision);
    }

    [Fact]
    public void ListCustomerSummaries_OldVersions_AreLeftOut()
    {
        LoadOneLine("G1", "tag-1");
        DocumentVersion inForce = LoadOneLine("G1", "tag-2");

        Account.ListCustomerSummaries("a").ShouldHaveSingleItem().Summary.VersionId.ShouldBe(inForce.Id);
    }

    [Fact]
    public void Switch_LineWithoutSubtotalOrCurrency_CostsWhatPricingTakesItToCost()
    {
        SaveInvoice("G1");
        InvoiceLine line = ALine.Of("a", 10m, 1m);
        (line.Subtotal, line.Currency) = (null, " ");
        InvoiceLine lower = ALine.Of("a", 5m, 0.5m, " usd ");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        load.Add(line);
        load.Add(lower);

        DocumentVersion version = load.Switch("t", null, Rows(2), Checkpoint("lines"));

        // 11.00 - 1.00 = 10.00, and 5.00
        LineSummary summary = Account.ListSummaries(version.Id).ShouldHaveSingleItem();
        (summary.Currency, summary.Subtotal, summary.Tax, summary.Total).ShouldBe(("USD", 15m, 1.5m, 16.5m));
        summary.Buckets.ShouldHaveSingleItem().Subtotal.ShouldBe(15m);
        version.Total.ShouldBe(16.5m);
    }

    [Fact]
    public void SavePrices_Several_AreEachFound()
    {
        PriceSummary[] prices = [.. new[] { "a", "b", "c" }.Select(customer => new PriceSummary
        {
            VersionId = "v", CustomerId = customer, Currency = "USD", RulesFingerprint = "rules-1", Price = 1m, PricedLines = 1, UnpricedLines = 0, BucketPrices = [1m],
        })];

        Account.SavePrices(prices);

        prices.ShouldAllBe(saved => Account.FindPrices("v", saved.CustomerId, "USD", "rules-1") != null);
        Account.ListPrices("v").Select(static one => one.CustomerId).ShouldBe(["a", "b", "c"], ignoreOrder: true);
        Account.ListPrices("w").ShouldBeEmpty();
    }

    [Fact]
    public void ListCustomerSettings_SavedAfterTheyWereListed_AreTheNewOnes()
    {
        Store.SaveAccount(AnAccount());
        CustomerSettings first = Store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = "c1", MarkupPercent = 3m });
        Store.ListCustomerSettings(AccountId)["c1"].MarkupPercent.ShouldBe(3m);

        Store.SaveCustomerSettings(first with { MarkupPercent = 4m });

        Store.ListCustomerSettings(AccountId)["c1"].MarkupPercent.ShouldBe(4m);
        Store.ListCustomerSettings("another").ShouldBeEmpty();
    }

    [Fact]
    public void ListAccounts_ChangedAfterTheyWereListed_AreTheNewOnes()
    {
        Store.SaveAccount(AnAccount());
        Store.ListAccounts().ShouldHaveSingleItem();

        Store.UpdateAccount(AccountId, static account => account with { TokenDetail = "changed" });

        Store.ListAccounts().ShouldHaveSingleItem().TokenDetail.ShouldBe("changed");
    }

    [Fact]
    public void ListEndedLinks_SavedAfterTheyWereListed_HasTheNewOne()
    {
        Store.ListEndedLinks(AccountId).ShouldBeEmpty();

        Store.SaveEndedLink(new EndedLink(AccountId, "c1", "t1", Start, Start.AddDays(1)));

        Store.ListEndedLinks(AccountId).ShouldHaveSingleItem().CustomerId.ShouldBe("c1");
    }

    [Fact]
    public void FindPrices_OtherRules_FindsNone()
    {
        var prices = new PriceSummary
        {
            VersionId = "v", CustomerId = "a", Currency = "USD", RulesFingerprint = "rules-1", Price = 1.23m, PricedLines = 2, UnpricedLines = 1,
            BucketPrices = [1m, 0.23m],
        };
        Account.SavePrices(prices);

        PriceSummary found = Account.FindPrices("v", "a", "USD", "rules-1").ShouldNotBeNull();
        found.BucketPrices.ShouldBe(prices.BucketPrices);
        found.ShouldBe(prices with { BucketPrices = found.BucketPrices });
        Account.FindPrices("v", "a", "USD", "rules-2").ShouldBeNull();
        Account.FindPrices("v", "a", "EUR", "rules-1").ShouldBeNull();
    }

    [Theory]
    [InlineData("lines/G1")]
    [InlineData("")] // Stands for one that is longer than LiteDB lets a key be.
    public void FindCheckpoint_Known_IsThatOneAlone(string key)
    {
        UnitCheckpoint kept = Checkpoint(key.Length > 0 ? key : "lines/" + new string('x', 2000)) with { Tag = "tag" };
        Account.SaveCheckpoint(Checkpoint("customers"));
        Account.SaveCheckpoint(kept);

        Reopen();

        Account.FindCheckpoint(kept.Key).ShouldBe(kept);
        Account.FindCheckpoint("lines/G2").ShouldBeNull();
    }

    [Fact]
    public void SaveCheckpoint_Again_ReplacesTheEarlierOne()
    {
        Account.SaveCheckpoint(Checkpoint("customers"));
        UnitCheckpoint second = Checkpoint("customers", Start.AddDays(1)) with { Tag = "x" };
        Account.SaveCheckpoint(second);

        Reopen();

        Account.ListCheckpoints().ShouldBe([KeyValuePair.Create("customers", second)]);
    }

    [Fact]
    public void Revision_AnythingShownChanges_Rises()
    {
        long before = Account.Revision;

        SaveInvoice("G1");

        Account.Revision.ShouldBeGreaterThan(before);
    }

    [Fact]
    public void ListInvoices_ReadAndSwitchedByManyThreads_NeverShowsHalfAVersion()
    {
        SaveInvoice("G1");
        using var stop = new CancellationTokenSource();
        Task reading = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (Account.FindInvoice("G1")!.Lines is { } version)
                    Account.ListSummaries(version.Id).Sum(summary => summary.LineCount).ShouldBe(version.LineCount);
            }
        });

        Parallel.For(0, 12, i => Load("G1", [.. Enumerable.Range(0, 50 + i).Select(line => $"c{line % 7}")]));
        stop.Cancel();

        Should.NotThrow(() => reading.GetAwaiter().GetResult());
    }

    private static Subscription ASubscription(string id) => new() { Id = id, CustomerId = "c1", Name = $"Plan {id}", Quantity = 1 };

    private static ListedCustomer Listed(string id, string name) => new(id, name, $"{id}.example", "US", "reseller");

    private static UnitCheckpoint Checkpoint(string key, DateTimeOffset? at = null) => new(key, "run-1", at ?? Start, "");

    private static BlobReceipt[] Rows(int rows) => [new("a.json.gz", rows, 10, "00")];

    private void SaveInvoice(string number) => Account.SaveInvoices([AnInvoice.Numbered(number)], Checkpoint("invoices"));

    private DocumentVersion LoadOneLine(string number, string tag)
    {
        SaveInvoice(number);
        using IVersionLoad<InvoiceLine> load = Account.LoadLines(number);
        load.Add(ALine.Of("a"));
        return load.Switch(tag, Start, OneRow, Checkpoint($"lines/{number}") with { Tag = tag });
    }

    private DocumentVersion Load(string number, string?[] customers)
    {
        using IVersionLoad<InvoiceLine> load = Account.LoadLines(number);
        foreach (string? customer in customers)
            load.Add(ALine.Of(customer));
        return load.Switch("tag", Start, Rows(customers.Length), Checkpoint($"lines/{number}"));
    }
}
