using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>
/// How many documents of an account are read at once: each holds some MB of lines. Waiting for Microsoft to build an export needs no slot, so
/// that many are built side by side.
/// </summary>
internal sealed class ReadingSlots(IOptions<RequestLimitOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> byAccount = new(StringComparer.Ordinal);

    /// <summary>Waits for a slot. Dispose what it gives when the reading is over.</summary>
    public async Task<IDisposable> AcquireAsync(PartnerTenant tenant, CancellationToken cancellationToken)
    {
        SemaphoreSlim slots = byAccount.GetOrAdd(tenant.AccountId, _ => new SemaphoreSlim(options.Value.MaxConcurrency));
        await slots.WaitAsync(cancellationToken);
        return new Slot(slots);
    }

    public void Dispose()
    {
        foreach (SemaphoreSlim slots in byAccount.Values)
            slots.Dispose();
    }

    private sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? held = slots;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
