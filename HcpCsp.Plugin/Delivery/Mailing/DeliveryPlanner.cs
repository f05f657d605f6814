using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>Which mails a run's files make: kept before the first is sent, so that a crash neither loses nor doubles one.</summary>
internal sealed class DeliveryPlanner(IReportStore reports, ICspStore store, TimeProvider time)
{
    /// <summary>Of what an address was never given. A repeat adds nothing.</summary>
    public void Plan(ReportRun run, IReadOnlyList<ProducedFile> files)
    {
        foreach (string address in run.Order.MailTo)
            Add(run, address, null, files);
        if (!run.Order.MailsCustomers)
            return;
        foreach (IGrouping<string, ProducedFile> customer in files.Where(static file => file.Key.Kind.IsForCustomer() && file.Key.CustomerId is not null)
            .GroupBy(static file => file.Key.CustomerId!, StringComparer.Ordinal)) // Chosen by having one.
        {
            PlanFor(run, customer.Key, [.. customer]);
        }
    }

    /// <summary>What stood for addresses that there weren't, once there are: null while there are none.</summary>
    public IReadOnlyList<ReportDelivery>? Resolve(ReportRun run, ReportDelivery missing)
    {
        HashSet<string> ids = [.. missing.FileIds];
        IReadOnlyList<string> addresses = AddressesOf(run, missing.CustomerId ?? "");
        if (addresses.Count == 0)
            return null;
        ProducedFile[] files = [.. reports.ListFiles(run.AccountId, run.Id).Where(file => ids.Contains(file.Key.Id))];
        reports.RemoveDelivery(missing);
        return [.. addresses.Select(address => Add(run, address, missing.CustomerId, files)).OfType<ReportDelivery>()];
    }

    private void PlanFor(ReportRun run, string customerId, IReadOnlyList<ProducedFile> files)
    {
        IReadOnlyList<string> addresses = AddressesOf(run, customerId);
        foreach (string address in addresses)
            Add(run, address, customerId, files);
        if (addresses.Count == 0)
            reports.TryAddDelivery(run.Owner, DeliveryOf(run, "", customerId, files) with { State = DeliveryState.NoAddress, Reason = "The customer's settings name no address for reports." });
    }

    private IReadOnlyList<string> AddressesOf(ReportRun run, string customerId) => store.GetCustomerSettings(run.AccountId, customerId).ReportRecipients;

    private ReportDelivery? Add(ReportRun run, string address, string? customerId, IReadOnlyList<ProducedFile> files)
    {
        IReadOnlySet<string> sent = reports.ListSent(run.AccountId, run.Owner, address);
        ProducedFile[] news = [.. files.Where(file => !sent.Contains(file.Key.Id))];
        if (news.Length == 0)
            return null;
        ReportDelivery delivery = DeliveryOf(run, address, customerId, news);
        return reports.TryAddDelivery(run.Owner, delivery) ? delivery : null;
    }

    private ReportDelivery DeliveryOf(ReportRun run, string address, string? customerId, IReadOnlyList<ProducedFile> files)
    {
        string[] ids = [.. files.Select(static file => file.Key.Id).Order(StringComparer.Ordinal)];
        return new ReportDelivery
        {
            Id = IdOf(run, address, customerId, ids),
            AccountId = run.AccountId,
            RunId = run.Id,
            Address = address,
            CustomerId = customerId,
            CustomerName = customerId is null ? "" : files[0].CustomerName,
            FileIds = ids,
            State = DeliveryState.Waiting,
            Since = time.GetUtcNow(),
            NextAttemptAt = time.GetUtcNow(),
        };
    }

    // Of what it carries to whom, whichever run it is: the host knows by it what it has sent.
    private static string IdOf(ReportRun run, string address, string? customerId, IEnumerable<string> fileIds)
    {
        string about = string.Join('\n', fileIds.Prepend(customerId ?? "").Prepend(address.ToLowerInvariant()).Prepend(run.Owner).Prepend(run.AccountId));
        return "report-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 20));
    }
}
