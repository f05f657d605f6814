using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Tests.Model;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("toso", "Contoso", 3)]
    [InlineData("TOSO", "contoso", 3)]
    [InlineData("", "Contoso", 0)]
    [InlineData("é", "CAFÉ", 3)]
    [InlineData("cafe\u0301", "CAFÉ", 0)] // Written in two letters, as some keyboards do.
    [InlineData("fab", "Contoso", -1)]
    public void FindIn_AnyCaseAndSpelling_TellsWhereItBegins(string sought, string text, int place) => new SearchText(sought).FindIn(text).ShouldBe(place);

    [Fact]
    public void IsIn_NoText_IsFalse() => new SearchText("").IsIn(null).ShouldBeFalse();
}
