using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

internal sealed class FakeDiscovery : IDiscovery
{
    public List<DiscoveryRun> Runs { get; } = [];

    public List<string> Scheduled { get; } = [];

    public List<(string AccountId, DiscoveryScope Scope)> Triggered { get; } = [];

    public DateTimeOffset? Next { get; set; }

    /// <summary>A run that doesn't end, however it is asked to stop.</summary>
    public bool NeverEnds { get; init; }

    public Task<string> TriggerAsync(string accountId, HcpUser? requestedBy, DiscoveryScope scope, CancellationToken cancellationToken)
    {
        Triggered.Add((accountId, scope));
        return Task.FromResult("run-new");
    }

    public Task<bool> StopAsync(string accountId, CancellationToken cancellationToken)
    {
        int index = Runs.FindIndex(run => string.Equals(run.AccountId, accountId, StringComparison.Ordinal) && run.State == DiscoveryState.InProgress);
        if (index >= 0 && !NeverEnds)
            Runs[index] = Runs[index] with { State = DiscoveryState.Stopped };
        return Task.FromResult(index >= 0);
    }

    public DiscoveryRun? FindNewestRun(string accountId) => Runs.FirstOrDefault(run => string.Equals(run.AccountId, accountId, StringComparison.Ordinal));

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) => [.. Runs.Where(run => string.Equals(run.AccountId, accountId, StringComparison.Ordinal)).Take(limit)];

    public DiscoveryRun? FindRun(string runId) => Runs.FirstOrDefault(run => string.Equals(run.Id, runId, StringComparison.Ordinal));

    public Task ScheduleAsync(string accountId, CancellationToken cancellationToken)
    {
        Scheduled.Add(accountId);
        return Task.CompletedTask;
    }

    public Task UnscheduleAsync(string accountId, CancellationToken cancellationToken)
    {
        Scheduled.Remove(accountId);
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> FindNextRunAsync(string accountId, CancellationToken cancellationToken) => Task.FromResult(Next);

    public async IAsyncEnumerable<DiscoveryRun> WatchAsync(string accountId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (FindNewestRun(accountId) is { } run)
            yield return run;
        if (NeverEnds)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}

internal sealed class FakeRegistration : IAccountRegistration
{
    public RegistrationStart Start { get; set; } = new RegistrationStart.LeaveTo(new Uri("https://login.example/authorize?state=1"));

    public RegistrationEnd? End { get; set; }

    public FormCheck UpdateCheck { get; set; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What a change fails with.</summary>
    public Exception? Fault { get; set; }

    public AccountForm? Pending { get; set; }

    public AccountForm? LastForm { get; private set; }

    public IReadOnlyDictionary<string, string>? LastQuery { get; private set; }

    public Task<RegistrationStart> BeginAsync(AccountForm form, string sessionKey, CancellationToken cancellationToken)
    {
        LastForm = form;
        return Task.FromResult(Start);
    }

    public Task<RegistrationStart> BeginSignInAgainAsync(string accountId, string sessionKey, CancellationToken cancellationToken) => Task.FromResult(Start);

    public Task<RegistrationEnd> CompleteAsync(IReadOnlyDictionary<string, string> query, string sessionKey, CancellationToken cancellationToken)
    {
        LastQuery = query;
        return Task.FromResult(End!);
    }

    public AccountForm? FindPendingForm(string pendingId, string sessionKey) => Pending;

    public FormCheck Update(string accountId, AccountForm form)
    {
        LastForm = form;
        return Fault is null ? UpdateCheck : throw Fault;
    }

    public List<string> Forgotten { get; } = [];

    public void ForgetSignIn(string accountId) => Forgotten.Add(accountId);
}

internal sealed class FakeLedger : IBillingLedger
{
    public List<InvoiceBill> Bills { get; } = [];

    public List<PricedLine> Lines { get; } = [];

    public SpendingOverview Overview { get; set; } = new([]);

    public IReadOnlyList<InvoiceBill> ListInvoices(string? accountId) => [.. Bills.Where(bill => accountId is null || string.Equals(bill.Account.Id, accountId, StringComparison.Ordinal))];

    public InvoiceBill? FindInvoice(string accountId, string number) => Bills.FirstOrDefault(bill => string.Equals(bill.Account.Id, accountId, StringComparison.Ordinal) && string.Equals(bill.Invoice.Number, number, StringComparison.Ordinal));

    public CustomerBill? FindCustomerBill(string accountId, string number, string customerId) =>
        FindInvoice(accountId, number)?.Customers.FirstOrDefault(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal));

    /// <summary>How many lines anybody took.</summary>
    public int LinesRead { get; private set; }

    public IEnumerable<PricedLine> ReadPricedLines(string accountId, string number, string? customerId)
    {
        foreach (PricedLine line in Lines)
        {
            LinesRead++;
            yield return line;
        }
    }

    public IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> ListCustomerBills(string accountId, string customerId) =>
        [.. ListInvoices(accountId).SelectMany(bill => bill.Customers.Where(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal)).Select(one => (bill.Invoice, one)))];

    public SpendingOverview GetOverview(string? accountId) => Overview;

    public List<OpenBill> OpenBills { get; } = [];

    public IReadOnlyList<OpenBill> ListOpenBills(string? accountId) => [.. OpenBills.Where(open => accountId is null || string.Equals(open.Account.Id, accountId, StringComparison.Ordinal))];
}

