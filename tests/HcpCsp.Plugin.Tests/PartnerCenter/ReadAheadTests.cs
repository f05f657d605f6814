using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Fakes;

namespace HcpCsp.Plugin.Tests.PartnerCenter;

public sealed class ReadAheadTests : IDisposable
{
    private readonly PartnerCenterFixture fixture = new();

    [Fact]
    public async Task ReadAsync_FirstFileIsSlow_FetchesTheNextOnesYetKeepsTheOrder()
    {
        var thirdAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (int i = 0; i < 5; i++)
        {
            byte[] file = PartnerCenterFixture.Gzip($$"""{"Subtotal":{{i}}}""");
            int index = i;
            fixture.Microsoft.On($"/files/{i}.gz", _ =>
            {
                if (index == 2)
                    thirdAsked.TrySetResult();
                return new HttpResponseMessage { Content = index == 0 ? new GatedContent(file, thirdAsked.Task) : new ByteArrayContent(file) };
            });
        }

        List<decimal?> lines = await ReadAsync(5);

        lines.ShouldBe([0m, 1m, 2m, 3m, 4m]);
    }

    [Fact]
    public async Task ReadAsync_FirstFileIsStuck_FetchesNoMoreThanTwoAhead()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        byte[] file = PartnerCenterFixture.Gzip("{}");
        fixture.Microsoft.On("/files/", request => new HttpResponseMessage
        {
            Content = request.RequestUri!.AbsolutePath == "/files/0.gz" ? new GatedContent(file, gate.Task) : new ByteArrayContent(file),
        });

        Task<List<decimal?>> reading = ReadAsync(9);
        while (fixture.Microsoft.Requests.Count < 3)
            await Task.Yield();
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);

        fixture.Microsoft.Requests.Count.ShouldBe(3);
        gate.SetResult();
        (await reading).Count.ShouldBe(9);
    }

    [Fact]
    public async Task ReadAsync_FileFetchedAhead_TakesAFewMegabytesFromItsSocket()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var endless = new CountingContent(200 * 1024 * 1024);
        fixture.Microsoft
            .On("/files/0.gz", _ => new HttpResponseMessage { Content = new GatedContent(PartnerCenterFixture.Gzip("{}"), gate.Task) })
            .OnSequence("/files/1.gz", _ => new HttpResponseMessage { Content = endless }, _ => FakeMicrosoft.Status(System.Net.HttpStatusCode.NotFound));

        Task<List<decimal?>> reading = ReadAsync(2);
        while (endless.Given < 4 * 1024 * 1024)
            await Task.Yield();
        await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);

        endless.Given.ShouldBeLessThan(5 * 1024 * 1024);
        gate.SetResult();

        // It is no gzip file, which is found at once.
        await Should.ThrowAsync<PartnerCenterException>(() => reading);
    }

    public void Dispose() => fixture.Dispose();

    private async Task<List<decimal?>> ReadAsync(int files)
    {
        var export = new LineExport("v1", DateTimeOffset.UnixEpoch, [.. Enumerable.Range(0, files).Select(i => $"{i}.gz")], new Uri("https://graph.microsoft.com/m"))
        {
            Access = new BlobAccess(new Uri("https://a.blob.core.windows.net/files"), "sig=x"),
        };
        var lines = new List<decimal?>();
        IReadOnlyList<BlobReceipt> receipts = await fixture.FinishAsync(
            fixture.Files.ReadAsync(PartnerCenterFixture.Tenant, export, InvoiceLine.Schema, line => lines.Add(line.Subtotal), default));
        receipts.Select(receipt => receipt.Name).ShouldBe(export.BlobNames);
        return lines;
    }

    /// <summary>A body that begins when it may.</summary>
    private sealed class GatedContent(byte[] body, Task gate) : HttpContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync()
        {
            await gate;
            return new MemoryStream(body);
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }

    /// <summary>Zeros, counted as they are taken.</summary>
    private sealed class CountingContent(int length) : HttpContent
    {
        private long given;

        public long Given => Interlocked.Read(ref given);

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new Zeros(this, length));

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long announced)
        {
            announced = length;
            return true;
        }

        private sealed class Zeros(CountingContent owner, int length) : MemoryStream(new byte[length])
        {
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                Interlocked.Add(ref owner.given, buffer.Length);
                return base.ReadAsync(buffer, cancellationToken);
            }
        }
    }
}
