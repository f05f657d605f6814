using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>What any keeper of the looks of reports must do.</summary>
public abstract class BrandStoreTests : IDisposable
{
    private protected const string AccountId = "0123456789ab";

    private protected abstract IBrandStore Brands { get; }

    [Fact]
    public void GetBrand_NoneSaved_HasNothingSet() => Brands.GetBrand(AccountId).ShouldBe(new ReportBrand { AccountId = AccountId });

    [Fact]
    public void SaveBrand_ThenGet_GivesAllOfIt()
    {
        ReportBrand saved = Brands.SaveBrand(ABrand());

        saved.Version.ShouldBe(1);
        ReportBrand read = Brands.GetBrand(AccountId);
        (read.Accent, read.Footer, read.Version).ShouldBe(("#1F4E79", "Contoso Ltd · Zürich", 1));
        read.Logo.ShouldNotBeNull().Png.ShouldBe([1, 2, 3]);
        (read.Logo.Width, read.Logo.Height).ShouldBe((600, 200));
        Brands.GetBrand("ba9876543210").Version.ShouldBe(0);
    }

    [Fact]
    public void SaveBrand_NothingLeft_TakesEverythingAway()
    {
        Brands.SaveBrand(ABrand());

        Brands.SaveBrand(new ReportBrand { AccountId = AccountId, Version = 1 });

        Brands.GetBrand(AccountId).ShouldBe(new ReportBrand { AccountId = AccountId, Version = 2 });
    }

    [Fact]
    public void SaveBrand_SomebodyElseSavedMeanwhile_Throws()
    {
        Brands.SaveBrand(ABrand());

        Should.Throw<ConcurrentEditException>(() => Brands.SaveBrand(ABrand() with { Footer = "mine" }));

        Brands.GetBrand(AccountId).Footer.ShouldBe("Contoso Ltd · Zürich");
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    private protected static ReportBrand ABrand() => new() { AccountId = AccountId, Accent = "#1F4E79", Footer = "Contoso Ltd · Zürich", Logo = new BrandLogo([1, 2, 3], 600, 200) };
}

public sealed class InMemoryBrandTests : BrandStoreTests
{
    private protected override IBrandStore Brands { get; } = new InMemoryBrands();
}

public sealed class LiteDbBrandTests : BrandStoreTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcpcsp-brands-").FullName;
    private CspStore store;

    public LiteDbBrandTests() => store = new CspStore(folder, new FakeTimeProvider());

    private protected override IBrandStore Brands => store.Brands;

    [Fact]
    public void GetBrand_AfterARestart_IsKeptStill()
    {
        Brands.SaveBrand(ABrand());
        store.Dispose();
        store = new CspStore(folder, new FakeTimeProvider());

        Brands.GetBrand(AccountId).Footer.ShouldBe("Contoso Ltd · Zürich");
    }

    [Fact]
    public async Task BackupAsync_Copy_HasTheBrand()
    {
        Brands.SaveBrand(ABrand());

        await store.BackupAsync(folder + "-copy", TestContext.Current.CancellationToken);

        using (var copy = new CspStore(folder + "-copy", new FakeTimeProvider()))
            copy.Brands.GetBrand(AccountId).Logo.ShouldNotBeNull().Png.ShouldBe([1, 2, 3]);
        Directory.Delete(folder + "-copy", recursive: true);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void RemoveAccount_ItsBrand_GoesWithTheHistory(bool keepHistory, long version)
    {
        Brands.SaveBrand(ABrand());

        store.RemoveAccount(AccountId, keepHistory);

        Brands.GetBrand(AccountId).Version.ShouldBe(version);
    }

    public override void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
        base.Dispose();
    }
}
