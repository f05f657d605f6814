using HcpCsp.TestHost.Simulator;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>Units of which it is known that they were finished at some moment, and what was asked for them after it.</summary>
internal sealed class FinishedUnits
{
    private const string Customers = "customers";
    private readonly Dictionary<string, int> requestsWhenFinished = new(StringComparer.Ordinal);

    public int Count => requestsWhenFinished.Count;

    /// <param name="keys">Of units that are finished.</param>
    /// <param name="requests">How many requests had come by then.</param>
    public void Note(IEnumerable<string> keys, int requests)
    {
        foreach (string key in keys)
            requestsWhenFinished.TryAdd(key, requests);
    }

    /// <summary>Requests for the data of a finished unit that came more than once after it was finished.</summary>
    /// <param name="all">What the simulator was asked.</param>
    /// <param name="signIns">How often somebody signed in again: each looks whether the customers can be listed.</param>
    public IReadOnlyList<string> ListRepeats(IReadOnlyCollection<LoggedRequest> all, int signIns = 0)
    {
        LoggedRequest[] requests = [.. all];
        return
        [
            .. requestsWhenFinished.SelectMany(unit => requests.Skip(unit.Value)
                .Where(request => IsFor(unit.Key, request.Path))
                .CountBy(request => request.Path, StringComparer.Ordinal)
                .Where(repeated => repeated.Value > 1 + (unit.Key is Customers ? signIns : 0))
                .Select(repeated => $"{unit.Key}: {repeated.Value} times {repeated.Key}")),
        ];
    }

    private static bool IsFor(string unit, string path) => unit.Split('/') switch
    {
        ["subscriptions", var customer] => path.Equals($"/v1/customers/{customer}/subscriptions", StringComparison.OrdinalIgnoreCase),
        [Customers] => path.Equals("/v1/customers", StringComparison.OrdinalIgnoreCase),
        ["lines", var number] => path.Contains("recon", StringComparison.Ordinal) && path.Contains($"/InvoiceId={number}/", StringComparison.Ordinal),
        ["usage", var number] => path.Contains("usagefastpath", StringComparison.Ordinal) && path.Contains($"/InvoiceId={number}/", StringComparison.Ordinal),
        ["unbilled", var currency, var month] => IsForOpenMonth(path, "unbilledrecon", currency, month),
        ["unbilled-usage", var currency, var month] => IsForOpenMonth(path, "unbilledusage", currency, month),
        _ => false,
    };

    private static bool IsForOpenMonth(string path, string container, string currency, string month) =>
        path.Contains(container, StringComparison.Ordinal)
        && path.Contains($"/BillingMonth={month.Replace("-", "", StringComparison.Ordinal)}/Currency={currency}/", StringComparison.Ordinal);
}
