using System.Globalization;
using CsCheck;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Tests.Pricing;

public class ExactFiguresTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1000", "1000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Exact_Figure_HasAllItsDigitsAndNoZeroTooMany(string figure, string expected) =>
        PriceStep.Exact(decimal.Parse(figure, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void Exact_AnyFigure_IsWrittenAsItsFormatSays() =>
        Gen.Decimal.Where(static figure => figure != 0m).Sample(figure =>
            string.Equals(PriceStep.Exact(figure), figure.ToString("0.############################", CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
