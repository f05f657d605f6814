using System.Globalization;

namespace HcpCsp.Plugin.Api;

/// <summary>Numbers in forms, as a culture writes them. Of programs that is the invariant one: <see cref="ApiRequests.AsProgram"/>.</summary>
internal sealed class TypedNumbers(CultureInfo culture)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>For people, with group separators.</summary>
    public string Write(decimal number) => number.ToString("#,##0.############", culture);

    /// <summary>What belongs into an input: without group separators, with all its decimals, so that saving it unchanged changes nothing.</summary>
    public string Input(decimal? number) => number?.ToString("0.############################", culture) ?? "";

    /// <summary>The percent sign may be there or not.</summary>
    public bool TryRead(string text, out decimal number) => decimal.TryParse(text.Trim().TrimEnd('%').TrimEnd(), Style, culture, out number);
}
