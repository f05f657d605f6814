using System.IO.Compression;
using System.Text;
using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Billing.Statements.Verification;

public sealed class ClaimedStatementTests
{
    private const string Number = "S-2026-09-0123456789AB";

    [Fact]
    public void Find_Workbook_SaysWhatItsPropertiesSay() => Find(AWorkbook.Saying(Number + " v12")).ShouldBe(new ClaimedStatement(Number, 12));

    [Fact]
    public void Find_PropertiesElsewhere_AreFoundByTheRelationships()
    {
        const string Relationships = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="/package/core.psmdcp"/></Relationships>
            """;

        Find(AWorkbook.Zip(("_rels/.rels", Relationships), ("package/core.psmdcp", AWorkbook.Core(Number + " v1")))).ShouldBe(new ClaimedStatement(Number, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Contoso")]
    [InlineData(Number)]
    [InlineData(Number + " v0")]
    [InlineData(Number + " v1234567")]
    [InlineData("<b>" + Number + " v1</b>")]
    [InlineData("../../" + Number + " v1")]
    public void Find_OtherProperties_SayNothing(string identifier) => Find(AWorkbook.Saying(identifier)).ShouldBeNull();

    [Fact]
    public void Find_NoWorkbook_SaysNothing()
    {
        Find([]).ShouldBeNull();
        Find("a,b,c"u8.ToArray()).ShouldBeNull();
        Find([.. "PK"u8, 3, 4, .. new byte[100]]).ShouldBeNull();
        Find(AWorkbook.Zip(("xl/workbook.xml", "<workbook/>"))).ShouldBeNull();
    }

    [Fact]
    public void Find_EntitiesInTheProperties_AreNotResolved()
    {
        const string Bomb = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x><identifier>&b;</identifier></x>""";

        Find(AWorkbook.Zip(("docProps/core.xml", Bomb))).ShouldBeNull();
    }

    [Fact]
    public void Find_PropertiesThatUnpackToHundredsOfMegabytes_AreNotReadToTheEnd()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream part = zip.CreateEntry("docProps/core.xml").Open())
        {
            part.Write("<x>"u8);
            byte[] spaces = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (int megabytes = 0; megabytes < 200; megabytes++)
                part.Write(spaces);
            part.Write(Encoding.ASCII.GetBytes($"<identifier>{Number} v1</identifier></x>"));
        }

        packed.ToArray().Length.ShouldBeLessThan(1 << 20);
        Find(packed.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void Find_ArchiveOfVeryManyFiles_IsNotListedToTheEnd()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int number = 0; number < 30_000; number++)
                zip.CreateEntry("xl/worksheets/sheet" + number);
            using Stream part = zip.CreateEntry("docProps/core.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(AWorkbook.Core(Number + " v1")));
        }

        Find(packed.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void Find_DamagedInAnyWay_NeverThrows()
    {
        byte[] whole = AWorkbook.Saying(Number + " v1");
        var random = new Random(20261123);
        for (int round = 0; round < 5_000; round++)
        {
            byte[] damaged = [.. whole];
            for (int hits = random.Next(1, 6); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            Should.NotThrow(() => Find(round % 2 == 0 ? damaged : damaged[..random.Next(damaged.Length)]));
        }
    }

    private static ClaimedStatement? Find(byte[] content) => ClaimedStatement.Find(new MemoryStream(content));
}
