using System.Collections.Concurrent;

namespace HcpCsp.Plugin.Discovery;

/// <summary>The runs that are going on in this process, one per account.</summary>
internal sealed class LiveRuns
{
    private readonly ConcurrentDictionary<string, RunProgress> progressByAccount = new(StringComparer.Ordinal);

    public RunProgress? Find(string accountId) => progressByAccount.GetValueOrDefault(accountId);

    public void Add(RunProgress progress)
    {
        if (!progressByAccount.TryAdd(progress.AccountId, progress))
            throw new InvalidOperationException($"A discovery run of account {progress.AccountId} is going on already.");
    }

    public void Remove(RunProgress progress)
    {
        progressByAccount.TryRemove(KeyValuePair.Create(progress.AccountId, progress));
        progress.Close();
    }
}
