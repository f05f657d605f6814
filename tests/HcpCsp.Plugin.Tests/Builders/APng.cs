using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>PNG files, right and wrong.</summary>
internal static class APng
{
    public static byte[] Signature { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] End { get; } = Chunk("IEND", []);

    /// <summary>A picture of one colour.</summary>
    public static byte[] Of(int width, int height, params byte[][] beforeThePicture) =>
        [.. Signature, .. Header(width, height), .. beforeThePicture.SelectMany(chunk => chunk), .. Picture(width, height), .. End];

    public static byte[] Header(int width, int height, byte depth = 8, byte colorType = 2, byte interlace = 0)
    {
        byte[] content = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(content, width);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), height);
        (content[8], content[9], content[12]) = (depth, colorType, interlace);
        return Chunk("IHDR", content);
    }

    public static byte[] Picture(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // A filter byte, then red, green and blue of each pixel.
            byte[] row = [0, .. Enumerable.Range(0, width).SelectMany(_ => (byte[])[0x1F, 0x4E, 0x79])];
            for (int y = 0; y < height; y++)
                zlib.Write(row);
        }

        return Chunk("IDAT", packed.ToArray());
    }

    public static byte[] Chunk(string name, byte[] content)
    {
        byte[] whole = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(whole, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(whole.Length - 4), Crc(whole.AsSpan(4, content.Length + 4)));
        return whole;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            uint row = (crc ^ value) & 0xFF;
            for (int bit = 0; bit < 8; bit++)
                row = (row & 1) == 0 ? row >> 1 : 0xEDB88320 ^ (row >> 1);
            crc = row ^ (crc >> 8);
        }

        return crc ^ uint.MaxValue;
    }
}
