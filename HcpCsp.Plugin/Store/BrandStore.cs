using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;

namespace HcpCsp.Plugin.Store;

/// <inheritdoc cref="IBrandStore"/>
internal sealed class BrandStore(DatabaseFile file) : IBrandStore
{
    public ReportBrand GetBrand(string accountId) =>
        file.Collection(Collections.ReportBrands).FindById(accountId) is { } found ? ReportBrandDocument.Read(found) : new ReportBrand { AccountId = accountId };

    public ReportBrand SaveBrand(ReportBrand brand)
    {
        ReportBrand saved = brand with { Version = brand.Version + 1 };
        file.Write(() =>
        {
            long stored = GetBrand(brand.AccountId).Version;
            if (stored != brand.Version)
                throw new ConcurrentEditException($"The looks of reports were changed by somebody else meanwhile (version {stored}, edited from version {brand.Version}).");
            file.Collection(Collections.ReportBrands).Upsert(ReportBrandDocument.From(saved));
        });
        return saved;
    }

    /// <summary>Within the transaction that takes the account away.</summary>
    public void DeleteOf(string accountId) => file.Collection(Collections.ReportBrands).Delete(accountId);
}
