using System.Text;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter.Files;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class LineFileReaderTests
{
    [Theory]
    [InlineData("{\"OrderId\":\"a\"}\n{\"OrderId\":\"b\"}")]
    [InlineData("\uFEFF{\"OrderId\":\"a\"}\r\n\r\n{\"OrderId\":\"b\"}\r\n")]
    [InlineData("[{\"OrderId\":\"a\"},{\"OrderId\":\"b\"}]")]
    [InlineData("[\n{\n\"OrderId\" : \"a\"\n},\n{\"OrderId\":\"b\"}\n]\n")]
    public async Task ReadAsync_AnyDress_FindsEachObject(string text) =>
        (await ReadAsync(text)).Select(line => line.OrderId).ShouldBe(["a", "b"]);

    [Fact]
    public async Task ReadAsync_LinesAcrossBlocks_AreWhole()
    {
        // 300 lines of 5 kB and one of 200 kB: some lie across two blocks of 512 kB, and one is longer than the room kept for that.
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => new string((char)('a' + (i % 26)), 5000)), new string('z', 200_000), "end"];
        var wide = string.Join('\n', texts.Select(text => $$"""{"OrderId":"{{text}}"}"""));

        (await ReadAsync(wide)).Select(line => line.OrderId).ShouldBe(texts);
    }

    [Fact]
    public async Task ReadAsync_LineLongerThanABlock_IsWhole()
    {
        string text = new('x', 1_500_000);

        (await ReadAsync($$"""{"OrderId":"{{text}}"}""" + "\n{}")).Select(line => line.OrderId).ShouldBe([text, null]);
    }

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("\"-0.424975124378109452736318\"", "-0.424975124378109452736318")]
    [InlineData("1.5E2", "150")]
    [InlineData("123456789012345678", "123456789012345678")]
    public async Task ReadAsync_Number_IsExact(string written, string expected) =>
        (await ReadAsync($$"""{"Subtotal":{{written}} }""")).Single().Subtotal
            .ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1e40")]
    [InlineData("\"n/a\"")]
    public async Task ReadAsync_NumberThatFitsNoDecimal_IsKeptAsExtra(string written)
    {
        InvoiceLine line = (await ReadAsync($$"""{"Subtotal":{{written}} }""")).Single();

        line.Subtotal.ShouldBeNull();
        line.Extra.ShouldBe($$"""{"Subtotal":{{written}}}""");
    }

    [Fact]
    public async Task ReadAsync_EscapedTexts_AreUnescaped()
    {
        InvoiceLine line = (await ReadAsync("""{"PriceAdjustmentDescription":"[\"100% \u00e9\"]","CustomerName":"Zoë","ProductQualifiers":["AddOn"]}""")).Single();

        (line.PriceAdjustmentDescription, line.CustomerName, line.ProductQualifiers).ShouldBe(("[\"100% é\"]", "Zoë", "AddOn"));
    }

    [Fact]
    public async Task ReadAsync_RepeatedTexts_AreOneString()
    {
        List<InvoiceLine> lines = await ReadAsync("""{"CustomerName":"Contoso"}{"CustomerName":"Fabrikam"}{"CustomerName":"Contoso"}""");

        lines[2].CustomerName.ShouldBeSameAs(lines[0].CustomerName);
    }

    [Fact]
    public async Task ReadAsync_EmptyAndUnknown_AreNullAndExtra()
    {
        InvoiceLine line = (await ReadAsync("""{"CustomerName":"","MpnId":4870137,"New1":"x","New2":null,"New3":[1,2]}""")).Single();

        (line.CustomerName, line.MpnId, line.Extra).ShouldBe((null, "4870137", """{"New1":"x","New3":[1,2]}"""));
    }

    [Theory]
    [InlineData("2026-01-14T09:31:02.1184722Z", "2026-01-14T09:31:02.1184722+00:00")]
    [InlineData("2026-01-14T09:31:02-08:00", "2026-01-14T17:31:02.0000000+00:00")]
    [InlineData("2026-01-14T09:31:02", "2026-01-14T09:31:02.0000000+00:00")]
    public async Task ReadAsync_Moment_IsUtc(string written, string expected) =>
        (await ReadAsync($$"""{"OrderDate":"{{written}}"}""")).Single().OrderDate!.Value.ToUniversalTime()
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("""{"Total":11,"TotalForCustomer":12}""", """{"TotalForCustomer":12}""")]
    [InlineData("""{"TotalForCustomer":11,"Total":"12"}""", """{"Total":"12"}""")]
    public async Task ReadAsync_TwoNamesOfOneColumn_KeepsBothValues(string written, string extra)
    {
        InvoiceLine line = (await ReadAsync(written)).Single();

        (line.Total, line.Extra).ShouldBe((11m, extra));
    }

    [Fact]
    public async Task ReadAsync_TwoNamesOfOneTextWithEscapes_KeepsBothValues()
    {
        InvoiceLine line = (await ReadAsync("""{"PublisherName":"Micro\u0073oft","ProviderName":"Contos\u006f"}""")).Single();

        (line.PublisherName, line.Extra).ShouldBe(("Microsoft", """{"ProviderName":"Contos\u006f"}"""));
    }

    [Theory]
    [InlineData("2026-01-31T00:00:00-08:00")]
    [InlineData("2026-01-31T09:22:40.1767993-08:00")]
    [InlineData("2026-01-30T16:00:00-08:00")]
    [InlineData("1/31/2026")]
    [InlineData("1/31/2026 1:00:00 AM +14:00")]
    [InlineData("1/31/2026 11:00:00 PM -12:00")]
    public async Task ReadAsync_Date_IsTheWrittenDayWhereverTheServerStands(string written) =>
        (await ReadAsync($$"""{"ChargeStartDate":"{{written}}"}""")).Single().ChargeStartDate.ShouldBe(new DateOnly(2026, 1, 31));

    [Fact]
    public async Task ReadAsync_LinesMostlyAlike_EachSaysItsOwn()
    {
        // The second changes one attribute, the third takes one back, the fourth empties one, the fifth is the first again.
        List<InvoiceLine> lines = await ReadAsync("""
            {"CustomerName":"Contoso","Subtotal":1,"OrderDate":"2026-01-01","Total":5}
            {"CustomerName":"Contoso","Subtotal":12,"OrderDate":"2026-01-01","Total":5}
            {"CustomerName":"Contoso","Subtotal":1,"OrderDate":"2026-01-01","Total":5}
            {"CustomerName":"","Subtotal":null,"OrderDate":"","Total":5}
            {"CustomerName":"Contoso","Subtotal":1,"OrderDate":"2026-01-01","Total":5}
            """);

        lines.Select(line => (line.CustomerName, line.Subtotal, line.OrderDate is not null, line.Total)).ShouldBe(
        [
            ("Contoso", 1m, true, 5m), ("Contoso", 12m, true, 5m), ("Contoso", 1m, true, 5m), (null, null, false, 5m), ("Contoso", 1m, true, 5m),
        ]);
    }

    [Fact]
    public async Task ReadAsync_UnknownAttributesChange_AreKeptOfEachLine()
    {
        List<InvoiceLine> lines = await ReadAsync("""
            {"New":"a","Subtotal":1,"Other":[1]}
            {"New":"a","Subtotal":2,"Other":[1]}
            {"New":"b","Subtotal":2,"Other":[1]}
            {"New":"b","Subtotal":"n/a","Other":null}
            {"New":null,"Subtotal":2,"Other":null}
            """);

        lines.Select(line => (line.Subtotal, line.Extra)).ShouldBe(
        [
            (1m, """{"New":"a","Other":[1]}"""),
            (2m, """{"New":"a","Other":[1]}"""),
            (2m, """{"New":"b","Other":[1]}"""),
            (null, """{"New":"b","Subtotal":"n/a"}"""),
            (2m, null),
        ]);
    }

    [Fact]
    public async Task ReadAsync_AttributesComeAndGo_LinesSayNothingOfOthers()
    {
        List<InvoiceLine> lines = await ReadAsync("""
            {"CustomerName":"Contoso","Subtotal":1,"New":1}
            {"CustomerName":"Contoso","Subtotal":1}
            {"CustomerName":"Contoso"}
            {"Subtotal":1,"CustomerName":"Contoso"}
            { "Subtotal" : 1 , "CustomerName" : "Fabrikam" }
            {}
            {"Subtotal":1,"CustomerName":"Contoso"}
            """);

        lines.Select(line => (line.CustomerName, line.Subtotal, line.Extra)).ShouldBe(
        [
            ("Contoso", 1m, """{"New":1}"""),
            ("Contoso", 1m, null),
            ("Contoso", null, null),
            ("Contoso", 1m, null),
            ("Fabrikam", 1m, null),
            (null, null, null),
            ("Contoso", 1m, null),
        ]);
    }

    [Fact]
    public async Task ReadAsync_TwoNamesOfOneColumnInAllLines_TheFirstThatIsGivenCounts()
    {
        List<InvoiceLine> lines = await ReadAsync("""
            {"Total":11,"TotalForCustomer":12}
            {"Total":null,"TotalForCustomer":12}
            {"Total":11,"TotalForCustomer":12}
            {"Total":11,"TotalForCustomer":null}
            """);

        lines.Select(line => (line.Total, line.Extra)).ShouldBe(
            [(11m, """{"TotalForCustomer":12}"""), (12m, null), (11m, """{"TotalForCustomer":12}"""), (11m, null)]);
    }

    [Theory]
    [InlineData("""{"Subtotal":1,}""")]
    [InlineData("""{"Subtotal":1 2}""")]
    [InlineData("""{"Subtotal":01}""")]
    [InlineData("""{"Subtotal" 1}""")]
    [InlineData("""{Subtotal:1}""")]
    [InlineData("""{"CustomerName":"a"b"}""")]
    [InlineData("""{"Subtotal":1""")]
    [InlineData("""["Subtotal"]""")]
    public async Task ReadAsync_NoJsonAfterALineThatIs_IsRefused(string written) =>
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync("""{"Subtotal":1}""" + "\n" + written));

    private static async Task<List<InvoiceLine>> ReadAsync(string text)
    {
        var lines = new List<InvoiceLine>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await new LineFileReader<InvoiceLine>(InvoiceLine.Schema, static (_, _) => { }).ReadAsync(stream, lines.Add, TestContext.Current.CancellationToken);
        return lines;
    }
}
