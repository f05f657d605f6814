using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class CustomerHistoryTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task GetAsync_CameWentAndCameBackRenamed_TellsItNewestFirst()
    {
        string body = await ShowAsync(customer => customer with
        {
            FirstSeenAt = On(1, 3), NotSeenSince = On(9, 8), Absences = [new Absence(On(3, 4), On(5, 6))],
            FormerNames = [new FormerName("Fabrikam GmbH", On(2, 2)), new FormerName("Fabrikam Ltd.", On(5, 6))],
        });

        body.ShouldContain(
            ARow("8 Sep 2026", "Not seen since: a complete listing of Partner Center lacked it")
            + ARow("6 May 2026", "Renamed, formerly <strong>Fabrikam Ltd.</strong>")
            + ARow("6 May 2026", "Back again: Partner Center listed it")
            + ARow("4 Mar 2026", "Lost: a complete listing of Partner Center lacked it")
            + ARow("2 Feb 2026", "Renamed, formerly <strong>Fabrikam GmbH</strong>")
            + ARow("3 Jan 2026", "First seen"));
    }

    [Fact]
    public async Task GetAsync_KnownOnlyFromLines_SaysSo() =>
        (await ShowAsync(customer => customer with { FirstSeenAt = On(1, 3), LastListedAt = null, FormerNames = [] }))
            .ShouldContain(ARow("3 Jan 2026", "First seen, on an invoice line; no listing of Partner Center has named it yet"));

    [Fact]
    public async Task GetAsync_FormerNameIsMarkup_WritesItEncoded()
    {
        string body = await ShowAsync(customer => customer with { FormerNames = [new FormerName("</strong><img src=x onerror=alert(1)>", On(2, 2))] });

        body.ShouldContain("<strong>&lt;/strong&gt;&lt;img src=x onerror=alert(1)&gt;</strong>");
        body.ShouldNotContain("<img");
    }

    private async Task<string> ShowAsync(Func<Customer, Customer> change)
    {
        world.Data.Customers[0] = change(world.Data.Customers[0]);
        return (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body();
    }

    private static DateTimeOffset On(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    private static string ARow(string on, string what) => $"<dt class=\"nowrap\">{on}</dt><dd class=\"wrap-any\">{what}</dd>";
}
