using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Renewals;

public class RenewalBookTests
{
    private readonly FakeStore store = new();
    private readonly RenewalBook book;

    public RenewalBookTests()
    {
        book = new RenewalBook(store, new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)));
        Add("a1", "Beta", new DateOnly(2026, 12, 1));
        Add("a1", "Past", new DateOnly(2026, 11, 19));
        Add("a1", "Today", new DateOnly(2026, 11, 20));
        Add("a2", "Alpha", new DateOnly(2026, 12, 1));
        Add("a2", "Far", new DateOnly(2026, 12, 21));
    }

    [Fact]
    public void List_TwoAccounts_AreInOneOrder() => Names(["a1", "a2"], 30).ShouldBe(["Today", "Alpha", "Beta"]);

    [Fact]
    public void List_OtherAccountsThanBefore_AreTheirs()
    {
        Names(["a1", "a2"], 30);

        Names(["a2"], 31).ShouldBe(["Alpha", "Far"]);
        Names(["a1"], 30).ShouldBe(["Today", "Beta"]);
    }

    private string[] Names(string[] accounts, int days) => [.. book.List(accounts, days).Select(static renewal => renewal.Name)];

    private void Add(string account, string name, DateOnly end) =>
        ((FakeAccountData)store.OpenAccount(account)).Subscriptions.Add(new Subscription { Id = name, CustomerId = "c1", Name = name, Quantity = 1, Status = "active", CommitmentEnd = end });
}
