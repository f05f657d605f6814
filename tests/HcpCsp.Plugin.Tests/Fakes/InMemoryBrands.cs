using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>The looks of reports in memory, with the same rule about versions.</summary>
internal sealed class InMemoryBrands : IBrandStore
{
    private readonly Lock saving = new();
    private readonly ConcurrentDictionary<string, ReportBrand> brands = new(StringComparer.Ordinal);

    public ReportBrand GetBrand(string accountId) => brands.GetValueOrDefault(accountId) ?? new ReportBrand { AccountId = accountId };

    public ReportBrand SaveBrand(ReportBrand brand)
    {
        lock (saving)
        {
            if (GetBrand(brand.AccountId).Version != brand.Version)
                throw new ConcurrentEditException("Somebody else saved.");
            return brands[brand.AccountId] = brand with { Version = brand.Version + 1 };
        }
    }
}
