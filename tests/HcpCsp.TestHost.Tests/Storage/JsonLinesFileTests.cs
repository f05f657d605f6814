using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Tests.Storage;

public sealed class JsonLinesFileTests
{
    [Fact]
    public void Append_AfterATornLine_LosesTheTornLineOnly()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("hcp-lines-").FullName, "lines.jsonl");
        File.WriteAllText(path, """
            {"userId":"a","notificationId":"1"}
            {"userId":"b","notif
            """);
        using var file = new JsonLinesFile<ReadMark>(path, HostJson.Default.ReadMark);

        file.Append(new ReadMark("c", "3"));

        file.ReadAll().ShouldBe([new ReadMark("a", "1"), new ReadMark("c", "3")]);
    }

    [Fact]
    public void Rewrite_ThenAppend_KeepsBoth()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("hcp-lines-").FullName, "lines.jsonl");
        using var file = new JsonLinesFile<ReadMark>(path, HostJson.Default.ReadMark);
        file.Append(new ReadMark("old", "0"));

        file.Rewrite([new ReadMark("a", "1")]);
        file.Append(new ReadMark("b", "2"));

        file.ReadAll().ShouldBe([new ReadMark("a", "1"), new ReadMark("b", "2")]);
    }
}
