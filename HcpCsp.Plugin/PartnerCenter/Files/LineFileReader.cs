using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>
/// Reads a file of JSON lines: one object each, in whatever dress (byte order mark, blank lines, an enclosing array, no last newline).
/// While one block is parsed, the next is fetched and decompressed.
/// </summary>
/// <param name="schema">What a line is made of.</param>
/// <param name="checkSize">Called after each block with the bytes and the rows so far; throws when they are too many.</param>
internal sealed class LineFileReader<TLine>(LineSchema<TLine> schema, Action<long, int> checkSize)
{
    private const int BlockSize = 512 * 1024;

    // Room before a block for the line that the block before it left unfinished.
    private const int Headroom = 64 * 1024;

    private readonly LineParser<TLine> parser = new(schema);

    public int Rows { get; private set; }

    /// <summary>Number of the line being read, from 1.</summary>
    public int LineNumber { get; private set; } = 1;

    /// <exception cref="InvalidDataException">A line is no JSON object, or the file breaks off.</exception>
    public async Task ReadAsync(Stream plain, Action<TLine> onLine, CancellationToken cancellationToken)
    {
        byte[] current = ArrayPool<byte>.Shared.Rent(Headroom + BlockSize);
        byte[] next = ArrayPool<byte>.Shared.Rent(Headroom + BlockSize);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<int> filling = FillAsync(plain, current, stop.Token);
        try
        {
            ReadOnlyMemory<byte> rest = default;
            bool isFirst = true;
            long bytes = 0;
            while (true)
            {
                int filled = await filling;
                checkSize(bytes += filled, Rows);
                bool isLast = filled < BlockSize;
                ReadOnlyMemory<byte> block = Join(rest, current, filled);
                if (!isLast)
                    filling = FillAsync(plain, next, stop.Token);
                if (isFirst && block.Span.StartsWith("\uFEFF"u8))
                    block = block[3..];
                isFirst = false;
                rest = block[Parse(block.Span, isLast, onLine)..];
                if (isLast)
                    return;
                if (rest.Length > FileLimits.LongestLine)
                    throw new InvalidDataException("A line is longer than any that Microsoft writes.");
                (current, next) = (next, current);
            }
        }
        finally
        {
            // The buffers go back only when nobody fills them any more.
            await stop.CancelAsync();
            await filling.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            ArrayPool<byte>.Shared.Return(current);
            ArrayPool<byte>.Shared.Return(next);
        }
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> rest, byte[] block, int filled)
    {
        if (rest.Length > Headroom)
            return (byte[])[.. rest.Span, .. block.AsSpan(Headroom, filled)];
        rest.CopyTo(block.AsMemory(Headroom - rest.Length));
        return block.AsMemory(Headroom - rest.Length, rest.Length + filled);
    }

    private static bool IsBetweenObjects(byte letter) =>
        letter is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t' or (byte)',' or (byte)'[' or (byte)']';

    // Decompression doesn't yield by itself, so it is sent to another thread.
    private static Task<int> FillAsync(Stream plain, byte[] buffer, CancellationToken cancellationToken) => Task.Run(
        () => plain.ReadAtLeastAsync(buffer.AsMemory(Headroom, BlockSize), BlockSize, throwOnEndOfStream: false, cancellationToken).AsTask(),
        cancellationToken);

    private int Parse(ReadOnlySpan<byte> block, bool isLast, Action<TLine> onLine)
    {
        int position = 0;
        while (true)
        {
            for (; position < block.Length && IsBetweenObjects(block[position]); position++)
            {
                if (block[position] == '\n')
                    LineNumber++;
            }

            if (position == block.Length)
                return position;
            if (!TryParseOne(block[position..], isLast, out TLine line, out int length))
                return position;
            onLine(line);
            Rows++;
            position += length;
        }
    }

    private bool TryParseOne(ReadOnlySpan<byte> source, bool isLast, out TLine line, out int length)
    {
        try
        {
            if (source[0] != '{')
                throw new InvalidDataException("Something else than a JSON object stands there.");
            bool isWhole = parser.TryParse(source, out line, out length);
            if (isLast && !isWhole)
                throw new JsonException("The file ends within it.");
            return isWhole;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Line {LineNumber} is no whole JSON object."), exception);
        }
    }
}
