using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class KeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-keys-").FullName;

    [Fact]
    public void Below_Prefix_GoesByTheKeysAndFindsThoseAlone()
    {
        using DatabaseFile file = DatabaseFile.Open(Path.Combine(folder, "csp.db"), Migrations.Csp);
        ILiteCollection<BsonDocument> marks = file.Collection(Collections.ReportMarks);
        file.Write(() => marks.Insert(new[] { "a|1", "a|1|x", "a|1|y", "a|10|x", "a|2|x", "b|1|x" }.Select(key => new BsonDocument { ["_id"] = key })));

        marks.Find(Keys.Below("a", "1")).Select(mark => mark["_id"].AsString).ShouldBe(["a|1|x", "a|1|y"]);

        // A walk over the whole collection would be a full scan.
        marks.Query().Where(Keys.Below("a", "1")).GetPlan()["index"]["mode"].AsString.ShouldStartWith("INDEX RANGE SCAN(_id");
    }

    [Fact]
    public void Below_ManyPrefixes_AreOneExpression() => Keys.Below("a", "1").Source.ShouldBe(Keys.Below("b", "2").Source);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
