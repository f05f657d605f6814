using System.Collections.Frozen;
using System.Text.RegularExpressions;
using HcpCsp.Abstractions;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Reports;
using HcpCsp.Plugin.Store.Statements;
using LiteDB;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Store;

/// <summary>What the module keeps, in <c>csp.db</c> and <c>accounts/{id}.db</c> of its data folder.</summary>
internal sealed partial class CspStore : ICspStore
{
    private const string CspFile = "csp.db";
    private const string AccountsFolder = "accounts";
    private const string StatementsFolder = "statements";
    private const string ReportsFolder = "reports";

    private readonly string accountsFolder;
    private readonly TimeProvider time;
    private readonly DatabaseFile file;
    // What every page and every price asks for, and people change rarely.
    private readonly Cached<IReadOnlyList<PartnerAccount>> accounts;
    private readonly Cached<Dictionary<string, IReadOnlyDictionary<string, CustomerSettings>>> settings;
    private readonly Cached<Dictionary<string, IReadOnlyList<EndedLink>>> endedLinks;
    private readonly PlanStore plans;
    private readonly BudgetAlertStore alerts;
    private readonly BrandStore brands;
    private readonly StatementFiles statementFiles;
    private readonly StatementStore statements;
    private readonly ReportFiles reportFiles;
    private readonly ReportStore reports;
    private readonly bool backsUpReports;
    private readonly DataFolderLock folderLock;
    private readonly Dictionary<string, AccountStore> openAccounts = new(StringComparer.Ordinal);
    private readonly Lock opening = new();
    private long revision;
    private bool isDisposed;

    public CspStore(PluginContext context, TimeProvider time, IOptions<ReportFileOptions> reports)
        : this(context.DataFolder, time, reports.Value.Folder)
    {
    }

