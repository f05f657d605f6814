namespace HcpCsp.Browser.Tests;
public class PlaceholderTests { [Fact] public void Placeholder() => true.ShouldBeTrue(); }
