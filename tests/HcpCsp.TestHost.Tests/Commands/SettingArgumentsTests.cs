using HcpCsp.TestHost.Commands;

namespace HcpCsp.TestHost.Tests.Commands;

public sealed class SettingArgumentsTests
{
    [Fact]
    public void Read_Setting_IsKeyAndValue()
    {
        var settings = SettingArguments.Read(["--HcpCsp:Microsoft:Authority=http://x/?a=b"], out var problems);

        settings["HcpCsp:Microsoft:Authority"].ShouldBe("http://x/?a=b");
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("--HcpCsp:Microsoft:Authority")]
    [InlineData("--Logging:Level=Debug")]
    [InlineData("--HcpCsp:=x")]
    public void Read_AnythingElse_IsAProblemThatNamesIt(string token)
    {
        SettingArguments.Read([token], out var problems).ShouldBeEmpty();

        problems.Single().ShouldContain(token);
    }
}
