using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HcpCsp.TestHost.Frame;

/// <summary>The one place where the host makes HTML: in <c>Html.Of($"…")</c> every value is escaped unless it is <see cref="HtmlText"/>.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static HtmlText Of(ref Interpolation html) => html.ToHtml();

    public static HtmlText Join(IEnumerable<HtmlText> parts) => new(string.Concat(parts));

    public static string Escape(string? text) => Encoder.Encode(text ?? "");

    [InterpolatedStringHandler]
    internal ref struct Interpolation(int literalLength, int formattedCount)
    {
        private readonly StringBuilder text = new(literalLength + (16 * formattedCount));

        public readonly void AppendLiteral(string literal) => text.Append(literal);

        public readonly void AppendFormatted(HtmlText html) => text.Append(html.Value);

        public readonly void AppendFormatted(IEnumerable<HtmlText> parts) => text.AppendJoin("", parts);

        public readonly void AppendFormatted(string? value) => text.Append(Escape(value));

        public readonly void AppendFormatted(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

        public readonly HtmlText ToHtml() => new(text.ToString());
    }
}
