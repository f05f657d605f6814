using System.Runtime.InteropServices;
using System.Text;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Gives the same string for the same bytes, mostly: lines repeat nearly all of their texts. Small and bounded; forgets by overwriting.</summary>
/// <remarks>One for each column of one reader; not for several threads.</remarks>
internal sealed class TextCache
{
    private const int Slots = 256;
    private const int LongestKept = 1024;

    private readonly string?[] kept = new string?[Slots];
    private string last = "";

    /// <param name="utf8">Text without JSON escapes.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        // Lines come sorted by customer and product: the line before mostly says the same.
        if (Ascii.Equals(utf8, last))
            return last;
        if (utf8.Length > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        if (!Ascii.IsValid(utf8))
            return GetTranscoded(utf8);
        ref string? slot = ref kept[Hash(utf8)];
        if (slot is null || !Ascii.Equals(utf8, slot))
            slot = Encoding.ASCII.GetString(utf8);
        return last = slot;
    }

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(last))
            return last;
        if (text.Length > LongestKept)
            return text.ToString();
        ref string? slot = ref kept[Hash(MemoryMarshal.AsBytes(text))];
        if (slot is null || !text.SequenceEqual(slot))
            slot = text.ToString();
        return last = slot;
    }

    private string GetTranscoded(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[LongestKept];
        int length = Encoding.UTF8.GetChars(utf8, buffer);
        return Get(buffer[..length]);
    }

    // The ends and the length: identifiers differ there, and reading more costs more than a miss.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        ulong mixed = (ulong)bytes.Length * 0x9E3779B97F4A7C15;
        if (bytes.Length >= 8)
        {
            mixed ^= MemoryMarshal.Read<ulong>(bytes) * 0xC2B2AE3D27D4EB4F;
            mixed = ulong.RotateLeft(mixed, 31) ^ (MemoryMarshal.Read<ulong>(bytes[^8..]) * 0x165667B19E3779F9);
        }
        else
        {
            foreach (byte value in bytes)
                mixed = (mixed ^ value) * 0x100000001B3;
        }

        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9;
        return (int)(mixed >> 56);
    }
}
