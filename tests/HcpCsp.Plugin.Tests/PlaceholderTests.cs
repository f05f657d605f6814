namespace HcpCsp.Plugin.Tests;
public class PlaceholderTests { [Fact] public void Placeholder() => true.ShouldBeTrue(); }
