using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Plans;

/// <summary>What people and programs do to pricing plans, each written into the audit trail.</summary>
internal sealed class PlanActions(IPlanStore plans, PlanBook book, IAuditLog audit)
{
    public PlanOutcome Publish(PageRequest request, PricingPlan plan) => Change(plan, PlanStatus.Draft, () =>
    {
        switch (book.Publish(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"), request.User.Name))
        {
            case PublishOutcome.Refused refused:
                return new PlanOutcome.Refused(refused.Problems);
            case PublishOutcome.Published published:
                Note(request, "csp.plan.published", plan);
                return new PlanOutcome.Changed(published.Plan);
            case var other:
                throw new InvalidOperationException($"{other} isn't an outcome.");
        }
    });

    public PlanOutcome Archive(PageRequest request, PricingPlan plan) => Change(plan, PlanStatus.Published, () =>
    {
        PricingPlan archived = book.Archive(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"), request.User.Name);
        Note(request, "csp.plan.archived", plan);
        return new PlanOutcome.Changed(archived);
    });

    /// <summary>Takes a draft away. What was published isn't touched.</summary>
    public PlanOutcome Discard(PageRequest request, PricingPlan plan) => Change(plan, PlanStatus.Draft, () =>
    {
        book.Discard(PlanSubject.Reference(plan), PlanSubject.Number(request, "revision"));
        Note(request, "csp.plan.draft-discarded", plan);
        return new PlanOutcome.Changed(plan);
    });

    public PricingPlan Duplicate(PageRequest request, PricingPlan plan)
    {
        PricingPlan copy = book.Duplicate(PlanSubject.Reference(plan), request.User.Name);
        audit.Append(AuditEntry.For(request, "csp.plan.duplicated", $"{PlanSubject.Name(plan)} → {copy.Name}"));
        return copy;
    }

    public ImportOutcome Import(PageRequest request, ReadOnlyMemory<byte> json)
    {
        ImportOutcome outcome = book.Import(json, request.User.Name);
        if (outcome is ImportOutcome.Imported imported)
            Note(request, "csp.plan.imported", imported.Draft);
        return outcome;
    }

    /// <summary>Puts customers under the plan, or takes them off plans, once they and the day are right.</summary>
    /// <returns>Why it can't be, in words; null when it is done.</returns>
    public string? Assign(PageRequest request, PricingPlan plan, AssignForm form, DateOnly from)
    {
        try
        {
            book.Assign(form.Account.Id, form.Chosen, form.IsEnd ? null : PlanSubject.Reference(plan), from, request.User.Name);
        }
        catch (InvalidOperationException refusal)
        {
            // Archived since it was looked at.
            return refusal.Message;
        }

        string what = string.Create(CultureInfo.InvariantCulture, $"{PlanSubject.Name(plan)}: {form.Chosen.Count} customers of {form.Account.Name} from {from:yyyy-MM-dd}");
        audit.Append(AuditEntry.For(request, form.IsEnd ? "csp.plan.assignments-ended" : "csp.plan.assigned", what));
        return null;
    }

    /// <summary>Saves a draft of what was read; the first save of a new plan, or after a publication, makes the draft that it goes into.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="newest">Newest version of the plan; null for a new one.</param>
    /// <param name="typed">Name, description, items and rails of it count.</param>
    /// <param name="version">Version that the draft was, or was to become, when it was read.</param>
    /// <param name="revision">Of the draft when it was read.</param>
    /// <exception cref="ConcurrentEditException">Somebody else saved or published meanwhile.</exception>
    public PricingPlan Save(PageRequest request, PricingPlan? newest, PricingPlan typed, int version, int revision)
    {
        PricingPlan saved = Save(newest, typed, version, revision, request.User.Name);
        Note(request, newest is null ? "csp.plan.created" : "csp.plan.draft-saved", saved);
        return saved;
    }

    private PricingPlan Save(PricingPlan? newest, PricingPlan typed, int version, int revision, string by)
    {
        if (newest is { Status: PlanStatus.Draft } draft)
        {
            return version == draft.Version
                ? plans.SaveDraft(Filled(draft, typed) with { Revision = revision })
                : throw new ConcurrentEditException($"The draft is version {draft.Version}.");
        }

        if (newest is not null && version != newest.Version + 1)
            throw new ConcurrentEditException($"Version {newest.Version} is no draft any more.");
        return plans.SaveDraft(Filled(newest is null ? book.Create(typed.Name, by) : book.Edit(newest.Id, by), typed));
    }

    private static PricingPlan Filled(PricingPlan draft, PricingPlan typed) =>
        draft with { Name = typed.Name, Description = typed.Description, Items = typed.Items, GuardRails = typed.GuardRails };

    /// <summary>A change that one state allows: who looked at an older one is told, and nothing is changed.</summary>
    private PlanOutcome Change(PricingPlan plan, PlanStatus needed, Func<PlanOutcome> change)
    {
        if (plan.Status != needed)
            return new PlanOutcome.WrongState(plan);
        try
        {
            return change();
        }
        catch (ConcurrentEditException)
        {
            return new PlanOutcome.Conflict(plans.FindPlan(PlanSubject.Reference(plan)) ?? plan);
        }
    }

    private void Note(PageRequest request, string what, PricingPlan plan) => audit.Append(AuditEntry.For(request, what, PlanSubject.Name(plan)));
}

/// <summary>What came of a change of a version.</summary>
internal abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    /// <param name="Plan">As it is now; of a draft that was discarded, as it was.</param>
    public sealed record Changed(PricingPlan Plan) : PlanOutcome;

    /// <param name="Problems">All of them.</param>
    public sealed record Refused(IReadOnlyList<PlanProblem> Problems) : PlanOutcome;

    /// <summary>Its state doesn't allow it.</summary>
    public sealed record WrongState(PricingPlan Plan) : PlanOutcome;

    /// <summary>Somebody else changed it since it was looked at.</summary>
    public sealed record Conflict(PricingPlan Plan) : PlanOutcome;
}
