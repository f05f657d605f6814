using System.Buffers;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Reads an answer whole, up to a limit, so that a body that breaks off is a fault of this try and is tried again like any other.</summary>
/// <remarks>Stands innermost: the time of a try and the limiter's count of requests in flight include the body.</remarks>
internal sealed class WholeAnswerHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>Unpacked. The largest answer, 500 customers or subscriptions with all their links, is a few MB.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int BlockSize = 32 * 1024;

    /// <exception cref="PartnerCenterException">The answer is larger than any of Microsoft's.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        try
        {
            using HttpContent streamed = response.Content;
            var whole = new ByteArrayContent(await ReadAsync(request, response, cancellationToken));
            foreach ((string name, IEnumerable<string> values) in streamed.Headers)
                whole.Headers.TryAddWithoutValidation(name, values);
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reading = new SocketReading(body, time, cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(BlockSize);
        while (await reading.ReadAsync(buffer.GetMemory(BlockSize)[..BlockSize]) is var read and > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MostBytes)
                throw Failures.TooLarge("Microsoft's answer is larger than any that was expected.", CallTrace.Of(request, response));
        }

        return buffer.WrittenSpan.ToArray();
    }
}
