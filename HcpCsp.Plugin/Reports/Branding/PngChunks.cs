using System.Buffers.Binary;
using System.Text;

namespace HcpCsp.Plugin.Reports.Branding;

/// <summary>Goes through the parts of a PNG file after its signature: each with its length, its name, its content and its checksum.</summary>
internal ref struct PngChunks(ReadOnlySpan<byte> rest)
{
    private const int Frame = 12;

    private ReadOnlySpan<byte> rest = rest;

    /// <param name="chunk">The next part.</param>
    /// <param name="fault">What is wrong about it; null when nothing is.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out PngChunk chunk, out string? fault)
    {
        chunk = default;
        fault = null;
        if (rest.IsEmpty)
            return false;
        uint length = rest.Length >= Frame ? BinaryPrimitives.ReadUInt32BigEndian(rest) : uint.MaxValue;
        if (length > rest.Length - Frame)
        {
            fault = "The PNG file is damaged: it ends in the middle.";
            return true;
        }

        ReadOnlySpan<byte> whole = rest[..((int)length + Frame)];
        rest = rest[whole.Length..];
        chunk = new PngChunk(whole);
        if (!chunk.Name.All(char.IsAsciiLetter))
            fault = "The PNG file is damaged: one of its parts has no name.";
        else if (BinaryPrimitives.ReadUInt32BigEndian(whole[^4..]) != Crc(whole[4..^4]))
            fault = $"The PNG file is damaged: its part {chunk.Name} isn't what its checksum says.";
        return true;
    }

    /// <summary>CRC-32 of the specification's annex D, bit by bit: logos are small.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

/// <param name="whole">With length, name and checksum.</param>
internal readonly ref struct PngChunk(ReadOnlySpan<byte> whole)
{
    public ReadOnlySpan<byte> Whole { get; } = whole;

    public string Name => Encoding.ASCII.GetString(Whole[4..8]);

    public ReadOnlySpan<byte> Content => Whole[8..^4];

    /// <summary>Who doesn't know it can't draw the picture: its name begins with a capital.</summary>
    public bool IsCritical => char.IsAsciiLetterUpper((char)Whole[4]);
}
