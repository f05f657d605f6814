using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>The life of pricing plans: drafted, published, followed by a next version, archived; and who is under them.</summary>
internal sealed class PlanBook(IPlanStore store, TimeProvider time)
{
    public PricingPlan Create(string name, string by) => store.SaveDraft(new PricingPlan { Id = NewId(), Version = 1, Name = name, Created = Now(by) });

    /// <summary>The draft that changes go into: of the next version where all versions are published; the one there is otherwise.</summary>
    public PricingPlan Edit(string planId, string by)
    {
        PricingPlan newest = Newest(planId);
        return newest.Status == PlanStatus.Draft ? newest : store.SaveDraft(DraftOf(newest, by) with { Version = newest.Version + 1 });
    }

    /// <summary>A new plan like that one.</summary>
    public PricingPlan Duplicate(PlanReference reference, string by)
    {
        PricingPlan original = Get(reference);
        string name = $"Copy of {original.Name}";
        return store.SaveDraft(DraftOf(original, by) with { Id = NewId(), Version = 1, Name = name[..Math.Min(name.Length, PlanCheck.LongestName)].TrimEnd() });
    }

    /// <summary>Publishes a draft that has no problem. Nobody is under it until it is assigned.</summary>
    /// <exception cref="ConcurrentEditException">Somebody else saved meanwhile.</exception>
    public PublishOutcome Publish(PlanReference reference, int revision, string by)
    {
        PricingPlan draft = Get(reference);
        return PlanCheck.CheckToPublish(draft) is { Count: > 0 } problems
            ? new PublishOutcome.Refused(problems)
            : new PublishOutcome.Published(store.Publish(reference, revision, Now(by)));
    }

    /// <summary>Takes a draft away for good.</summary>
    /// <inheritdoc cref="Publish"/>
    public void Discard(PlanReference reference, int revision) => store.DeleteDraft(reference, revision);

    /// <summary>Takes a plan out of use. Those under it stay under it, at its prices, until they are assigned another.</summary>
    /// <inheritdoc cref="Publish"/>
    public PricingPlan Archive(PlanReference reference, int revision, string by) => store.Archive(reference, revision, Now(by));

    /// <summary>Puts many customers under a plan, or under none when null, in one step.</summary>
    /// <param name="accountId">Account of the customers.</param>
    /// <param name="customerIds">Customers.</param>
    /// <param name="plan">A published plan; null for the mark-ups again.</param>
    /// <param name="appliedFrom">Documents whose billing period begins on or after it go by the plan.</param>
    /// <param name="by">User name.</param>
    public void Assign(string accountId, IReadOnlyCollection<string> customerIds, PlanReference? plan, DateOnly appliedFrom, string by)
    {
        PlanMoment now = Now(by);
        store.Assign([.. customerIds.Distinct(StringComparer.Ordinal).Select(id => new PlanAssignment
        {
            AccountId = accountId,
            CustomerId = id,
            Plan = plan,
            AppliedFrom = appliedFrom,
            Assigned = now,
        })]);
    }

    /// <summary>A customer's assignments with their plans, the newest first.</summary>
    public IReadOnlyList<(PlanAssignment Assignment, PricingPlan? Plan)> ListHistory(string accountId, string customerId) =>
        [.. store.ListAssignments(accountId)
            .Where(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal))
            .OrderByDescending(static one => one.Sequence)
            .Select(one => (one, one.Plan is { } plan ? Get(plan) : null))];

    public string Export(PlanReference reference) => PlanFileWriter.Write(Get(reference));

    /// <summary>Takes a file in as a draft of a new plan.</summary>
    public ImportOutcome Import(ReadOnlyMemory<byte> json, string by)
    {
        PlanReading reading = PlanFileReader.Read(json);
        return reading.Problems.Count > 0
            ? new ImportOutcome.Refused(reading.Problems)
            : new ImportOutcome.Imported(store.SaveDraft(reading.Plan with { Id = NewId(), Version = 1, Created = Now(by) }));
    }

    private PricingPlan DraftOf(PricingPlan plan, string by) =>
        plan with { Status = PlanStatus.Draft, Revision = 0, Created = Now(by), Published = null, Archived = null };

    private PricingPlan Newest(string planId) =>
        store.ListPlans().Where(plan => string.Equals(plan.Id, planId, StringComparison.Ordinal)).MaxBy(static plan => plan.Version) ?? throw new ArgumentException($"There is no plan {planId}.", nameof(planId));

    private PricingPlan Get(PlanReference reference) =>
        store.FindPlan(reference) ?? throw new ArgumentException($"There is no version {reference.Version} of plan {reference.PlanId}.", nameof(reference));

    private PlanMoment Now(string by) => new(time.GetUtcNow(), by);

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
}

internal abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    public sealed record Published(PricingPlan Plan) : PublishOutcome;

    /// <param name="Problems">All of them.</param>
    public sealed record Refused(IReadOnlyList<PlanProblem> Problems) : PublishOutcome;
}

internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    public sealed record Imported(PricingPlan Draft) : ImportOutcome;

    /// <inheritdoc cref="PublishOutcome.Refused"/>
    public sealed record Refused(IReadOnlyList<PlanProblem> Problems) : ImportOutcome;
}
