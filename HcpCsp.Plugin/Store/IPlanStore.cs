using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Store;

/// <summary>Pricing plans, and which customers are under them.</summary>
/// <remarks>Safe for many threads. Each change is one transaction: there for every reader when it returns, on disk a moment later. Only drafts ever change or go.</remarks>
internal interface IPlanStore
{
    /// <summary>Every version, by name, the newest first.</summary>
    IReadOnlyList<PricingPlan> ListPlans();

    PricingPlan? FindPlan(PlanReference reference);

    /// <summary>Saves a draft with the next revision, and returns what was saved.</summary>
    /// <exception cref="ConcurrentEditException">The stored revision isn't the given one: somebody else saved or published meanwhile.</exception>
    /// <exception cref="InvalidOperationException">It is no draft.</exception>
    PricingPlan SaveDraft(PricingPlan draft);

    /// <summary>Puts the draft as it is stored into its last form.</summary>
    /// <inheritdoc cref="SaveDraft"/>
    PricingPlan Publish(PlanReference reference, int revision, PlanMoment published);

    /// <summary>Takes a published version out of use. It stays in force for those under it.</summary>
    /// <inheritdoc cref="SaveDraft"/>
    PricingPlan Archive(PlanReference reference, int revision, PlanMoment archived);

    /// <inheritdoc cref="SaveDraft"/>
    void DeleteDraft(PlanReference reference, int revision);

    /// <summary>The history of all customers of an account, each customer's oldest first.</summary>
    IReadOnlyList<PlanAssignment> ListAssignments(string accountId);

    /// <summary>Adds to the histories of many customers at once: all of them or, when anything is wrong, none.</summary>
    /// <exception cref="InvalidOperationException">A plan isn't published, or is archived.</exception>
    void Assign(IReadOnlyList<PlanAssignment> assignments);
}
