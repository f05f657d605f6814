using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>What if: past documents priced as they are, and as they would be under a plan that nobody is under yet.</summary>
/// <remarks>It is priced by the very rules that publishing and assigning would put in force, so the prices then are exactly these.</remarks>
internal sealed class PlanTrial(ICspStore store, AccountRules accountRules)
{
    /// <summary>Reads the lines of the documents once; those that aren't read yet count for nothing.</summary>
    public TrialResult Run(TrialRequest request, CancellationToken cancellationToken)
    {
        PartnerAccount account = store.FindAccount(request.AccountId) ?? throw new ArgumentException($"There is no account {request.AccountId}.", nameof(request));
        IAccountStore data = store.OpenAccount(account.Id);
        var fees = new MonthlyFees(data);
        PricingRules now = accountRules.Get(account);
        var tally = new TrialTally();
        foreach (string number in request.InvoiceNumbers.Distinct(StringComparer.Ordinal))
        {
            if (data.FindInvoice(number) is not { Lines: { } version } invoice)
                continue;
            LineSummary[] summaries = [.. data.ListSummaries(version.Id).Where(summary => request.Includes(summary.CustomerId))];
            string[] customers = [.. CustomerOrder.Of(summaries)];
            PricingRules then = now with { Plans = now.Plans.With(request.Plan, customers) };
            foreach (string customerId in customers)
            {
                tally.Begin(customerId, CustomerOrder.NameOf(summaries.First(summary => string.Equals(summary.CustomerId, customerId, StringComparison.Ordinal))));
                var (ruleNow, ruleThen) = (now.Select(customerId, invoice), then.Select(customerId, invoice));
                foreach (InvoiceLine line in data.ReadLines(version.Id, customerId))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    tally.Add(line, PriceCalculator.Calculate(line, invoice.Total.Currency, ruleNow), PriceCalculator.Calculate(line, invoice.Total.Currency, ruleThen));
                }
            }

            foreach (CustomerFee fee in fees.List(invoice, summaries, now))
                tally.Add(fee, isThen: false);
            foreach (CustomerFee fee in fees.List(invoice, summaries, then))
                tally.Add(fee, isThen: true);
        }

        return tally.Result();
    }
}

/// <param name="Plan">As it would be published.</param>
/// <param name="CustomerIds">Whom it would be assigned to; null for all that the documents bill.</param>
internal sealed record TrialRequest(string AccountId, PricingPlan Plan, IReadOnlyList<string> InvoiceNumbers, IReadOnlyList<string>? CustomerIds)
{
    public bool Includes(string customerId) => CustomerIds is null || CustomerIds.Contains(customerId, StringComparer.Ordinal);
}
