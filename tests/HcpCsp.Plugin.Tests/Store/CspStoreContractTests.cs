using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Store;

/// <summary>What any store must do with what people enter; the fake that other slices are tested with is held to it too.</summary>
public abstract class CspStoreContractTests : IDisposable
{
    private protected const string AccountId = "0123456789ab";
    private protected static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private ICspStore? store;

    internal FakeTimeProvider Time { get; } = new(Start);

    private protected ICspStore Store => store ??= OpenStore();

    [Fact]
    public void SaveAccount_New_IsFoundWithEveryField()
    {
        PartnerAccount saved = Store.SaveAccount(AnAccount() with
        {
            MicrosoftDiscountPercent = 15m,
            ManagedMarkupPercent = 12.5m,
            NonManagedMarkupPercent = 0m,
            TokenState = TokenState.NeedsConfiguration,
            ClaimsChallenge = "{}",
            TokenRefreshedAt = Start.AddTicks(1),
            LapseWarning = new LapseWarning(new DateOnly(2026, 8, 30), 14),
            Mfa = new MfaFinding(true, null, Start.AddTicks(2)),
        });

        Reopen();

        Store.FindAccount(AccountId).ShouldBe(saved);
        saved.Version.ShouldBe(1);
    }

    [Fact]
    public void FindKeptAccount_RemovedWithItsHistory_IsFoundByTenantUntilItIsBack()
    {
        PartnerAccount account = AnAccount();
        Store.SaveAccount(account);
        Store.FindKeptAccount(account.TenantId).ShouldBeNull();

        Store.RemoveAccount(AccountId, keepHistory: true);
        Reopen();
        Store.FindKeptAccount(account.TenantId).ShouldBe(AccountId);

        Store.SaveAccount(account);
        Store.FindKeptAccount(account.TenantId).ShouldBeNull();
    }

    [Fact]
    public void FindKeptAccount_RemovedWithoutHistory_IsNone()
    {
        Store.SaveAccount(AnAccount());

        Store.RemoveAccount(AccountId, keepHistory: false);

        Store.FindKeptAccount(AnAccount().TenantId).ShouldBeNull();
    }

    [Fact]
    public void SaveEndedLink_TwiceAndAnother_KeepsEachOnceOldestFirst()
    {
        var first = new EndedLink(AccountId, "c1", "t1", Start.AddTicks(1), Start.AddDays(1).AddTicks(3));
        var second = first with { LinkedAt = Start.AddDays(2), EndedAt = Start.AddDays(3) };
        foreach (EndedLink link in new[] { second, first, first })
            Store.SaveEndedLink(link);
        Store.SaveEndedLink(first with { AccountId = "ba9876543210" });

        Reopen();

        Store.ListEndedLinks(AccountId).ShouldBe([first, second]);
    }

    [Fact]
    public void SaveAccount_SecondOfTwoEditors_IsRefused()
    {
        PartnerAccount opened = Store.SaveAccount(AnAccount());
        Store.SaveAccount(opened with { Name = "first" });

        Should.Throw<ConcurrentEditException>(() => Store.SaveAccount(opened with { Name = "second" }));

        Store.FindAccount(AccountId)!.Name.ShouldBe("first");
    }

    [Fact]
    public void UpdateAccount_FormIsOpen_LeavesTheVersionSoThatTheFormCanBeSaved()
    {
        PartnerAccount opened = Store.SaveAccount(AnAccount());

        Store.UpdateAccount(AccountId, account => account with { TokenState = TokenState.NeedsSignIn });

        Store.FindAccount(AccountId)!.TokenState.ShouldBe(TokenState.NeedsSignIn);
        Should.NotThrow(() => Store.SaveAccount(opened with { Name = "edited" }));
    }

    [Fact]
    public void FindTokenCache_Saved_ReturnsTheSameBytes()
    {
        Store.SaveTokenCache(AccountId, [0, 255, 7]);

        Store.FindTokenCache(AccountId).ShouldBe([0, 255, 7]);
        Store.FindTokenCache("other").ShouldBeNull();
    }

    [Fact]
    public void ListRuns_Several_NewestFirstUpToTheLimit()
    {
        foreach (int day in (int[])[1, 3, 2])
            Store.SaveRun(ARun($"run-{day}", Start.AddDays(day)));

        Store.ListRuns(AccountId, 2).Select(run => run.Id).ShouldBe(["run-3", "run-2"]);
    }

