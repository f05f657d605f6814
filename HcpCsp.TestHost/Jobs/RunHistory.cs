using HcpCsp.Abstractions.Jobs;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Jobs;

/// <summary>The runs of all plugins, kept across restarts.</summary>
internal sealed class RunHistory : IDisposable
{
    /// <summary>How many runs of one subject are remembered.</summary>
    private const int KeptRuns = 100;

    private readonly Lock gate = new();
    private readonly JsonLinesFile<StoredRun> file;

    /// <summary>Oldest first.</summary>
    private readonly Dictionary<RunSubject, List<StoredRun>> runs = [];

    public RunHistory(HostFolders folders, TimeProvider time)
    {
        file = new(folders.InHost("job-runs.jsonl"), HostJson.Default.StoredRun);
        foreach (StoredRun run in file.ReadAll())
            Remember(run);
        foreach (RunSubject about in runs.Keys.ToArray())
            runs[about] = [.. runs[about].Select(run => EndIfAlive(run, time.GetUtcNow()))];
        file.Rewrite(runs.Values.SelectMany(list => list));
    }

    /// <summary>Keeps a run as it stands now; it is on disk afterwards.</summary>
    public void Save(StoredRun run)
    {
        lock (gate)
        {
            file.Append(run);
            Remember(run);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StoredRun> List(RunSubject about, int limit)
    {
        lock (gate)
            return runs.TryGetValue(about, out var list) ? [.. list.AsEnumerable().Reverse().Take(limit)] : [];
    }

    /// <summary>Newest first, of all subjects.</summary>
    public IReadOnlyList<StoredRun> ListAll(int limit)
    {
        lock (gate)
            return [.. runs.Values.SelectMany(list => list).OrderByDescending(run => run.StartedAt).Take(limit)];
    }

    /// <summary>The newest run of each subject of a plugin.</summary>
    public IReadOnlyList<StoredRun> ListNewest(string plugin)
    {
        lock (gate)
            return [.. runs.Where(pair => string.Equals(pair.Key.Plugin, plugin, StringComparison.Ordinal)).Select(pair => pair.Value[^1])];
    }

    public void Dispose() => file.Dispose();

    /// <summary>At start nothing can be alive: what says so was cut off by a crash.</summary>
    private static StoredRun EndIfAlive(StoredRun run, DateTimeOffset now) => run.State == JobRunState.Running
        ? run with { State = JobRunState.Interrupted, EndedAt = now, Summary = "The host ended while it ran." }
        : run;

    private void Remember(StoredRun run)
    {
        if (!runs.TryGetValue(run.About, out var list))
            runs[run.About] = list = [];
        int known = list.FindIndex(other => string.Equals(other.RunId, run.RunId, StringComparison.Ordinal));
        if (known >= 0)
            list[known] = run;
        else
            list.Add(run);
        if (list.Count > KeptRuns)
            list.RemoveAt(0);
    }
}