    /// <param name="dataFolder">Data folder.</param>
    /// <param name="time">Clock.</param>
    /// <param name="reportFolder">Null or empty for the one in the data folder, which is in backups.</param>
    public CspStore(string dataFolder, TimeProvider time, string? reportFolder = null)
    {
        this.time = time;
        backsUpReports = string.IsNullOrEmpty(reportFolder);
        accountsFolder = Path.Combine(dataFolder, AccountsFolder);
        Directory.CreateDirectory(accountsFolder);
        folderLock = DataFolderLock.Take(dataFolder);
        try
        {
            file = DatabaseFile.Open(Path.Combine(dataFolder, CspFile), Migrations.Csp);
            accounts = new(() => Interlocked.Read(ref revision), ReadAccounts);
            settings = new(() => Interlocked.Read(ref revision), ReadSettings);
            endedLinks = new(() => Interlocked.Read(ref revision), ReadEndedLinks);
            plans = new PlanStore(file);
            alerts = new BudgetAlertStore(file);
            brands = new BrandStore(file);
            statementFiles = new StatementFiles(Path.Combine(dataFolder, StatementsFolder));
            statementFiles.Clean();
            statements = new StatementStore(file, statementFiles);
            reportFiles = new ReportFiles(backsUpReports ? Path.Combine(dataFolder, ReportsFolder) : Path.GetFullPath(reportFolder!)); // Not empty, as just asked.
            reports = new ReportStore(file, reportFiles);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>The plans in the same file: their assignments go with an account.</summary>
    public IPlanStore Plans => plans;

    /// <summary>The alerts in the same file: they go with an account too.</summary>
    public IBudgetAlertStore BudgetAlerts => alerts;

    /// <summary>The looks of reports in the same file: they go with an account too.</summary>
    public IBrandStore Brands => brands;

    public IStatementStore Statements => statements;

    /// <summary>Schedules and what they made, in the same file: they go with an account too, unless its history is kept.</summary>
    public IReportStore Reports => reports;

    public long Revision => file.Revision;

    public IReadOnlyList<PartnerAccount> ListAccounts() => accounts.Value;

    public PartnerAccount? FindAccount(string accountId) =>
        file.Collection(Collections.Accounts).FindById(accountId) is { } found ? AccountDocument.Read(found) : null;

    public PartnerAccount SaveAccount(PartnerAccount account)
    {
        PartnerAccount saved = account with { Version = account.Version + 1 };
        Change(() =>
        {
            CheckVersion($"The account {account.Name}", FindAccount(account.Id)?.Version ?? 0, account.Version);
            file.Collection(Collections.Accounts).Upsert(AccountDocument.From(saved));
            file.Collection(Collections.KeptAccounts).Delete(saved.TenantId);
        });
        return saved;
    }

    // The version stays: what the module records by itself is no edit that an open form would have to hear of.
    public void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change) => Change(() =>
    {
        if (FindAccount(accountId) is { } account)
            file.Collection(Collections.Accounts).Update(AccountDocument.From(change(account) with { Id = account.Id, Version = account.Version }));
    });

    public void RemoveAccount(string accountId, bool keepHistory)
    {
        CheckId(accountId);
        Change(() =>
        {
            if (keepHistory && FindAccount(accountId) is { } account)
                file.Collection(Collections.KeptAccounts).Upsert(new BsonDocument { ["_id"] = account.TenantId, ["account"] = accountId });
            file.Collection(Collections.Accounts).Delete(accountId);
            file.Collection(Collections.TokenCaches).Delete(accountId);
            if (keepHistory)
                return;
            file.Collection(Collections.Runs).DeleteMany(Keys.Equal("account", accountId));
            file.Collection(Collections.CustomerSettings).DeleteMany(Keys.Below(accountId));
            file.Collection(Collections.EndedLinks).DeleteMany(Keys.Below(accountId));
            plans.DeleteAssignments(accountId);
            alerts.DeleteOf(accountId);
            brands.DeleteOf(accountId);
            statements.DeleteOf(accountId);
            reports.DeleteOf(accountId);
        });
        plans.Refresh();
        CloseAccount(accountId);
        if (keepHistory)
            return;
        DeleteFiles(accountId);
        statements.DeleteFilesOf(accountId);
        reports.DeleteFilesOf(accountId);
    }

    public string? FindKeptAccount(string tenantId) => file.Collection(Collections.KeptAccounts).FindById(tenantId)?["account"].AsString;

    public byte[]? FindTokenCache(string accountId) => file.Collection(Collections.TokenCaches).FindById(accountId)?["cache"].AsBinary;

    public void SaveTokenCache(string accountId, byte[] protectedCache) => file.Write(() =>
        file.Collection(Collections.TokenCaches).Upsert(new BsonDocument { ["_id"] = accountId, ["cache"] = protectedCache }));

    public void RemoveTokenCache(string accountId) => file.Write(() => file.Collection(Collections.TokenCaches).Delete(accountId));

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) =>
    [
        .. file.Collection(Collections.Runs).Find(Keys.Equal("account", accountId)).Select(RunDocument.Read)
            .OrderByDescending(static run => run.StartedAt)
            .Take(limit),
    ];

    public DiscoveryRun? FindRun(string runId) => file.Collection(Collections.Runs).FindById(runId) is { } found ? RunDocument.Read(found) : null;

    public void SaveRun(DiscoveryRun run) => file.Write(() => file.Collection(Collections.Runs).Upsert(RunDocument.From(run)));

    public void TrimRuns(string accountId, int newest, DateTimeOffset since) => file.Write(() =>
    {
        foreach (DiscoveryRun run in ListRuns(accountId, int.MaxValue).Skip(newest).Where(run => run.StartedAt < since))
            file.Collection(Collections.Runs).Delete(run.Id);
    });

    public CustomerSettings GetCustomerSettings(string accountId, string customerId) =>
        file.Collection(Collections.CustomerSettings).FindById(CustomerSettingsDocument.Key(accountId, customerId)) is { } found
            ? CustomerSettingsDocument.Read(found)
            : new CustomerSettings { AccountId = accountId, CustomerId = customerId };

