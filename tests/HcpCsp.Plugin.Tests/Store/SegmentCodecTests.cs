using System.Globalization;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Segments;

namespace HcpCsp.Plugin.Tests.Store;

public sealed class SegmentCodecTests : IDisposable
{
    private readonly SegmentCodec<InvoiceLine> codec = new(LineShapes.Billed);

    public static TheoryData<string> HostileTexts =>
    [
        "", " ", "\0", "a\0b", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "😀👩‍👩‍👧", "e\u0301", "\uFEFF", "\uFFFD", "\r\n\t",
        new string('x', 100_000), "1B0E4F1E-24B6-4C0F-8C33-7F0B6F9D2C10", "1b0e4f1e-24b6-4c0f-8c33-7f0b6f9d2c10", "{1b0e4f1e-24b6-4c0f-8c33-7f0b6f9d2c10}",
        "00000000-0000-0000-0000-000000000000",
    ];

    public static TheoryData<string> HostileNumbers =>
    [
        "0", "0.00", "1", "1.00", "1.0000000000000000000000000000", "-1.00", "79228162514264337593543950335", "-79228162514264337593543950335",
        "0.0000000000000000000000000001", "-0.0000000000000000000000000001", "7922816251426433759354395033.5", "0.1234567890123456789012",
        "18446744073709551615", "18446744073709551616",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Decode_Text_IsTheTextThatWasEncoded(string text) =>
        RoundTrip(new InvoiceLine { CustomerName = text, Extra = text }, line => (line.CustomerName, line.Extra)).ShouldBe((text, text));

    [Fact]
    public void Decode_HalfSurrogatePairs_AreKept()
    {
        // Not as theory data: the runner's own files can't hold such a text.
        const string text = "a\uD83D b\uDE00 \uDE00\uD83D";

        RoundTrip(new InvoiceLine { CustomerName = text }, line => line.CustomerName).ShouldBe(text);
    }

    [Fact]
    public void Decode_NullText_StaysNullBesideEmpty()
    {
        InvoiceLine[] decoded = codec.Decode(codec.Encode([new InvoiceLine { ProductName = "" }, new InvoiceLine(), new InvoiceLine { ProductName = "a" }]));

        decoded.Select(line => line.ProductName).ShouldBe(["", null, "a"]);
    }

    [Theory]
    [MemberData(nameof(HostileNumbers))]
    public void Decode_Number_KeepsValueAndScale(string number)
    {
        decimal value = decimal.Parse(number, CultureInfo.InvariantCulture);

        decimal? decoded = RoundTrip(new InvoiceLine { UnitPrice = value }, line => line.UnitPrice);

        decimal.GetBits(decoded.ShouldNotBeNull()).ShouldBe(decimal.GetBits(value));
    }

    [Fact]
    public void Decode_NegativeZero_KeepsItsSign()
    {
        var value = new decimal(0, 0, 0, isNegative: true, 2);

        decimal? decoded = RoundTrip(new InvoiceLine { UnitPrice = value }, line => line.UnitPrice);

        decimal.GetBits(decoded.ShouldNotBeNull()).ShouldBe(decimal.GetBits(value));
    }

    [Fact]
    public void Decode_NumbersThatDifferInScaleOnly_StayApart()
    {
        InvoiceLine[] lines = [.. Enumerable.Range(0, 100).Select(i => new InvoiceLine { Subtotal = i % 2 == 0 ? 1m : 1.00m })];

        codec.Decode(codec.Encode(lines)).Select(line => line.Subtotal!.Value.Scale).ShouldBe(lines.Select(line => line.Subtotal!.Value.Scale));
    }

    [Fact]
    public void Decode_Moment_IsTheSameMomentInUtc()
    {
        var moment = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(5.5)).AddTicks(1234567);

        DateTimeOffset? decoded = RoundTrip(new InvoiceLine { OrderDate = moment }, line => line.OrderDate);

        decoded.ShouldBe(moment);
        decoded!.Value.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Decode_FirstAndLastDate_AreKept() =>
        RoundTrip(new InvoiceLine { ChargeStartDate = DateOnly.MinValue, ChargeEndDate = DateOnly.MaxValue }, line => (line.ChargeStartDate, line.ChargeEndDate))
            .ShouldBe((DateOnly.MinValue, DateOnly.MaxValue));

    [Fact]
    public void Decode_Positions_AreKept()
    {
        int[] positions = [7, 8, 4000, 3, int.MaxValue, 0];

        codec.Decode(codec.Encode([.. positions.Select(position => new InvoiceLine { Position = position })]))
            .Select(line => line.Position).ShouldBe(positions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(4096)]
    public void Decode_RandomLines_EqualInEveryColumn(int count)
    {
        var random = new Random(20260601 + count);
        InvoiceLine[] lines = [.. Enumerable.Range(0, count).Select(position => RandomLines.Next(random, position))];

        InvoiceLine[] decoded = codec.Decode(codec.Encode(lines));

        decoded.Select(RandomLines.Describe).ShouldBe(lines.Select(RandomLines.Describe));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(17, 40)]
    [InlineData(299, 1)]
    [InlineData(0, 300)]
    public void Decode_PartOfASegment_EqualsThatPart(int start, int count)
    {
        var random = new Random(42);
        InvoiceLine[] lines = [.. Enumerable.Range(0, 300).Select(position => RandomLines.Next(random, position))];

        InvoiceLine[] decoded = codec.Decode(codec.Encode(lines), start, count);

        decoded.Select(RandomLines.Describe).ShouldBe(lines.Skip(start).Take(count).Select(RandomLines.Describe));
    }

    [Fact]
    public void Decode_SegmentOfFewerColumns_LeavesTheNewOnesNull()
    {
        LineSchema<InvoiceLine> today = InvoiceLine.Schema;
        var before = new LineSchema<InvoiceLine>(today.Create, today.Copy, [.. today.Columns.Take(5)], today.GetExtra, today.SetExtra);
        using var olderCodec = new SegmentCodec<InvoiceLine>(LineShapes.Billed with { Schema = before });
        byte[] segment = olderCodec.Encode([new InvoiceLine { CustomerName = "Contoso", ProductCategory = "not stored", Extra = "{}" }]);

        InvoiceLine decoded = codec.Decode(segment)[0];

        (decoded.CustomerName, decoded.ProductCategory, decoded.Extra).ShouldBe(("Contoso", null, "{}"));
    }

    [Fact]
    public void Decode_AnyByteChanged_NeverGivesOtherLines()
    {
        InvoiceLine[] lines = [.. Enumerable.Range(0, 50).Select(position => RandomLines.Next(new Random(position), position))];
        string[] described = [.. lines.Select(RandomLines.Describe)];
        byte[] segment = codec.Encode(lines);
        int refused = 0;
        for (int at = 0; at < segment.Length; at += 7)
        {
            byte[] damaged = [.. segment];
            damaged[at] ^= 0x10;
            try
            {
                // A few bits of a frame are padding, and mean nothing.
                codec.Decode(damaged).Select(RandomLines.Describe).ShouldBe(described, $"byte {at}");
            }
            catch (StoreException exception)
            {
                exception.Message.ShouldContain("damaged");
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(segment.Length / 7 * 9 / 10);
    }

    [Fact]
    public void Decode_ChecksumChanged_SaysThatTheSegmentIsDamaged()
    {
        byte[] segment = codec.Encode([new InvoiceLine { CustomerName = "Contoso" }]);
        segment[^1] ^= 1;

        Should.Throw<StoreException>(() => codec.Decode(segment)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Decode_CutShort_SaysThatTheSegmentIsDamaged()
    {
        byte[] segment = codec.Encode([new InvoiceLine { CustomerName = "Contoso" }]);

        Should.Throw<StoreException>(() => codec.Decode(segment.AsSpan(0, segment.Length - 5))).Message.ShouldContain("damaged");
        Should.Throw<StoreException>(() => codec.Decode([])).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Encode_MoreLinesThanASegmentHolds_IsRefused() =>
        Should.Throw<ArgumentException>(() => codec.Encode(new InvoiceLine[SegmentCodec<InvoiceLine>.MaximumLines + 1]));

    public void Dispose() => codec.Dispose();

    private T RoundTrip<T>(InvoiceLine line, Func<InvoiceLine, T> read) => read(codec.Decode(codec.Encode([line])).ShouldHaveSingleItem());
}
