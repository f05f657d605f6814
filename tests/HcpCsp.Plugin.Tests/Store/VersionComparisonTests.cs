using CsCheck;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Versions;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class VersionComparisonTests
{
    // Few subscriptions and few amounts, so that lines share identities, amounts, or both.
    private static readonly Gen<(int Subscription, int Cents, bool IsEuro)[]> AnyLines =
        Gen.Select(Gen.Int[0, 4], Gen.Int[-3, 3], Gen.Bool, static (subscription, cents, isEuro) => (subscription, cents, isEuro)).Array[0, 30];

    [Fact]
    public void Finish_AnyTwoVersions_EveryCentAndEveryLineIsAccountedFor() => Gen.Select(AnyLines, AnyLines).Sample((before, after) =>
    {
        foreach (string currency in (string[])["EUR", "USD"])
        {
            CustomerRestatement? found = Compare(before, after).SingleOrDefault(restatement => restatement.Currency == currency);
            var none = new CustomerRestatement
            {
                CustomerId = "a", CustomerName = "A", Currency = currency, LinesBefore = 0, LinesAfter = 0, TotalBefore = 0m, TotalAfter = 0m,
                Added = default, Removed = default, ReRated = default,
            };
            CustomerRestatement restatement = found ?? none;
            restatement.Delta.ShouldBe(Total(after, currency) - Total(before, currency));
            restatement.Delta.ShouldBe(restatement.Added.Amount - restatement.Removed.Amount + restatement.ReRated.Amount);
            (restatement.LinesAfter - restatement.LinesBefore).ShouldBe(restatement.Added.Lines - restatement.Removed.Lines);
        }
    });

    [Fact]
    public void ListLines_AnyTwoVersions_AreTheLinesThatWereCounted() => Gen.Select(AnyLines, AnyLines).Sample((before, after) =>
    {
        VersionComparison comparison = Read(before, after);

        ILookup<string, LineRestatement> lines = comparison.ListLines(before.Select(ToLine), after.Select(ToLine)).ToLookup(line => line.Currency);

        foreach (CustomerRestatement restatement in comparison.Finish())
        {
            lines[restatement.Currency].Sum(line => line.Delta).ShouldBe(restatement.Delta);
            Count(lines[restatement.Currency].Where(line => line.Before is null)).ShouldBe(restatement.Added);
            Count(lines[restatement.Currency].Where(line => line is { Before: not null, After: not null })).ShouldBe(restatement.ReRated);
            lines[restatement.Currency].Count(line => line.After is null).ShouldBe(restatement.Removed.Lines);
        }
    });

    [Fact]
    public void Finish_AnyVersionAgainstItself_IsUnchanged() => AnyLines.Sample(lines =>
        Compare(lines, [.. lines.Reverse()]).ShouldAllBe(restatement => restatement.IsUnchanged));

    [Fact]
    public void Finish_AmountsSwapSides_SwapsAddedAndRemoved() => Gen.Select(AnyLines, AnyLines).Sample((before, after) =>
        Compare(before, after).Select(one => (one.Added, one.Removed)).ShouldBe(Compare(after, before).Select(one => (one.Removed, one.Added)), comparer: LinesAlone));

    private static readonly IEqualityComparer<(LineChange, LineChange)> LinesAlone =
        EqualityComparer<(LineChange First, LineChange Second)>.Create(static (x, y) => x.First.Lines == y.First.Lines && x.Second.Lines == y.Second.Lines);

    private static decimal Total((int Subscription, int Cents, bool IsEuro)[] lines, string currency) =>
        lines.Where(line => line.IsEuro == (currency == "EUR")).Sum(line => line.Cents / 100m);

    private static LineChange Count(IEnumerable<LineRestatement> lines) => lines.Aggregate(default(LineChange), static (sum, line) => sum.With(line.Delta));

    private static List<CustomerRestatement> Compare((int Subscription, int Cents, bool IsEuro)[] before, (int Subscription, int Cents, bool IsEuro)[] after) =>
        [.. Read(before, after).Finish()];

    private static VersionComparison Read((int Subscription, int Cents, bool IsEuro)[] before, (int Subscription, int Cents, bool IsEuro)[] after)
    {
        var comparison = new VersionComparison("a", "A", "USD");
        foreach (InvoiceLine line in before.Select(ToLine))
            comparison.AddBefore(line);
        foreach (InvoiceLine line in after.Select(ToLine))
            comparison.AddAfter(line);
        return comparison;
    }

    private static InvoiceLine ToLine((int Subscription, int Cents, bool IsEuro) given)
    {
        InvoiceLine line = ALine.Of("a", given.Cents / 100m, 0m, given.IsEuro ? "EUR" : "USD");
        line.SubscriptionId = $"sub-{given.Subscription}";
        return line;
    }
}
