using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Open;

/// <summary>What a customer's open bill comes to at the end of its month. Pure.</summary>
/// <remarks>
/// Consumption of an Azure plan goes on as it went, in proportion to the days of the month that the data cover. Everything else, such as seats,
/// reservations and fees, is charged for the whole month at once, and stays as it is.
/// </remarks>
internal static class MonthEndForecast
{
    /// <param name="bill">So far.</param>
    /// <param name="month">First day.</param>
    /// <param name="asOf">When Microsoft built the data: usage takes a day to appear, so they cover the days before.</param>
    /// <returns>Rounded; null when there is consumption, but of no whole day yet.</returns>
    public static Money? Of(CustomerBill bill, DateOnly month, DateTimeOffset asOf)
    {
        decimal consumed = bill.Products.Where(static product => product.Family == ProductFamily.AzurePlan).Sum(static product => product.Price.Amount);
        if (consumed == 0m)
            return bill.Price.Rounded();

        int days = month.AddMonths(1).DayNumber - month.DayNumber;
        int covered = Math.Clamp(DateOnly.FromDateTime(asOf.UtcDateTime).DayNumber - month.DayNumber, 0, days);
        return covered == 0 ? null : (bill.Price with { Amount = bill.Price.Amount - consumed + (consumed * days / covered) }).Rounded();
    }
}
