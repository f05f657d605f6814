using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Branding;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Reports.Branding;

public sealed class PngLogoTests
{
    [Fact]
    public void Read_PictureOfAnotherProgram_IsTakenAsItIs()
    {
        // One grey pixel with its transparency, as a program other than these tests wrote it.
        byte[] file = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

        BrandLogo logo = Accept(file);

        (logo.Width, logo.Height).ShouldBe((1, 1));
        logo.Png.ShouldBe(file);
    }

    [Fact]
    public void Read_LargestPicture_IsTaken() => Accept(APng.Of(1200, 400)).ShouldSatisfyAllConditions(logo => logo.Width.ShouldBe(1200), logo => logo.Height.ShouldBe(400));

    [Theory]
    [InlineData("tEXt", "Author\0Casey")]
    [InlineData("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>")]
    [InlineData("eXIf", "MM*GPS")]
    [InlineData("tIME", "1234567")]
    [InlineData("iCCP", "Casey's screen\0\0")]
    [InlineData("prVt", "whatever")]
    public void Read_WhatIsNotNeededToDrawIt_IsLeftOut(string name, string content)
    {
        byte[] plain = APng.Of(60, 20);
        byte[] told = APng.Of(60, 20, APng.Chunk(name, Encoding.Latin1.GetBytes(content)));

        Accept(told).Png.ShouldBe(plain);
    }

    [Fact]
    public void Read_WhatTheLookDependsOn_Stays()
    {
        byte[] file = APng.Of(60, 20, APng.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), APng.Chunk("pHYs", new byte[9]), APng.Chunk("tRNS", new byte[6]));

        Accept(file).Png.ShouldBe(file);
    }

    [Theory]
    [InlineData(0, 20, "its header says what no PNG can be")]
    [InlineData(60, 0, "its header says what no PNG can be")]
    [InlineData(1201, 400, "1201 × 400 pixels; at most 1200 × 400 are taken")]
    [InlineData(1200, 401, "1200 × 401 pixels")]
    [InlineData(int.MaxValue, int.MaxValue, "2147483647 × 2147483647 pixels")]
    [InlineData(-1, -1, "4294967295 × 4294967295 pixels")]
    public void Read_SizeThatIsNotTaken_IsRefused(int width, int height, string words) =>
        Refuse([.. APng.Signature, .. APng.Header(width, height), .. APng.Picture(1, 1), .. APng.End]).ShouldContain(words);

    [Fact]
    public void Read_TooLarge_IsRefusedWithItsSize() => Refuse(new byte[(200 << 10) + 1]).ShouldBe("The file has 201 KB; at most 200 KB are taken.");

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("GIF89a")]
    [InlineData("")]
    public void Read_NoPng_IsRefused(string content) => Refuse(Encoding.ASCII.GetBytes(content)).ShouldBe("This is no PNG file. Save the picture as PNG.");

    [Fact]
    public void Read_CutOffAnywhere_IsRefused()
    {
        byte[] file = APng.Of(60, 20);
        for (int length = 0; length < file.Length; length++)
            Refuse(file[..length]);
    }

    [Fact]
    public void Read_AnyBitTurned_IsRefused()
    {
        byte[] file = APng.Of(60, 20);
        for (int position = 0; position < file.Length * 8; position++)
        {
            byte[] damaged = [.. file];
            damaged[position / 8] ^= (byte)(1 << (position % 8));
            Refuse(damaged);
        }
    }

    [Fact]
    public void Read_WrongChecksum_NamesThePart()
    {
        byte[] file = APng.Of(60, 20);
        file[^17] ^= 1; // The last byte of the picture's checksum, before the 12 bytes of the end.

        Refuse([.. file[..^12], .. APng.End]).ShouldContain("IDAT");
    }

    [Fact]
    public void Read_PictureThatUnpacksToGigabytes_IsNeverUnpacked()
    {
        // The header says few pixels; a decoder that went on would write 100 MB.
        byte[] bomb = [.. APng.Signature, .. APng.Header(60, 20), .. APng.Picture(1200, 30_000), .. APng.End];
        bomb.Length.ShouldBeLessThan(200 << 10);
        GC.Collect();
        long before = GC.GetAllocatedBytesForCurrentThread();

        PngLogo.Read(bomb);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    public static TheoryData<string, byte[][]> BrokenOrders => new()
    {
        { "its header isn't where it belongs", [APng.Picture(1, 1), APng.Header(1, 1), APng.End] },
        { "its header isn't where it belongs", [APng.Header(1, 1), APng.Header(1, 1), APng.Picture(1, 1), APng.End] },
        { "it has no picture", [APng.Header(1, 1), APng.End] },
        { "it ends in the middle", [APng.Header(1, 1), APng.Picture(1, 1)] },
        { "something follows its end", [APng.Header(1, 1), APng.Picture(1, 1), APng.End, APng.Chunk("tEXt", [65, 0])] },
        { "its picture is interrupted", [APng.Header(1, 1), APng.Picture(1, 1), APng.Chunk("tEXt", [65, 0]), APng.Picture(1, 1), APng.End] },
        { "its palette is missing", [APng.Header(1, 1, colorType: 3), APng.Picture(1, 1), APng.End] },
        { "its palette isn't one", [APng.Header(1, 1, colorType: 3), APng.Chunk("PLTE", new byte[4]), APng.Picture(1, 1), APng.End] },
        { "too long, or there twice", [APng.Header(1, 1), APng.Chunk("gAMA", new byte[5]), APng.Picture(1, 1), APng.End] },
        { "that isn't known", [APng.Header(1, 1), APng.Chunk("CgBI", []), APng.Picture(1, 1), APng.End] },
        { "has no name", [APng.Header(1, 1), APng.Chunk("te t", []), APng.Picture(1, 1), APng.End] },
        { "what no PNG can be", [APng.Header(1, 1, depth: 3), APng.Picture(1, 1), APng.End] },
        { "what no PNG can be", [APng.Header(1, 1, interlace: 2), APng.Picture(1, 1), APng.End] },
    };

    [Theory]
    [MemberData(nameof(BrokenOrders))]
    public void Read_PartsThatDoNotBelongTogether_AreRefused(string words, byte[][] parts) =>
        Refuse([.. APng.Signature, .. parts.SelectMany(part => part)]).ShouldContain(words);

    private static BrandLogo Accept(byte[] file) => PngLogo.Read(file).ShouldBeOfType<LogoOutcome.Accepted>().Logo;

    private static string Refuse(byte[] file) => PngLogo.Read(file).ShouldBeOfType<LogoOutcome.Refused>().Reason;
}
