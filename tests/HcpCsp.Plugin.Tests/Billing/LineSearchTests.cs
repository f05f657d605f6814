using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Tests.Billing;

public class LineSearchTests
{
    private static readonly LineOrder AsRead = LineOrder.Read(null);

    [Theory]
    [InlineData("family", "Seat", 1)]
    [InlineData("family", "fee", 3)]
    [InlineData("product", "Azure plan", 2)]
    [InlineData("subscription", "AAAA", 1)]
    [InlineData("charge", "CYCLEFEE", 1)]
    [InlineData("state", "Unpriced", 2)]
    [InlineData("state", "Priced", 3)]
    [InlineData("state", "Flagged", 1)]
    [InlineData("q", "d2 V3", 2)]
    public void Find_OneFilter_FindsTheLinesThatFit(string name, string value, int position)
    {
        InvoiceLine seat = new() { Position = 1, ProductId = "CFQ7TTC0LF8Q", ProductName = "Microsoft 365 E3", SubscriptionId = "aaaa", ChargeType = "cycleFee" };
        InvoiceLine azure = new() { Position = 2, ProductId = "DZH318Z0BPS6", ProductName = "Azure plan", MeterDescription = "D2 v3 hours", ChargeType = "new" };
        InvoiceLine fee = new() { Position = 3, ProductName = "Managed service", ChargeType = CustomerFee.ChargeType };
        var cost = new Money(10m, "USD");
        PricedLine[] lines =
        [
            new(seat, new PricingOutcome.Flagged(cost, cost, 10m, default, new PricingRule.None())),
            new(azure, new PricingOutcome.Unpriced(cost)),
            new(fee, new PricingOutcome.Fee("Managed service", cost, new PricingRule.None())),
        ];

        LineFilter filter = LineFilter.Read(asked => asked == name ? value : null);

        Find(lines, filter, AsRead).Lines.Single().Line.Position.ShouldBe(position);
    }

    [Fact]
    public void Read_WordsNobodyKnows_AreNoCondition() =>
        LineFilter.Read(name => name is "family" or "state" ? "1" : null).IsEmpty.ShouldBeTrue();

    [Theory]
    [InlineData("line")]
    [InlineData("-line")]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("-quantity")]
    [InlineData("product")]
    public void Find_AnyOrder_PagesMakeTheWhole(string sort)
    {
        PricedLine[] lines = [.. Enumerable.Range(0, 23).Select(index => ALine(index, price: index * 7 % 10))];
        LineOrder order = LineOrder.Read(sort);

        PricedLine[] paged = [.. Enumerable.Range(0, 5).SelectMany(page => LineSearch.Find(() => lines, new LineFilter(), order, _ => page * 5, 5, default).Lines)];

        IEnumerable<PricedLine> expected = sort switch
        {
            "price" => lines.OrderBy(line => line.Outcome.Price.Amount),
            "-price" => lines.Reverse().OrderByDescending(line => line.Outcome.Price.Amount),
            "-line" or "-quantity" => lines.Reverse(),
            _ => lines,
        };
        paged.ShouldBe(expected);
    }

    [Fact]
    public void Find_AllThatMatch_AreSummedByCurrencyWhateverThePage()
    {
        PricedLine[] lines = [ALine(0, 1.10m), ALine(1, 2.20m), ALine(2, 500m, "JPY"), ALine(3, 4m) with { Line = new InvoiceLine { ProductName = "Other" } }];

        LinePage page = LineSearch.Find(() => lines, new LineFilter { Text = "seat" }, AsRead, _ => 0, 1, default);

        // 1.10 + 2.20 = 3.30
        page.Sums.Select(sum => sum.Price).ShouldBe([new Money(500m, "JPY"), new Money(3.30m, "USD")]);
        (page.Found, page.Lines.Count).ShouldBe((3, 1));
    }

    [Fact]
    public void Find_HundredThousandLines_HoldsNoneBeyondThePage()
    {
        int read = 0;
        var first = new List<WeakReference>();

        LinePage page = LineSearch.Find(Lines, new LineFilter(), LineOrder.Read("-price"), _ => 0, 50, default);

        first.ShouldAllBe(line => !line.IsAlive);
        read.ShouldBeLessThanOrEqualTo(200_000);
        page.Lines.Select(line => line.Outcome.Price.Amount).ShouldBe(Enumerable.Range(0, 50).Select(index => 99_999m - index));

        // When half is read, the first thousand may be gone already.
        IEnumerable<PricedLine> Lines()
        {
            for (int index = 0; index < 100_000; index++)
            {
                read++;
                PricedLine line = ALine(index, index);
                if (index < 1000)
                    first.Add(new WeakReference(line));
                yield return line;
                if (index != 50_000)
                    continue;
                line = null!;
                GC.Collect();
                first.Count(reference => reference.IsAlive).ShouldBeLessThan(10);
            }
        }
    }

    [Fact]
    public void Find_PageAsRead_ReadsTheLinesOnce()
    {
        int read = 0;

        LinePage page = LineSearch.Find(() => Enumerable.Range(0, 1000).Select(index => ALine(index, index)).Select(Count), new LineFilter(), AsRead, _ => 100, 50, default);

        page.Lines.Select(line => line.Outcome.Price.Amount).ShouldBe(Enumerable.Range(100, 50).Select(index => (decimal)index));
        read.ShouldBe(1000);

        PricedLine Count(PricedLine line)
        {
            read++;
            return line;
        }
    }

    [Fact]
    public void Find_PageBeyondTheEnd_IsTheOneThatThePagerSays()
    {
        PricedLine[] lines = [.. Enumerable.Range(0, 23).Select(index => ALine(index, index))];

        // The tenth page of five is asked for; there are five, and the last one begins at 20.
        LinePage page = LineSearch.Find(() => lines, new LineFilter(), AsRead, found => Math.Min(45, (found - 1) / 5 * 5), 5, default);

        page.Lines.Select(line => line.Outcome.Price.Amount).ShouldBe([20m, 21m, 22m]);
    }

    private static LinePage Find(PricedLine[] lines, LineFilter filter, LineOrder order) => LineSearch.Find(() => lines, filter, order, _ => 0, 50, default);

    private static PricedLine ALine(int position, decimal price, string currency = "USD") =>
        new(new InvoiceLine { Position = position, ProductName = "Seat", BillableQuantity = position }, new PricingOutcome.Unpriced(new Money(price, currency)));
}
