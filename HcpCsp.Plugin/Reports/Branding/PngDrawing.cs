using System.Buffers.Binary;

namespace HcpCsp.Plugin.Reports.Branding;

/// <summary>What a PNG file says of its picture, as its parts come: their order, the size, the kinds of colour.</summary>
internal sealed class PngDrawing
{
    /// <summary>Parts that matter to the look, and how long each may be. All others, such as texts, places, times and profiles, are left out.</summary>
    private static readonly Dictionary<string, int> Needed = new(StringComparer.Ordinal)
    {
        ["IHDR"] = 13, ["PLTE"] = 768, ["IDAT"] = int.MaxValue, ["IEND"] = 0, ["tRNS"] = 256, ["gAMA"] = 4, ["cHRM"] = 32, ["sRGB"] = 1, ["pHYs"] = 9,
    };

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private string last = "";
    private int colorType;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <param name="chunk">The next part.</param>
    /// <param name="fault">What is wrong about it; null when nothing is.</param>
    /// <returns>Whether it is needed to draw the picture.</returns>
    public bool Take(PngChunk chunk, out string? fault)
    {
        string name = chunk.Name;
        fault = FindFault(chunk, name);
        if (fault is null && name == "IHDR")
            fault = ReadHeader(chunk.Content);
        seen.Add(name);
        last = name;
        return Needed.ContainsKey(name);
    }

    /// <summary>What is missing after the last part; null when nothing is.</summary>
    public string? FindFault() => last == "IEND" ? null : Damaged("it ends in the middle");

    private string? FindFault(PngChunk chunk, string name)
    {
        if (seen.Count == 0 != (name == "IHDR"))
            return Damaged("its header isn't where it belongs");
        if (last == "IEND")
            return Damaged("something follows its end");
        if (!Needed.TryGetValue(name, out int most))
            return chunk.IsCritical ? $"The PNG file has a part {name} that isn't known: save it anew as a plain PNG." : null;
        if (chunk.Content.Length > most || (name is not "IDAT" && seen.Contains(name)))
            return Damaged($"its part {name} is too long, or there twice");
        return name switch
        {
            "PLTE" when colorType is 0 or 4 || seen.Contains("IDAT") || chunk.Content.Length is 0 || chunk.Content.Length % 3 != 0 => Damaged("its palette isn't one"),
            "IDAT" when colorType == 3 && !seen.Contains("PLTE") => Damaged("its palette is missing"),
            "IDAT" when seen.Contains("IDAT") && last != "IDAT" => Damaged("its picture is interrupted"),
            "IEND" when !seen.Contains("IDAT") => Damaged("it has no picture"),
            _ => null,
        };
    }

    private string? ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13)
            return Damaged("its header isn't one");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        colorType = header[9];
        bool isKnown = (colorType, header[8]) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
        if (!isKnown || header[10] != 0 || header[11] != 0 || header[12] > 1 || width == 0 || height == 0)
            return Damaged("its header says what no PNG can be");
        if (width > PngLogo.MostWidth || height > PngLogo.MostHeight)
            return $"The picture has {width} × {height} pixels; at most {PngLogo.MostWidth} × {PngLogo.MostHeight} are taken.";
        (Width, Height) = ((int)width, (int)height);
        return null;
    }

    private static string Damaged(string how) => $"The PNG file is damaged: {how}.";
}
