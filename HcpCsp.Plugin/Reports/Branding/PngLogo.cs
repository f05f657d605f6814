using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Branding;

/// <summary>Takes a PNG file as a logo: checked part by part, never decoded, and without what isn't needed to draw it.</summary>
/// <remarks>
/// By the PNG specification (third edition). A decoder would have to be trusted with anybody's file, and unpack what a few bytes may blow
/// up to; what is stored is only drawn by the programs that open the reports.
/// </remarks>
internal static class PngLogo
{
    public const int MostBytes = 200 << 10;
    public const int MostWidth = 1200;
    public const int MostHeight = 400;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static LogoOutcome Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MostBytes)
            return TooLarge(file.Length);
        if (!file.StartsWith(Signature))
            return Refuse("This is no PNG file. Save the picture as PNG.");
        var chunks = new PngChunks(file[Signature.Length..]);
        var drawing = new PngDrawing();
        using var kept = new MemoryStream();
        kept.Write(Signature);
        while (chunks.TryRead(out PngChunk chunk, out string? fault))
        {
            bool isNeeded = fault is null && drawing.Take(chunk, out fault);
            if (fault is not null)
                return Refuse(fault);
            if (isNeeded)
                kept.Write(chunk.Whole);
        }

        return drawing.FindFault() is { } missing ? Refuse(missing) : new LogoOutcome.Accepted(new BrandLogo(kept.ToArray(), drawing.Width, drawing.Height));
    }

    /// <summary>Of a file that needn't even be read.</summary>
    public static LogoOutcome.Refused TooLarge(long length) => Refuse($"The file has {(length + 1023) / 1024} KB; at most {MostBytes / 1024} KB are taken.");

    private static LogoOutcome.Refused Refuse(string reason) => new(reason);
}

internal abstract record LogoOutcome
{
    private LogoOutcome()
    {
    }

    public sealed record Accepted(BrandLogo Logo) : LogoOutcome;

    /// <param name="Reason">A sentence for the person who chose the file.</param>
    public sealed record Refused(string Reason) : LogoOutcome;
}