    public IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId) =>
        settings.Value.TryGetValue(accountId, out IReadOnlyDictionary<string, CustomerSettings>? own) ? own : FrozenDictionary<string, CustomerSettings>.Empty;

    public CustomerSettings SaveCustomerSettings(CustomerSettings settings)
    {
        CustomerSettings saved = settings with { Version = settings.Version + 1 };
        Change(() =>
        {
            CheckVersion("The customer's settings", GetCustomerSettings(settings.AccountId, settings.CustomerId).Version, settings.Version);
            file.Collection(Collections.CustomerSettings).Upsert(CustomerSettingsDocument.From(saved));
        });
        return saved;
    }

    public IReadOnlyList<EndedLink> ListEndedLinks(string accountId) => endedLinks.Value.GetValueOrDefault(accountId, []);

    public void SaveEndedLink(EndedLink link) => Change(() => file.Collection(Collections.EndedLinks).Upsert(EndedLinkDocument.From(link)));

    public IAccountStore OpenAccount(string accountId)
    {
        CheckId(accountId);
        lock (opening)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (!openAccounts.TryGetValue(accountId, out AccountStore? account))
            {
                account = new AccountStore(PathOf(accountId), time, versionId => statements.FindMadeFrom(accountId, versionId));
                openAccounts.Add(accountId, account);
            }

            return account;
        }
    }

    public Task BackupAsync(string folder, CancellationToken cancellationToken) => Task.Run(() => Backup(folder, cancellationToken), cancellationToken);

    public void Dispose()
    {
        lock (opening)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            foreach (AccountStore account in openAccounts.Values)
                account.Dispose();
            openAccounts.Clear();
        }

        file.Dispose();
        folderLock.Dispose();
    }

    /// <summary>A change of what is kept at hand.</summary>
    private void Change(Action change) => file.Write(change, () => Interlocked.Increment(ref revision));

    private IReadOnlyList<PartnerAccount> ReadAccounts() =>
    [
        .. file.Collection(Collections.Accounts).FindAll().Select(AccountDocument.Read)
            .OrderBy(static account => account.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static account => account.Id, StringComparer.Ordinal),
    ];

    private Dictionary<string, IReadOnlyDictionary<string, CustomerSettings>> ReadSettings() =>
        file.Collection(Collections.CustomerSettings).FindAll().Select(CustomerSettingsDocument.Read)
            .GroupBy(static one => one.AccountId, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static IReadOnlyDictionary<string, CustomerSettings> (group) => group.ToDictionary(static one => one.CustomerId, StringComparer.Ordinal),
                StringComparer.Ordinal);

    private Dictionary<string, IReadOnlyList<EndedLink>> ReadEndedLinks() =>
        file.Collection(Collections.EndedLinks).FindAll().Select(EndedLinkDocument.Read)
            .GroupBy(static link => link.AccountId, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static IReadOnlyList<EndedLink> (group) => [.. group.OrderBy(static link => link.LinkedAt)], StringComparer.Ordinal);

    private void Backup(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) || File.Exists(folder))
            throw new StoreException($"{folder} is there already: a backup gets a folder of its own.");

        // Under another name until it is whole, so that nobody takes a part for a backup.
        string partial = folder + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(Path.Combine(partial, AccountsFolder));
        foreach (string accountId in ListStoredAccounts())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ((AccountStore)OpenAccount(accountId)).CopyTo(Path.Combine(partial, AccountsFolder, accountId + ".db"));
        }

        // Files are there before the record that names them, and stay: copied after the records, none is missing.
        file.CopyTo(Path.Combine(partial, CspFile));
        statementFiles.CopyTo(Path.Combine(partial, StatementsFolder));
        if (backsUpReports)
            reportFiles.CopyTo(Path.Combine(partial, ReportsFolder));
        Directory.Move(partial, folder);
    }

    // Also those whose history was kept when they were removed.
    private List<string> ListStoredAccounts() =>
    [
        .. Directory.EnumerateFiles(accountsFolder, "*.db").Select(static path => Path.GetFileNameWithoutExtension(path))
            .Where(static name => FileSafeId().IsMatch(name) && !name.EndsWith("-log", StringComparison.Ordinal)),
    ];

    private static void CheckVersion(string what, int stored, int given)
    {
        if (stored != given)
            throw new ConcurrentEditException($"{what} was changed by somebody else meanwhile (version {stored}, edited from version {given}).");
    }

    // The id names a file: nothing that could lead out of the folder.
    private static void CheckId(string accountId)
    {
        if (!FileSafeId().IsMatch(accountId))
            throw new ArgumentException($"'{accountId}' can't be the id of an account.", nameof(accountId));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileSafeId();

    private string PathOf(string accountId) => Path.Combine(accountsFolder, accountId + ".db");

    private void CloseAccount(string accountId)
    {
        lock (opening)
        {
            if (openAccounts.Remove(accountId, out AccountStore? account))
                account.Dispose();
        }
    }

    private void DeleteFiles(string accountId)
    {
        File.Delete(PathOf(accountId));
        File.Delete(DatabaseFile.LogPathOf(PathOf(accountId)));
    }
}
