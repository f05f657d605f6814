using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports.Runs;

/// <summary>A mail of a run in its list.</summary>
/// <param name="Reason">Why it isn't sent; empty where the state says it.</param>
/// <param name="RetryPath">Empty for what was sent.</param>
/// <param name="SettingsPath">Of the customer who has no address; empty else.</param>
internal sealed record DeliveryRow(string Address, string Customer, string Files, StateView State, string Reason, string Attempts, string Moment, string RetryPath, string SettingsPath)
{
    public static DeliveryRow For(ReportDelivery delivery, Formats formats) => new(
        delivery.Address,
        delivery.CustomerName,
        formats.Number(delivery.FileIds.Count),
        ReportStates.For(delivery.State),
        delivery.State is DeliveryState.NoAddress ? "" : delivery.Reason,
        delivery.Attempts switch { 0 => "", 1 => "1 attempt", var count => formats.Number(count) + " attempts" },
        delivery switch
        {
            { SentAt: { } sent } => formats.Moment(sent),
            { State: DeliveryState.Waiting, NextAttemptAt: { } next } => "Next attempt " + formats.Moment(next),
            _ => Formats.None,
        },
        delivery.State is DeliveryState.Sent ? "" : ReportPaths.Retry(delivery),
        delivery is { State: DeliveryState.NoAddress, CustomerId: { } customer } ? CspPaths.Customer(delivery.AccountId, customer) + "#settings" : "");
}
