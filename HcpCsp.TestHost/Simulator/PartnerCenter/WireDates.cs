using System.Globalization;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>The several ways in which Microsoft writes a moment.</summary>
internal static class WireDates
{
    public const string Never = "9999-12-30T00:00:00Z";

    public static string SevenDigits(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Midnight(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    public static string LastSecond(DateOnly day) => day.ToString("yyyy-MM-dd'T23:59:59Z'", CultureInfo.InvariantCulture);

    public static string WithoutZone(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture);

    /// <summary>The same moment as midnight in UTC, eight hours behind.</summary>
    public static string InPacificTime(DateOnly day) => day.AddDays(-1).ToString("yyyy-MM-dd'T16:00:00-08:00'", CultureInfo.InvariantCulture);

    public static string WithOffset(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00+00:00'", CultureInfo.InvariantCulture);
}
