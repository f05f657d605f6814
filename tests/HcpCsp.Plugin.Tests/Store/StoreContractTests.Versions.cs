using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>Versions of a document, and what they differ in.</summary>
public abstract partial class StoreContractTests
{
    [Fact]
    public void ListVersions_Restated_HasAllNewestFirst()
    {
        string first = LoadOneLine("G1", "tag-1").Id;
        Time.Advance(TimeSpan.FromDays(1));
        string second = LoadOneLine("G1", "tag-2").Id;
        LoadOneLine("G2", "tag-1");

        Account.ListVersions("G1", LineKind.Billed).Select(version => (version.Id, version.ETag)).ShouldBe([(second, "tag-2"), (first, "tag-1")]);
        Account.ListVersions("G1", LineKind.Usage).ShouldBeEmpty();
    }

    [Fact]
    public void CompareVersions_LinesAddedRemovedAndReRated_AreToldByCustomer()
    {
        string before = LoadPriced(("a", "s1", 10m), ("a", "s2", 20m), ("b", "s3", 5m), ("c", "s4", 1m));
        string after = LoadPriced(("a", "s1", 10m), ("a", "s2", 18.5m), ("a", "s9", 3m), ("c", "s4", 1m));

        CustomerRestatement[] changes = [.. Account.CompareVersions(before, after)];

        changes.Select(change => (change.CustomerId, change.TotalBefore, change.TotalAfter, change.Delta)).ShouldBe(
        [
            ("a", 30m, 31.5m, 1.5m), // 10 + 20 = 30; 10 + 18.50 + 3 = 31.50
            ("b", 5m, 0m, -5m),
            ("c", 1m, 1m, 0m),
        ]);
        (changes[0].Added, changes[0].Removed, changes[0].ReRated).ShouldBe((new LineChange(1, 3m), new LineChange(0, 0m), new LineChange(1, -1.5m)));
        (changes[1].Added.Lines, changes[1].Removed, changes[1].LinesAfter).ShouldBe((0, new LineChange(1, 5m), 0));
        changes[2].IsUnchanged.ShouldBeTrue();
    }

    [Fact]
    public void CompareLines_LinesAddedRemovedAndReRated_AreThoseBehindTheCustomersFigures()
    {
        string before = LoadPriced(("a", "s1", 10m), ("a", "s2", 20m), ("a", "s5", 4m), ("b", "s3", 5m));
        string after = LoadPriced(("a", "s1", 10m), ("a", "s2", 18.5m), ("a", "s9", 3m));

        IReadOnlyList<LineRestatement> lines = Account.CompareLines(before, after, "a");

        lines.Select(line => (line.Line.SubscriptionId, line.TotalBefore, line.TotalAfter, line.Delta)).ShouldBe(
        [
            ("s5", 4m, null, -4m),
            ("s9", null, 3m, 3m),
            ("s2", 20m, 18.5m, -1.5m),
        ]);
    }

    [Fact]
    public void CompareVersions_SameLinesInAnotherOrder_AreUnchanged()
    {
        string before = LoadPriced(("a", "s1", 1m), ("a", "s1", 2m), ("b", "s1", 3m));
        string after = LoadPriced(("b", "s1", 3m), ("a", "s1", 2m), ("a", "s1", 1m));

        Account.CompareVersions(before, after).ShouldAllBe(change => change.IsUnchanged && change.Delta == 0m);
    }

    [Fact]
    public void CompareVersions_OfTwoDocuments_IsRefused()
    {
        string one = LoadOneLine("G1", "tag-1").Id, other = LoadOneLine("G2", "tag-1").Id;

        Should.Throw<StoreException>(() => Account.CompareVersions(one, other).Count());
        Should.Throw<StoreException>(() => Account.CompareVersions(one, "unknown").Count());
    }

