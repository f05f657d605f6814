using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store;

/// <inheritdoc cref="IPlanStore"/>
internal sealed class PlanStore : IPlanStore
{
    private readonly DatabaseFile file;
    private readonly Cached<IReadOnlyList<PricingPlan>> plans;
    private readonly Cached<Dictionary<string, IReadOnlyList<PlanAssignment>>> assignments;
    private long revision;

    public PlanStore(DatabaseFile file)
    {
        this.file = file;
        // Every price asks for them, and people change them rarely.
        plans = new Cached<IReadOnlyList<PricingPlan>>(() => Interlocked.Read(ref revision), ReadPlans);
        assignments = new Cached<Dictionary<string, IReadOnlyList<PlanAssignment>>>(() => Interlocked.Read(ref revision), ReadAssignments);
    }

    public IReadOnlyList<PricingPlan> ListPlans() => plans.Value;

    public PricingPlan? FindPlan(PlanReference reference) =>
        plans.Value.FirstOrDefault(plan => plan.Version == reference.Version && string.Equals(plan.Id, reference.PlanId, StringComparison.Ordinal));

    public PricingPlan SaveDraft(PricingPlan draft) => Change(
        new PlanReference(draft.Id, draft.Version),
        draft.Revision,
        stored => stored is { Status: not PlanStatus.Draft } || draft.Status != PlanStatus.Draft
            ? throw new InvalidOperationException($"{draft.Name}, version {draft.Version} is no draft: what was published never changes.")
            : draft);

    public PricingPlan Publish(PlanReference reference, int revision, PlanMoment published) => Change(
        reference,
        revision,
        stored => stored is { Status: PlanStatus.Draft }
            ? stored with { Status = PlanStatus.Published, Published = published }
            : throw new InvalidOperationException("Only a draft can be published."));

    public PricingPlan Archive(PlanReference reference, int revision, PlanMoment archived) => Change(
        reference,
        revision,
        stored => stored is { Status: PlanStatus.Published }
            ? stored with { Status = PlanStatus.Archived, Archived = archived }
            : throw new InvalidOperationException("Only a published plan can be archived."));

    public void DeleteDraft(PlanReference reference, int revision) => Write(() =>
    {
        PricingPlan? stored = Read(reference);
        CheckRevision(stored, revision);
        if (stored is not { Status: PlanStatus.Draft })
            throw new InvalidOperationException("Only a draft can be deleted.");
        file.Collection(Collections.Plans).Delete(PlanDocument.Key(reference));
    });

    public IReadOnlyList<PlanAssignment> ListAssignments(string accountId) => assignments.Value.GetValueOrDefault(accountId, []);

    public void Assign(IReadOnlyList<PlanAssignment> assignments) => Write(() =>
    {
        foreach (PlanAssignment assignment in assignments)
        {
            if (assignment.Plan is { } plan && Read(plan) is not { Status: PlanStatus.Published })
                throw new InvalidOperationException("Only a published plan can be assigned.");
            ILiteCollection<BsonDocument> history = file.Collection(Collections.PlanAssignments);
            int earlier = history.Count(Keys.Below(assignment.AccountId, Keys.Part(assignment.CustomerId)));
            history.Insert(PlanAssignmentDocument.From(assignment with { Sequence = earlier + 1 }));
        }
    });

    /// <summary>Part of the removal of an account: within its transaction.</summary>
    public void DeleteAssignments(string accountId) => file.Collection(Collections.PlanAssignments).DeleteMany(Keys.Below(accountId));

    /// <summary>Has everything read anew, after a transaction of somebody else.</summary>
    public void Refresh() => Interlocked.Increment(ref revision);

    private PricingPlan Change(PlanReference reference, int givenRevision, Func<PricingPlan?, PricingPlan> change)
    {
        PricingPlan? saved = null;
        Write(() =>
        {
            PricingPlan? stored = Read(reference);
            CheckRevision(stored, givenRevision);
            saved = change(stored) with { Revision = givenRevision + 1 };
            file.Collection(Collections.Plans).Upsert(PlanDocument.From(saved));
        });
        return saved ?? throw new InvalidOperationException("The change wasn't made.");
    }

    private static void CheckRevision(PricingPlan? stored, int given)
    {
        if ((stored?.Revision ?? 0) != given)
            throw new ConcurrentEditException($"The plan {stored?.Name} was changed by somebody else meanwhile (revision {stored?.Revision ?? 0}, edited from revision {given}).");
    }

    private PricingPlan? Read(PlanReference reference) =>
        file.Collection(Collections.Plans).FindById(PlanDocument.Key(reference)) is { } found ? PlanDocument.Read(found) : null;

    private IReadOnlyList<PricingPlan> ReadPlans() =>
    [
        .. file.Collection(Collections.Plans).FindAll().Select(PlanDocument.Read)
            .OrderBy(static plan => plan.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static plan => plan.Id, StringComparer.Ordinal)
            .ThenByDescending(static plan => plan.Version),
    ];

    private Dictionary<string, IReadOnlyList<PlanAssignment>> ReadAssignments() =>
        file.Collection(Collections.PlanAssignments).FindAll().Select(PlanAssignmentDocument.Read)
            .OrderBy(static one => one.CustomerId, StringComparer.Ordinal)
            .ThenBy(static one => one.Sequence)
            .GroupBy(static one => one.AccountId, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static IReadOnlyList<PlanAssignment> (group) => [.. group], StringComparer.Ordinal);

    private void Write(Action change)
    {
        file.Write(change);
        Refresh();
    }
}
