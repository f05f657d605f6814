using System.Globalization;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One calendar month, counted from year 0, so that months can be compared and added to.</summary>
internal readonly record struct BillingMonth(int Number) : IComparable<BillingMonth>
{
    public int Year => Number / 12;

    public int Month => (Number % 12) + 1;

    public DateOnly First => new(Year, Month, 1);

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public int Days => DateTime.DaysInMonth(Year, Month);

    /// <summary>As blob folders name it.</summary>
    public string Compact => First.ToString("yyyyMM", CultureInfo.InvariantCulture);

    public static BillingMonth Of(DateOnly date) => new((date.Year * 12) + date.Month - 1);

    public BillingMonth Plus(int months) => new(Number + months);

    public int CompareTo(BillingMonth other) => Number.CompareTo(other.Number);

    public static int operator -(BillingMonth left, BillingMonth right) => left.Number - right.Number;

    public static bool operator <(BillingMonth left, BillingMonth right) => left.Number < right.Number;

    public static bool operator >(BillingMonth left, BillingMonth right) => left.Number > right.Number;

    public static bool operator <=(BillingMonth left, BillingMonth right) => left.Number <= right.Number;

    public static bool operator >=(BillingMonth left, BillingMonth right) => left.Number >= right.Number;
}