    [Fact]
    public void CompareVersions_ManyLines_DeltasAddUpToTheDifferenceOfTheTotals()
    {
        var random = new Random(7);
        DocumentVersion[] versions = [.. Enumerable.Range(0, 2).Select(_ => LoadLines(Enumerable.Range(0, 9000).Select(
            i => ALine.Of($"c{i % 40}", random.Next(-5000, 50_000) / 1000m, random.Next(100) / 100m, i % 11 == 0 ? "EUR" : "USD"))))];

        CustomerRestatement[] changes = [.. Account.CompareVersions(versions[0].Id, versions[1].Id)];

        changes.Where(change => change.Currency == "USD").Sum(change => change.Delta).ShouldBe(versions[1].Total - versions[0].Total);
        changes.Sum(change => change.LinesAfter).ShouldBe(9000);
        changes.ShouldAllBe(change => change.Delta == change.Added.Amount - change.Removed.Amount + change.ReRated.Amount);
    }

    [Fact]
    public void DropVersion_NotInForce_LeavesNothingOfIt()
    {
        DocumentVersion old = LoadOneLine("G1", "tag-1");
        DocumentVersion inForce = LoadOneLine("G1", "tag-2");

        Account.DropVersion(old.Id);
        Account.DropVersion(old.Id);

        Account.ListVersions("G1", LineKind.Billed).ShouldHaveSingleItem().Id.ShouldBe(inForce.Id);
        Account.ReadLines(old.Id, null).ShouldBeEmpty();
        Account.ListSummaries(old.Id).ShouldBeEmpty();
        Account.ReadLines(inForce.Id, null).Count().ShouldBe(1);
    }

    [Fact]
    public void DropVersion_InForce_IsRefused()
    {
        DocumentVersion inForce = LoadOneLine("G1", "tag-1");

        Should.Throw<StoreException>(() => Account.DropVersion(inForce.Id)).Message.ShouldContain("in force");

        Account.ReadLines(inForce.Id, null).Count().ShouldBe(1);
    }

    [Fact]
    public void ListCustomerMovements_CameWentAndCameBack_CountsEachInItsMonth()
    {
        List(Start, "c1", "c2");                // June: two come
        List(Start.AddMonths(1), "c1");         // July: c2 is lost
        List(Start.AddMonths(3), "c1", "c2");   // September: c2 is back
        Time.Advance(Start.AddMonths(4) - Start);

        Account.ListCustomerMovements().ShouldBe(
        [
            new CustomerMovement(new DateOnly(2026, 6, 1), 2, 2, 0),
            new CustomerMovement(new DateOnly(2026, 7, 1), 1, 0, 1),
            new CustomerMovement(new DateOnly(2026, 8, 1), 1, 0, 0),
            new CustomerMovement(new DateOnly(2026, 9, 1), 2, 1, 0),
            new CustomerMovement(new DateOnly(2026, 10, 1), 2, 0, 0),
        ]);
        Reopen();
        Account.FindCustomer("c2")!.Absences.ShouldBe([new Absence(Start.AddMonths(1), Start.AddMonths(3))]);
    }

    [Fact]
    public void ListCustomerMovements_KnownOnlyFromLines_CountsFromItsFirstLineAndIsNotLost()
    {
        LoadOneLine("G1", "tag-1");
        List(Start.AddMonths(1), "c1");
        Time.Advance(Start.AddMonths(1) - Start);

        Account.ListCustomerMovements().Select(month => (month.Total, month.Acquired, month.Lost)).ShouldBe([(1, 1, 0), (2, 1, 0)]);
    }

    [Fact]
    public void ListCustomerMovements_NoCustomer_IsEmpty() => Account.ListCustomerMovements().ShouldBeEmpty();

    private void List(DateTimeOffset at, params string[] customers)
    {
        Account.SaveCustomers([.. customers.Select(id => Listed(id, id))], at, Checkpoint("customers"));
        Account.MarkUnlistedCustomers(at, Checkpoint("customers", at));
    }

    private string LoadPriced(params (string Customer, string Subscription, decimal Cost)[] lines) => LoadLines(lines.Select(priced =>
    {
        InvoiceLine line = ALine.Of(priced.Customer, priced.Cost);
        line.SubscriptionId = priced.Subscription;
        return line;
    })).Id;

    private DocumentVersion LoadLines(IEnumerable<InvoiceLine> lines)
    {
        SaveInvoice("G1");
        using IVersionLoad<InvoiceLine> load = Account.LoadLines("G1");
        foreach (InvoiceLine line in lines)
            load.Add(line);
        return load.Switch("tag", Start, Rows(load.LineCount), Checkpoint("lines/G1"));
    }
}
