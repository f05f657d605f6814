using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Tests.Reports;

public class SheetTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("snake_case", "snake_case")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("nul\0", "nul_x0000_")]
    [InlineData("cr\r\n", "cr_x000D_\n")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("\uFFFE", "\uFFFD")]
    [InlineData("🚀", "🚀")]
    public void Clean_AnyText_IsWhatACellTakes(string text, string expected) => SheetText.Clean(text).ShouldBe(expected);

    [Fact]
    public void Clean_HalfAPair_IsReplaced() => SheetText.Clean("a\ud83d" + "b\ude80").ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void Clean_TooLong_IsCutWithAMark()
    {
        string clean = SheetText.Clean(new string('x', SheetText.MostCharacters + 1));

        clean.Length.ShouldBe(SheetText.MostCharacters);
        clean.ShouldEndWith(SheetText.CutMark);
    }

    [Fact]
    public void Cut_InTheMiddleOfAPair_LeavesThePairOut() => SheetText.Cut("ab🚀", 3).ShouldBe("ab");
}
