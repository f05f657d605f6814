namespace HcpCsp.TestHost.Tests;
public class PlaceholderTests { [Fact] public void Placeholder() => true.ShouldBeTrue(); }
