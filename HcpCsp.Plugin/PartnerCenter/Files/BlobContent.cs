using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>The bytes of one file, in order and each once, however often the connection breaks off: it goes on with the first missing byte.</summary>
/// <remarks>
/// Asks for the missing part when a strong ETag proves it to be of the same version (RFC 9110, "If-Range"). Otherwise, and when the storage
/// ignores the range, it reads the part that it has again and compares its hash, so that two versions are never joined.
/// </remarks>
internal sealed class BlobContent(BlobOpener opener, string name, Action<int> onBytes, TimeProvider time) : IDisposable
{
    private const int BlockSize = 64 * 1024;

    // Breaks without a byte between them: a connection that gives some each time goes on to the end.
    private const int MostBreaks = 4;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private EntityTagHeaderValue? tag;
    private long? announced;
    private long bytes;

    /// <summary>Bytes so far; may be read from another thread.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Lower-case hex of the SHA-256 of all bytes so far.</summary>
    public string FinishHash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <exception cref="PartnerCenterException">Refused, unreachable, changed meanwhile, or broken off too often.</exception>
    public async Task CopyToAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        for (int breaks = 0; ;)
        {
            long before = Bytes;
            try
            {
                await CopyOnceAsync(writer, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                breaks = Bytes > before ? 1 : breaks + 1;
                if (breaks == MostBreaks)
                    throw Failures.Broken(string.Create(CultureInfo.InvariantCulture, $"The file {name} broke off after {Bytes} bytes: {exception.Message}"), name, exception);
            }

            await Task.Delay(RetryDelay.Jittered(breaks), time, cancellationToken);
        }
    }

    public void Dispose() => hash.Dispose();

    private async Task CopyOnceAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await opener.OpenAsync(name, Bytes, tag, cancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reading = new SocketReading(body, time, cancellationToken);
        await JoinAsync(response, reading);
        while (true)
        {
            Memory<byte> room = writer.GetMemory(BlockSize);
            int read = await reading.ReadAsync(room);
            if (read == 0)
                break;
            Take(room.Span[..read]);
            writer.Advance(read);
            await writer.FlushAsync(cancellationToken);
        }

        // Nothing at all is whole only when nothing was announced: empty must be proven.
        if (announced is { } length ? Bytes != length : Bytes == 0)
            throw new IOException("It ended before its announced end.");
    }

    private void Take(ReadOnlySpan<byte> block)
    {
        hash.AppendData(block);
        Interlocked.Add(ref bytes, block.Length);
        onBytes(block.Length);
    }

    /// <summary>Makes sure that what comes now follows what is at hand.</summary>
    private async Task JoinAsync(HttpResponseMessage response, SocketReading reading)
    {
        EntityTagHeaderValue? given = response.Headers.ETag is { IsWeak: false } strong ? strong : null;
        if (Bytes > 0 && tag is not null && given is not null && !tag.Equals(given))
            throw Changed();
        if (Bytes == 0)
            tag = given;

        bool isPart = response.StatusCode == HttpStatusCode.PartialContent;
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        if (isPart && (range?.From != Bytes || (range.Length is { } whole && announced is { } known && whole != known)))
            throw Changed();
        long? length = response.Content.Headers.ContentLength;
        announced = isPart ? range?.Length ?? (Bytes + length) : length ?? announced;
        if (!isPart && Bytes > 0)
            await SkipAsync(reading);
    }

    private async Task SkipAsync(SocketReading reading)
    {
        using var again = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            for (long left = Bytes; left > 0;)
            {
                int read = await reading.ReadAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
                if (read == 0)
                    throw new IOException("It ended sooner than when it was read before.");
                again.AppendData(block, 0, read);
                onBytes(read);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        if (!again.GetCurrentHash().AsSpan().SequenceEqual(hash.GetCurrentHash()))
            throw Changed();
    }

    private PartnerCenterException Changed() => Failures.Changed($"The file {name} was replaced while it was read.", CallTrace.OfFile(name, response: null));
}
