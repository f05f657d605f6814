using System.Globalization;
using System.Text;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages;

/// <summary>Writes figures, dates and moments as the reader writes them.</summary>
internal sealed class Formats(CultureInfo reader)
{
    private const string NoBreak = "\u00a0";

    private readonly CultureInfo culture = DatePatterns.Gregorian(reader);
    private readonly DatePatterns patterns = DatePatterns.Of(reader);

    /// <summary>An en dash, for what there is none of.</summary>
    public const string None = "–";

    /// <summary>The amount with its currency's digits, without the code; for tables that name the currency once.</summary>
    public string Amount(Money money) =>
        money.Rounded().Amount.ToString("N" + Currency.Digits(money.Currency).ToString(CultureInfo.InvariantCulture), culture);

    public string Money(Money money) => Amount(money) + NoBreak + money.Currency;

    /// <summary>All the decimals there are, and at least the currency's: where a difference of a hundredth of a cent counts.</summary>
    public string ExactMoney(Money money)
    {
        string digits = new('0', Currency.Digits(money.Currency));
        string pattern = digits.Length == 0 ? "#,##0.##########################" : "#,##0." + digits + "########################";
        return money.Amount.ToString(pattern, culture) + NoBreak + money.Currency;
    }

    public string Number(long number) => number.ToString("N0", culture);

    public string Decimal(decimal number) => new TypedNumbers(culture).Write(number);

    /// <summary><c>12.5 %</c> from 12.5.</summary>
    public string Percent(decimal percent) => Decimal(percent) + NoBreak + "%";

    /// <summary>A part of a whole in percent with one decimal; a dash when there is no whole.</summary>
    public string Share(decimal part, decimal whole) =>
        whole == 0 ? None : (100m * part / whole).ToString("N1", culture) + NoBreak + "%";

    /// <summary>How much more than before, with its sign; a dash when there was nothing before.</summary>
    public string Change(decimal now, decimal before)
    {
        if (before == 0)
            return None;
        decimal percent = 100m * (now - before) / Math.Abs(before);
        return percent.ToString("+#,##0.0;−#,##0.0;0.0", culture) + NoBreak + "%";
    }

    /// <inheritdoc cref="TypedNumbers.Input"/>
    public string Input(decimal? number) => new TypedNumbers(culture).Input(number);

    /// <summary>A change in a sentence, which says so when there is nothing to compare with: <c>+8.0 % on Oct 2025</c>.</summary>
    /// <param name="now">Figure.</param>
    /// <param name="before">Null when it isn't known.</param>
    /// <param name="when">Name of the time that it is compared with.</param>
    public string ChangeOn(decimal now, decimal? before, string when) => before switch
    {
        null => $"Nothing known of {when}",
        0m => $"{when} came to 0",
        { } known => $"{Change(now, known)} on {when}",
    };

    /// <summary>How many more than before, with the sign: for counts, of which a percentage says little.</summary>
    public string MoreOn(decimal now, decimal? before, string when) =>
        before is { } known ? $"{(now - known).ToString("+#,##0;−#,##0;0", culture)} on {when}" : $"Nothing known of {when}";

    public string Date(DateOnly date) => date.ToString(patterns.Day, culture);

    public string Month(DateOnly month) => month.ToString(patterns.Month, culture);

    /// <summary>For the axis of a chart: the month, with its year below where that isn't the one before.</summary>
    public IReadOnlyList<string> AxisMonths(IEnumerable<DateOnly> months)
    {
        var labels = new List<string>();
        int? year = null;
        foreach (var month in months)
        {
            labels.Add(month.ToString(month.Year == year ? "MMM" : "MMM'\n'yyyy", culture));
            year = month.Year;
        }

        return labels;
    }

    public string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(patterns.Day + " HH:mm", culture) + NoBreak + "UTC";

    /// <summary>By the clock of a time zone, with the zone's IANA id.</summary>
    public string Local(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).ToString("ddd " + patterns.Day + " HH:mm", culture) + " " + zone.Id;

    public string Day(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.UtcDateTime));

    public string Period(BillingPeriod period) =>
        period.Start.Day == 1 && period.Start.AddMonths(1) == period.End
            ? Month(period.Start)
            : $"{Date(period.Start)} – {Date(period.End.AddDays(-1))}";

    /// <summary>The two largest units that say something: <c>1 h 4 min</c>, <c>12 s</c>.</summary>
    public string Duration(TimeSpan time)
    {
        var text = new StringBuilder();
        if (time < TimeSpan.FromSeconds(1))
            return "less than 1" + NoBreak + "s";
        if (time.TotalDays >= 1)
            text.Append(culture, $"{(int)time.TotalDays}{NoBreak}d ");
        if (time.TotalHours >= 1)
            text.Append(culture, $"{time.Hours}{NoBreak}h ");
        if (time is { TotalDays: < 1, TotalMinutes: >= 1 })
            text.Append(culture, $"{time.Minutes}{NoBreak}min ");
        if (time.TotalHours < 1)
            text.Append(culture, $"{time.Seconds}{NoBreak}s");
        return text.ToString().TrimEnd();
    }
}
