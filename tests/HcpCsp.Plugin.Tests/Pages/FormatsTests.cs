using System.Globalization;
using HcpCsp.Plugin.Pages;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class FormatsTests
{
    [Theory]
    [InlineData("en-US", "24 Nov 2026", "Nov 2026")]
    [InlineData("de-DE", "24 Nov. 2026", "Nov 2026")]
    [InlineData("ja-JP", "2026年11月24日", "2026年11月")]
    [InlineData("hu-HU", "2026. nov. 24.", "2026. nov.")]
    [InlineData("ar-SA", "24 نوفمبر 2026", "نوفمبر 2026")]
    public void Date_InACulture_IsInItsOrderAndOfMicrosoftsCalendar(string culture, string day, string month)
    {
        var formats = new Formats(CultureInfo.GetCultureInfo(culture));

        formats.Date(new DateOnly(2026, 11, 24)).ShouldBe(day);
        formats.Month(new DateOnly(2026, 11, 1)).ShouldBe(month);
    }
}
