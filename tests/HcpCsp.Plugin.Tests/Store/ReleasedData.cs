using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>A little of everything that version 0.1.0 stored: what its data folder must read back as, whatever version opens it.</summary>
/// <remarks>Never changed once its archive is made. A later schema gets content and an archive of its own.</remarks>
internal static class ReleasedData
{
    // Columns are only ever added at the end: these are the ones that version 0.1.0's first schema wrote.
    private const int ColumnsOfVersion1 = 47;

    public const string AccountId = "0123456789ab";
    public const string Contoso = "11111111-1111-1111-1111-111111111111";
    public const string Fabrikam = "22222222-2222-2222-2222-222222222222";
    public const string OnLinesOnly = "33333333-3333-3333-3333-333333333333";

    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 6, 8, 8, 0, 0, TimeSpan.Zero).AddTicks(1234567);

    public static readonly byte[] TokenCache = [0, 255, 7, 42];

    public static readonly PriceSummary Prices = new()
    {
        VersionId = "v", CustomerId = Contoso, Currency = "USD", RulesFingerprint = "rules-1", Price = 12.34m, PricedLines = 3, UnpricedLines = 1, BucketPrices = [12m, 0.34m],
    };

    public static PartnerAccount Account => new()
    {
        Id = AccountId,
        Name = "Tailspin Cloud",
        TenantId = "99999999-9999-9999-9999-999999999999",
        MicrosoftDiscountPercent = 15m,
        ManagedMarkupPercent = 12.50m,
        NonManagedMarkupPercent = 0m,
        OrganizationName = "Tailspin Toys",
        SignedInAs = "casey@tailspin.example",
        TokenState = TokenState.NeedsSignIn,
        TokenDetail = "The sign-in has lapsed.",
        TokenRefreshedAt = Start,
        CreatedAt = Start.AddDays(-30),
    };

    public static CustomerSettings Settings => new() { AccountId = AccountId, CustomerId = Contoso, MarkupPercent = 7.25m, TaxRatePercent = 20m };

    public static DiscoveryRun Run => new()
    {
        Id = "run-1",
        AccountId = AccountId,
        State = DiscoveryState.Error,
        IsManual = true,
        RequestedBy = "Casey Admin",
        StartedAt = Start,
        EndedAt = Start.AddMinutes(2),
        Units = [new UnitCount("lines", 2, 1, 0, 1)],
        Lines = 5000,
        UsageLines = 40,
        Bytes = 123456789012,
        Requests = 17,
        ThrottleWaits = 2,
        Errors = [new UnitError { Unit = "lines of invoice G2", Status = 500, Code = "x", Message = "m", RequestId = "r", Advice = "a", At = Start }],
    };

    public static Subscription Subscription => new()
    {
        Id = "sub-1",
        CustomerId = Contoso,
        Name = "Seats of the head office",
        OfferId = "CFQ7TTC0LH18:0001",
        Quantity = 25,
        Status = "active",
        AutoRenew = true,
        Term = "P1Y",
        BillingCycle = "monthly",
        EffectiveStart = new DateOnly(2026, 1, 1),
        CommitmentEnd = new DateOnly(2026, 12, 31),
        CreatedAt = Start.AddDays(-100),
        RawJson = "{\"id\":\"sub-1\"}",
    };

    public static IReadOnlyList<Invoice> Invoices =>
        [AnInvoice.Numbered("G1", 5, 1234.56m), AnInvoice.Numbered("G2", 6, -7.005m, "JPY") with { DocumentType = "adjustment_note", AmendsNumber = "G1" }];

    /// <summary>Anything in any column, of three customers in turn, and of none.</summary>
    public static IEnumerable<InvoiceLine> Lines(string invoice, int count)
    {
        var random = new Random(invoice[^1]);
        string?[] customers = [Contoso, "org:" + Fabrikam.ToUpperInvariant(), OnLinesOnly, null];
        for (int position = 0; position < count; position++)
        {
            InvoiceLine line = RandomLines.Next(random, position, ColumnsOfVersion1);
            (line.CustomerId, line.CustomerName) = (customers[position % 4], "Named on lines");
            line.Subtotal = position / 100m;
            line.TaxTotal = 0.01m;
            line.Total = line.Subtotal + 0.01m;
            (line.Currency, line.ProductName, line.SubscriptionId) = ("USD", "Suite " + (position % 5).ToString(CultureInfo.InvariantCulture), "SUB-1");
            (line.ChargeType, line.SkuName) = ("cycleFee", "Suite");
            yield return line;
        }
    }

    public static IEnumerable<UsageLine> Usage(int count) => Enumerable.Range(0, count).Select(position => ALine.Usage(Contoso, position / 1000m));

    public static void Fill(string folder, TimeProvider time)
    {
        using var store = new CspStore(folder, time);
        store.SaveAccount(Account);
        store.SaveTokenCache(AccountId, TokenCache);
        store.SaveCustomerSettings(Settings);
        store.SaveRun(Run);
        IAccountStore account = store.OpenAccount(AccountId);
        account.SaveCustomers([Listed(Contoso, "Contoso"), Listed(Fabrikam, "Fabrikam")], Start, Checkpoint("customers/1"));
        account.SaveCustomers([Listed(Contoso, "Contoso <Ltd>")], Start.AddDays(1), Checkpoint("customers/1"));
        account.MarkUnlistedCustomers(Start.AddDays(1), Checkpoint("customers") with { FinishedAt = Start.AddDays(2) });
        account.SaveSubscriptions(Contoso, [Subscription], Checkpoint("subscriptions/" + Contoso));
        account.SaveInvoices(Invoices, Checkpoint("invoices"));
        LoadLines(account, "G1", 5);
        LoadLines(account, "G1", 200);
        LoadLines(account, "G2", 12);
        using IVersionLoad<UsageLine> usage = account.LoadUsage("G1");
        foreach (UsageLine line in Usage(40))
            usage.Add(line);
        usage.Switch("tag-u", Start, [new BlobReceipt("u.json.gz", 40, 900, new string('b', 64))], Checkpoint("usage/G1"));
        account.SavePrices(Prices);
    }

    public static UnitCheckpoint Checkpoint(string key) => new(key, "run-1", Start, key == "lines/G1" ? "tag-1" : "");

    private static ListedCustomer Listed(string id, string name) => new(id, name, "contoso.example", "US", "reseller");

    private static void LoadLines(IAccountStore account, string invoice, int count)
    {
        using IVersionLoad<InvoiceLine> load = account.LoadLines(invoice);
        foreach (InvoiceLine line in Lines(invoice, count))
            load.Add(line);
        load.Switch("tag-1", Start, [new BlobReceipt("a.json.gz", count, 1000, new string('a', 64))], Checkpoint("lines/" + invoice));
    }
}
