using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>Orders of reports as people and programs give them: read, checked, begun, written into the audit trail.</summary>
internal sealed class ReportOrders(ICspStore store, IReportRuns runs, IAuditLog audit)
{
    public async Task<StartOutcome> StartAsync(PageRequest request, PartnerAccount account, WishForm form, CancellationToken cancellationToken)
    {
        WishReading reading = form.ToWish(account, store.OpenAccount(account.Id));
        if (reading.Wish is not { } wish || reading.Problems.Count > 0)
            return new StartOutcome.Refused(reading.Problems);
        StartOutcome outcome = await runs.StartAsync(wish, request.User, cancellationToken);
        if (outcome is StartOutcome.Started)
            audit.Append(AuditEntry.For(request, "csp.reports.started", $"{account.Name}: {string.Join(", ", wish.Order.Items.Select(OrderForm.NameOf))}"));
        return outcome;
    }

    /// <returns>False when it has ended.</returns>
    public async Task<bool> StopAsync(PageRequest request, PartnerAccount account, ReportRun run, CancellationToken cancellationToken)
    {
        bool stopped = await runs.StopAsync(run, cancellationToken);
        if (stopped)
            audit.Append(AuditEntry.For(request, "csp.reports.stopped", $"{account.Name}: {run.Id}"));
        return stopped;
    }

    public async Task<ReportDelivery?> RetryAsync(PageRequest request, PartnerAccount account, string deliveryId, CancellationToken cancellationToken)
    {
        ReportDelivery? delivery = await runs.RetryAsync(account.Id, deliveryId, cancellationToken);
        if (delivery is not null)
            audit.Append(AuditEntry.For(request, "csp.reports.delivery-retried", $"{account.Name}: {delivery.RunId} to {(delivery.Address.Length > 0 ? delivery.Address : delivery.CustomerName)}"));
        return delivery;
    }
}
