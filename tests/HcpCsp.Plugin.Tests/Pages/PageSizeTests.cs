using System.Globalization;
using System.Text;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>However much there is, a page stays small: whatever can be long is paged.</summary>
public class PageSizeTests
{
    private const int Customers = 2_000;
    private const int Lines = 5_000;

    // The one customer that pages about a customer are of: much, but not as much as all.
    private const int Subscriptions = 150;
    private const int Documents = 60;

    // 200 kB with the host's frame around it, which has some 13 kB.
    private const int MostBytes = 180_000;

    public static TheoryData<string> Pages => [.. new PagesWorld().AllPages().Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OfTwoThousandCustomers_StaysSmall(string page)
    {
        var world = new PagesWorld();
        Fill(world);

        string body = (await world.AllPages()[page](PagesWorld.ARequest().Asking(("show", "all")))).Body();

        Encoding.UTF8.GetByteCount(body).ShouldBeLessThan(MostBytes);
    }

    private static void Fill(PagesWorld world)
    {
        var numbers = Enumerable.Range(0, Customers).ToList();
        world.Data.Customers.AddRange(numbers.Select(static number => new Customer { Id = Id(number), Name = Name(number), Domain = Name(number), FirstSeenAt = PagesWorld.Now }));
        world.Data.Subscriptions.AddRange(numbers.Select(static number => new Subscription
        {
            Id = "s" + Id(number), CustomerId = Id(number), Name = Name(number), Quantity = 3, Status = "active", CommitmentEnd = new DateOnly(2027, 3, 12),
        }));
        world.Data.Subscriptions.AddRange(numbers.Take(Subscriptions).Select(static number => new Subscription { Id = "t" + Id(number), CustomerId = PagesWorld.CustomerIdValue, Name = Name(number), Quantity = 3, Status = "active" }));
        CustomerBill pattern = world.Ledger.Bills[0].Customers[0];
        CustomerBill[] customers = [.. numbers.Select(number => pattern with { CustomerId = Id(number), CustomerName = Name(number) })];
        CustomerBill detailed = pattern with { Products = [.. numbers.Take(Subscriptions).Select(number => pattern.Products[0] with { ProductName = Name(number) })] };
        InvoiceBill large = world.Ledger.Bills[0] with { Customers = [detailed, .. customers, .. world.Ledger.Bills[0].Customers.Skip(1)] };
        world.Ledger.Bills[0] = large;
        world.Ledger.Bills.AddRange(numbers.Select(number => large with { Customers = [number < Documents ? pattern : customers[number]], Invoice = large.Invoice with { Number = "G" + Id(number) } }));
        world.Ledger.Lines.AddRange(Enumerable.Repeat(world.Ledger.Lines[0], Lines));
        world.Data.Restatements.AddRange(numbers.Select(number => world.Data.Restatements[0] with { CustomerId = Id(number), CustomerName = Name(number) }));
        world.Data.LineRestatements.AddRange(Enumerable.Repeat(world.Data.LineRestatements[0], Lines));
    }

    private static string Id(int number) => $"cccccccc-0000-4000-8000-{number.ToString("D12", CultureInfo.InvariantCulture)}";

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"A customer with a name that is as long as names of companies are, number {number}");
}