internal sealed class FakeWorkbooks : IInvoiceWorkbooks
{
    public Exception? Failure { get; set; }

    /// <summary>Who may read the file that was written to; null where there are no such rights.</summary>
    public UnixFileMode? Rights { get; private set; }

    /// <summary>What the last one was said to lack.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public Task<WorkbookResult> WritePartnerWorkbookAsync(
        string accountId, string invoiceNumber, Completeness completeness, Stream output, CancellationToken cancellationToken) => WriteAsync("partner", completeness, output);

    public Task<WorkbookResult> WriteCustomerWorkbookAsync(
        string accountId, string invoiceNumber, string customerId, Completeness completeness, Stream output, CancellationToken cancellationToken) =>
        WriteAsync("customer " + customerId, completeness, output);

    public Task<WorkbookResult> WriteCustomerWorkbookAsync(CustomerStatement statement, Completeness completeness, Stream output, CancellationToken cancellationToken) =>
        WriteAsync("customer " + statement.CustomerId, completeness, output);

    public string GetFileName(string accountId, string invoiceNumber, string? customerId) => invoiceNumber + ".xlsx";

    public string GetFileName(InvoiceBill bill, string? customerId) => bill.Invoice.Number + ".xlsx";

    private async Task<WorkbookResult> WriteAsync(string text, Completeness completeness, Stream output)
    {
        Missing = completeness.Missing;
        if (output is FileStream file && !OperatingSystem.IsWindows())
            Rights = File.GetUnixFileMode(file.Name);
        await output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        return Failure is null ? new WorkbookResult(1) : throw Failure;
    }
}

internal sealed class RecordingAudit : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public void Append(AuditEntry entry) => Entries.Add(entry);
}

internal sealed class FakeTenants : ITenantDirectory
{
    public List<HcpTenant> Tenants { get; } = [];

    public List<TenantLink> Links { get; } = [];

    public IReadOnlyList<HcpTenant> ListTenants() => Tenants;

    public IReadOnlyList<TenantLink> ListLinks() => Links;

    public TenantLink Link(string customerKey, string tenantId)
    {
        if (Links.Any(link => string.Equals(link.TenantId, tenantId, StringComparison.Ordinal)))
            throw new InvalidOperationException("The tenant is linked to another customer.");
        var made = new TenantLink(customerKey, tenantId, DateTimeOffset.UnixEpoch);
        Links.Add(made);
        return made;
    }

    public void Unlink(string customerKey) => Links.RemoveAll(link => string.Equals(link.CustomerKey, customerKey, StringComparison.Ordinal));
}

internal sealed class FakeStatementRuns : IStatementRuns
{
    public JobRun? Newest { get; set; }

    public List<(string Account, string? Invoice)> Started { get; } = [];

    public Task StartAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken)
    {
        Started.Add((accountId, invoiceNumber));
        return Task.CompletedTask;
    }

    public List<(string Account, string? Invoice)> Reissued { get; } = [];

    public Task StartReissueAsync(string accountId, string? invoiceNumber, HcpUser requestedBy, CancellationToken cancellationToken)
    {
        Reissued.Add((accountId, invoiceNumber));
        return Task.CompletedTask;
    }

    public JobRun? FindNewest(string accountId, string? invoiceNumber) => Newest;

    /// <summary>A run that doesn't end, however it is asked to stop.</summary>
    public bool NeverEnds { get; set; }

    public List<string> Stopped { get; } = [];

    public Task<bool> StopAsync(string accountId, CancellationToken cancellationToken)
    {
        Stopped.Add(accountId);
        return Task.FromResult(!NeverEnds);
    }
}

internal sealed class FakeStatementWriter : IStatementWriter
{
    public string FileNameOf(CustomerStatement statement) => statement.Number + ".xlsx";

    public async Task<int> WriteAsync(CustomerStatement statement, Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync("workbook"u8.ToArray(), cancellationToken);
        return statement.Bills.Sum(bill => bill.LineCount);
    }
}
