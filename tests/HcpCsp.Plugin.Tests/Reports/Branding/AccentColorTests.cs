using HcpCsp.Plugin.Reports.Branding;

namespace HcpCsp.Plugin.Tests.Reports.Branding;

public sealed class AccentColorTests
{
    [Theory]
    [InlineData("#1f4e79", "#1F4E79")]
    [InlineData(" 1F4E79 ", "#1F4E79")]
    [InlineData("#000000", "#000000")]
    [InlineData("#767676", "#767676")] // 4.54 : 1, the lightest grey there is
    [InlineData("", null)]
    [InlineData("  ", null)]
    public void Read_DarkEnough_IsTaken(string typed, string? hex) => AccentColor.Read(typed).ShouldBe(new AccentOutcome.Accepted(hex));

    [Theory]
    [InlineData("#777777", 4.478)]
    [InlineData("#FFFF00", 1.074)]
    [InlineData("#FFFFFF", 1.0)]
    [InlineData("#FF0000", 3.998)]
    public void Read_TooLightForWhiteText_TellsTheContrast(string typed, double contrast) =>
        AccentColor.Read(typed).ShouldBeOfType<AccentOutcome.TooLight>().Contrast.ShouldBe(contrast, 0.001);

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#GGGGGG")]
    [InlineData("#1F4E79;x")]
    [InlineData("##1F4E79")]
    public void Read_NoColor_IsToldSo(string typed) => AccentColor.Read(typed).ShouldBe(new AccentOutcome.NoColor());

    [Fact]
    public void Ours_IsDarkEnoughItself() => AccentColor.Read(AccentColor.Ours).ShouldBe(new AccentOutcome.Accepted(AccentColor.Ours));
}
