using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>
/// The order of a walk: organization, customers, audit records, then side by side the subscriptions of each customer and the documents,
/// newest first, with their lines before any usage, and what no document bills yet.
/// </summary>
internal sealed class AccountWalker(
    IPartnerCenter partnerCenter,
    IAuditCalls auditCalls,
    IProfileCalls profileCalls,
    ICspStore store,
    PartnerTenant tenant,
    Walk walk,
    RunProgress progress,
    DiscoveryOptions options,
    TimeProvider time)
{
    // A document may be issued, or corrected, late: the last ones are always asked for again.
    private const int OverlapDays = 45;
    private const string DateForm = "yyyy-MM-dd";
    private const string ReadableInvoices = $"{UnitKinds.Invoices}/readable";

    private readonly IAccountStore account = store.OpenAccount(tenant.AccountId);
    private readonly UnitRunner runner = new(walk, progress, options.RetryDelay, time);
    private readonly LineUnits units = new(partnerCenter, tenant, store.OpenAccount(tenant.AccountId), walk, progress, time);
    private readonly SubscriptionUnits subscriptions = new(partnerCenter, auditCalls, tenant, store.OpenAccount(tenant.AccountId), walk, progress, time);

    private OpenPeriodUnits OpenPeriods => new(profileCalls, tenant, account, units, walk, progress, time);

    public async Task WalkAsync(CancellationToken cancellationToken)
    {
        progress.Know(UnitKinds.Organization, 1);
        progress.Know(UnitKinds.Customers, 1);
        progress.Know(UnitKinds.Audit, 1);
        progress.Know(UnitKinds.Invoices, 1);
        await runner.RunAsync(ReadOrganization, cancellationToken);
        await runner.RunAsync(ReadCustomers, cancellationToken);
        if (subscriptions.Audit is { } audit)
            await runner.RunAsync(audit, cancellationToken);
        else
            progress.Skip(UnitKinds.Audit, SkipReasons.AllRead);

        // When one of the two can't go on, since the sign-in is lost, the other is cancelled.
        Func<CancellationToken, Task>[] lanes = [WalkSubscriptionsAsync, WalkDocumentsAsync];
        var together = new ParallelOptions { MaxDegreeOfParallelism = lanes.Length, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(lanes, together, static async (lane, token) => await lane(token));
    }

    /// <summary>Reads one unit alone, whether this walk has finished it or not.</summary>
    public async Task WalkUnitAsync(string key, CancellationToken cancellationToken)
    {
        if (FindUnit(key) is not { } unit)
            return;
        progress.Know(unit.Kind, 1);
        progress.FinishPlan();
        await runner.RunAsync(unit, cancellationToken);
    }

    private Unit ReadOrganization => new(UnitKinds.Organization, UnitKinds.Organization, "organization profile", ReadOrganizationAsync);

    private Unit ReadCustomers => new(UnitKinds.Customers, UnitKinds.Customers, "list of customers", ReadCustomersAsync);

    private Unit ReadInvoices => new(UnitKinds.Invoices, UnitKinds.Invoices, "list of invoices", ReadInvoicesAsync);

    // Null when what it was about is gone meanwhile: then there is nothing to read.
    private Unit? FindUnit(string key)
    {
        string[] parts = key.Split('/', 2);
        return (parts[0], parts.ElementAtOrDefault(1)) switch
        {
            (UnitKinds.Organization, null) => ReadOrganization,
            (UnitKinds.Customers, null) => ReadCustomers,
            (UnitKinds.Audit, null) => subscriptions.Audit,
            (UnitKinds.Invoices, null) => ReadInvoices,
            (UnitKinds.Subscriptions, { } id) => account.FindCustomer(id) is { } customer ? subscriptions.Subscriptions(customer) : null,
            (UnitKinds.Lines, { } number) => account.FindInvoice(number) is { } invoice ? units.Lines(invoice) : null,
            (UnitKinds.Usage, { } number) => account.FindInvoice(number) is { } invoice ? units.Usage(invoice) : null,
            (UnitKinds.Unbilled or UnitKinds.UnbilledUsage, { } rest) => OpenPeriods.Find(parts[0], rest),
            _ => null,
        };
    }

    private Task WalkSubscriptionsAsync(CancellationToken cancellationToken) => runner.RunAllAsync(subscriptions.Choose(), options.MaxConcurrency, cancellationToken);

    private async Task WalkDocumentsAsync(CancellationToken cancellationToken)
    {
        await runner.RunAsync(ReadInvoices, cancellationToken);

        List<Invoice> invoices = [.. account.ListInvoices().Where(IsWanted)];
        Unit[] lines = Choose(UnitKinds.Lines, invoices, static invoice => invoice.Lines, units.Lines);
        Unit[] usage = Choose(UnitKinds.Usage, invoices.Where(static invoice => invoice.HasUsage), static invoice => invoice.Usage, units.Usage);
        (Unit[] openLines, Unit[] openUsage) = await ChooseOpenPeriodsAsync(cancellationToken);
        progress.FinishPlan();
        await runner.RunAllAsync([.. lines, .. openLines, .. usage, .. openUsage], options.ExportsAtOnce, cancellationToken);
    }

    private async Task<(Unit[] Lines, Unit[] Usage)> ChooseOpenPeriodsAsync(CancellationToken cancellationToken)
    {
        if (OpenPeriods.Currency is { } currency)
        {
            progress.Know(UnitKinds.Unbilled, 1);
            await runner.RunAsync(currency, cancellationToken);
        }

        return OpenPeriods.Choose();
    }

    private async Task<UnitOutcome> ReadOrganizationAsync(CancellationToken cancellationToken)
    {
        Organization organization = await partnerCenter.GetOrganizationAsync(tenant, cancellationToken);
        store.UpdateAccount(tenant.AccountId, known => known with { OrganizationName = organization.CompanyName });
        account.SaveCheckpoint(walk.Finish(UnitKinds.Organization));
        return UnitOutcome.Done;
    }

    private async Task<UnitOutcome> ReadCustomersAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = time.GetUtcNow();
        int pages = 0;
        await foreach (IReadOnlyList<ListedCustomer> page in partnerCenter.ListCustomerPagesAsync(tenant, cancellationToken))
        {
            pages++;
            account.SaveCustomers(page, time.GetUtcNow(), walk.Finish($"{UnitKinds.Customers}/page", pages.ToString(CultureInfo.InvariantCulture)));
        }

        // Only a listing that came to its end, with every one readable, can tell who is missing.
        account.MarkUnlistedCustomers(startedAt, walk.Finish(UnitKinds.Customers));
        return UnitOutcome.Done;
    }

    private async Task<UnitOutcome> ReadInvoicesAsync(CancellationToken cancellationToken)
    {
        DateOnly? from = FindFirstDate();
        InvoiceList listed = await partnerCenter.ListInvoicesAsync(tenant, from, cancellationToken);

        // The readable ones go on; but the unit isn't finished, so that the walk asks for the others again.
        string key = listed.Unreadable.Count == 0 ? UnitKinds.Invoices : ReadableInvoices;
        account.SaveInvoices(listed.Invoices, walk.Finish(key, from?.ToString(DateForm, CultureInfo.InvariantCulture) ?? ""));
        return listed.Unreadable.Count == 0 ? UnitOutcome.Done : throw ListingItems.Unreadable("invoices", listed.Unreadable);
    }

    private DateOnly? FindFirstDate()
    {
        DateOnly? oldest = FindBackfillStart();
        if (walk.IsFull || account.ListInvoices() is not [{ } newest, ..])
            return oldest;
        DateOnly overlap = DateOnly.FromDateTime(newest.InvoiceDate.UtcDateTime).AddDays(-OverlapDays);
        return oldest > overlap ? oldest : overlap;
    }

    private DateOnly? FindBackfillStart()
    {
        if (options.BackfillMonths is not { } months)
            return null;
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-months);
    }

    /// <summary>From when on this walk has listed documents, though perhaps in an earlier run; after all of them when it couldn't.</summary>
    private DateOnly FindListedFrom()
    {
        string[] keys = [UnitKinds.Invoices, ReadableInvoices];
        if (keys.Select(account.FindCheckpoint).FirstOrDefault(found => found is not null && walk.Owns(found)) is not { } listed)
            return DateOnly.MaxValue;
        return listed.Tag.Length == 0 ? DateOnly.MinValue : DateOnly.ParseExact(listed.Tag, DateForm, CultureInfo.InvariantCulture);
    }

    private bool IsWanted(Invoice invoice) => DateOf(invoice) >= (FindBackfillStart() ?? DateOnly.MinValue);

    // Older documents are closed for good; they are read once, and again only in a full run.
    private Unit[] Choose(string kind, IEnumerable<Invoice> invoices, Func<Invoice, DocumentVersion?> findInForce, Func<Invoice, Unit> read)
    {
        DateOnly listedFrom = FindListedFrom();
        ILookup<bool, Invoice> isToRead = invoices.ToLookup(invoice => findInForce(invoice) is null || DateOf(invoice) >= listedFrom);
        int closed = isToRead[false].Count();
        progress.Know(kind, isToRead[true].Count() + closed);
        progress.Skip(kind, SkipReasons.Closed, closed);
        return [.. isToRead[true].Select(read)];
    }

    private static DateOnly DateOf(Invoice invoice) => DateOnly.FromDateTime(invoice.InvoiceDate.UtcDateTime);
}