    [Fact]
    public void TrimRuns_OldOnesBeyondTheNewest_GoAndTheOthersStay()
    {
        foreach (int day in (int[])[1, 2, 3, 4, 5])
            Store.SaveRun(ARun($"run-{day}", Start.AddDays(day)));
        Store.SaveRun(ARun("other", Start) with { AccountId = "ba9876543210" });

        // The newest two stay, and all since the third day.
        Store.TrimRuns(AccountId, newest: 2, Start.AddDays(3));

        Store.ListRuns(AccountId, 10).Select(run => run.Id).ShouldBe(["run-5", "run-4", "run-3"]);
        Store.ListRuns("ba9876543210", 10).Count.ShouldBe(1);
    }

    [Fact]
    public void TrimRuns_AllAreOld_TheNewestStay()
    {
        foreach (int day in (int[])[1, 2, 3])
            Store.SaveRun(ARun($"run-{day}", Start.AddDays(day)));

        Store.TrimRuns(AccountId, newest: 2, Start.AddYears(1));

        Store.ListRuns(AccountId, 10).Select(run => run.Id).ShouldBe(["run-3", "run-2"]);
    }

    [Fact]
    public void SaveCustomerSettings_WithABudget_KeepsItExactly()
    {
        var budget = new MonthlyBudget(new Money(1234.567m, "KWD"), [12.5m, 100m]);
        Store.SaveCustomerSettings(new CustomerSettings { AccountId = AccountId, CustomerId = "c1", Budget = budget });

        Reopen();

        MonthlyBudget found = Store.GetCustomerSettings(AccountId, "c1").Budget.ShouldNotBeNull();
        found.Limit.ShouldBe(budget.Limit);
        found.Thresholds.ShouldBe(budget.Thresholds);
    }

    [Fact]
    public void FindRun_Saved_HasEveryField()
    {
        DiscoveryRun run = ARun("run-1", Start) with
        {
            State = DiscoveryState.Error,
            EndedAt = Start.AddMinutes(1),
            RequestedBy = "Ada",
            Units = [new UnitCount("lines", 4, 1, 2, 1)],
            Skips = [new SkipCount("lines", "It hasn't moved.", 2)],
            Errors = [new UnitError { Key = "lines/G1", Unit = "lines of invoice G1", Status = 500, Code = "x", Message = "m", RequestId = "r", Advice = "a", At = Start }],
        };
        Store.SaveRun(run);

        DiscoveryRun found = Store.FindRun("run-1").ShouldNotBeNull();

        found.Units.ShouldBe(run.Units);
        found.Errors.ShouldBe(run.Errors);
        found.Skips.ShouldBe(run.Skips);
        found.ShouldBe(run with { Units = found.Units, Skips = found.Skips, Errors = found.Errors });
    }

    [Fact]
    public void GetCustomerSettings_NothingSaved_HasNothingSet() =>
        Store.GetCustomerSettings(AccountId, "c1").ShouldBe(new CustomerSettings { AccountId = AccountId, CustomerId = "c1" });

    [Fact]
    public void SaveCustomerSettings_SecondOfTwoEditors_IsRefused()
    {
        CustomerSettings opened = Store.GetCustomerSettings(AccountId, "c1");
        Store.SaveCustomerSettings(opened with { MarkupPercent = 0m });

        Should.Throw<ConcurrentEditException>(() => Store.SaveCustomerSettings(opened with { MarkupPercent = 5m }));

        Store.ListCustomerSettings(AccountId)["c1"].MarkupPercent.ShouldBe(0m);
    }

    public void Dispose()
    {
        store?.Dispose();
        RemoveFiles();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store on the same files each time.</summary>
    internal abstract ICspStore OpenStore();

    protected abstract void RemoveFiles();

    private protected static PartnerAccount AnAccount() => new() { Id = AccountId, Name = "Contoso Partner", TenantId = "t1", CreatedAt = Start };

    private protected static DiscoveryRun ARun(string id, DateTimeOffset at) =>
        new() { Id = id, AccountId = AccountId, State = DiscoveryState.Completed, StartedAt = at };

    private protected void Reopen()
    {
        store?.Dispose();
        store = null;
    }
}
