using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Looks of reports, as the contract of the store says.</summary>
internal sealed class InMemoryBrands : IBrandStore
{
    private readonly ConcurrentDictionary<string, ReportBrand> brands = new(StringComparer.Ordinal);

    public ReportBrand GetBrand(string accountId) => brands.GetValueOrDefault(accountId) ?? new ReportBrand { AccountId = accountId };

    public ReportBrand SaveBrand(ReportBrand brand) => brands[brand.AccountId] = brand with { Version = brand.Version + 1 };
}
