using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Calls;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Chooses what is asked about months that aren't billed yet: each currency of the account, this month and the one before.</summary>
/// <remarks>
/// Microsoft answers by currency only, and lists none. Those of the account's documents of the last year are asked for; an account without any
/// asks its own billing profile. Customers' profiles name no currency: another one is found with its first document.
/// </remarks>
internal sealed class OpenPeriodUnits(
    IProfileCalls profiles, PartnerTenant tenant, IAccountStore account, LineUnits units, Walk walk, RunProgress progress, TimeProvider time)
{
    private const string CurrencyKey = $"{UnitKinds.Unbilled}/currency";
    private const int CurrenciesOfMonths = 12;

    /// <summary>Asks for the account's own currency; null when documents tell.</summary>
    public Unit? Currency => ListOfDocuments().Count > 0
        ? null
        : new Unit(UnitKinds.Unbilled, CurrencyKey, "currency of the billing profile", async token =>
        {
            BillingProfile profile = await profiles.GetBillingAsync(tenant, token);
            account.SaveCheckpoint(walk.Finish(CurrencyKey, profile.Currency));
            return UnitOutcome.Done;
        });

    /// <summary>Lines first. Months that a document bills are counted as left as they are.</summary>
    public (Unit[] Lines, Unit[] Usage) Choose()
    {
        OpenMonth[] months = [.. ListCurrencies().SelectMany(currency => OpenMonth.ListOf(currency, time.GetUtcNow()))];
        OpenMonth[] open = [.. months.Where(month => !IsBilled(month))];
        foreach (string kind in (string[])[UnitKinds.Unbilled, UnitKinds.UnbilledUsage])
        {
            progress.Know(kind, months.Length);
            progress.Skip(kind, SkipReasons.Billed, months.Length - open.Length);
        }

        return ([.. open.Select(units.Lines)], [.. open.Select(units.Usage)]);
    }

    /// <param name="kind">Of the two.</param>
    /// <param name="rest">What follows it in the key.</param>
    /// <returns>Null when the month is billed, or so long ago that Microsoft tells nothing of it any more.</returns>
    public Unit? Find(string kind, string rest)
    {
        if (rest == "currency")
            return Currency;
        if (rest.Split('/') is not [var currency, var month])
            return null;
        OpenMonth? open = OpenMonth.ListOf(currency, time.GetUtcNow())
            .FirstOrDefault(one => string.Equals(one.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month, StringComparison.Ordinal));
        if (open is null || IsBilled(open))
            return null;
        return kind == UnitKinds.Unbilled ? units.Lines(open) : units.Usage(open);
    }

    private SortedSet<string> ListCurrencies()
    {
        SortedSet<string> found = ListOfDocuments();
        if (found.Count == 0 && account.FindCheckpoint(CurrencyKey) is { Tag.Length: > 0 } own)
            found.Add(own.Tag);
        return found;
    }

    private SortedSet<string> ListOfDocuments()
    {
        DateTimeOffset since = time.GetUtcNow().AddMonths(-CurrenciesOfMonths);
        return new(
            account.ListInvoices()
                .Where(invoice => !invoice.IsLegacy && invoice.InvoiceDate >= since)
                .Select(static invoice => invoice.Total.Currency.ToUpperInvariant())
                .Where(static currency => currency.Length > 0),
            StringComparer.Ordinal);
    }

    // A document that is listed bills the month, though its lines may not be read yet: until then what was unbilled stays.
    private bool IsBilled(OpenMonth open) => account.ListInvoices().Any(invoice =>
        invoice.ClosedMonth == open.Month && string.Equals(invoice.Total.Currency, open.Currency, StringComparison.OrdinalIgnoreCase));
}
