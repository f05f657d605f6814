using System.Globalization;

namespace HcpCsp.Plugin.Api;

/// <summary>Months as JSON has them: 2026-09.</summary>
internal static class Months
{
    public static string Write(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
