using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph.Rows;

/// <summary>How ids and days look on a row.</summary>
internal static class LineDress
{
    private const int OneInForDressedIds = 50;

    /// <summary>Mostly a plain id; sometimes with a prefix, for some customers in capitals, for former ones nothing.</summary>
    public static string CustomerId(CustomerRecord customer, uint line)
    {
        if (customer.Kind == CustomerKind.Former)
            return "";
        var id = customer.TenantId.ToString();
        if (customer.UpperCaseOnLines)
            id = id.ToUpperInvariant();
        return line % OneInForDressedIds == 7 ? "org:" + id : id;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    public static string DayWithoutZone(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
