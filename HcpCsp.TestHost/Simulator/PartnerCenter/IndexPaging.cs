using System.Globalization;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>Listings that go on by counting rows: size and offset.</summary>
internal static class IndexPaging
{
    public static ListingPage Find(PartnerCenterCall call, int total, int largest)
    {
        var (size, offset) = (ListingPage.SizeOf(call, Number(call, "size"), largest), Number(call, "offset"));
        var following = (offset + size).ToString(CultureInfo.InvariantCulture);
        var next = offset + size < total ? NextLink.Of(call, [], KeyValuePair.Create("offset", (string?)following)) : null;
        return new ListingPage(offset, size, ListingPage.LinksTo(call, next), Token: null);
    }

    private static int Number(PartnerCenterCall call, string name) =>
        int.TryParse(call.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
