using System.Globalization;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>The editor of a draft, as shown.</summary>
internal sealed record PlanFormView
{
    public required string Title { get; init; }

    public required string Action { get; init; }

    public required string CancelPath { get; init; }

    public required int Version { get; init; }

    public required int Revision { get; init; }

    public required FormErrorsView Errors { get; init; }

    public required FieldView Name { get; init; }

    public required AreaView Description { get; init; }

    public required FieldView LeastMargin { get; init; }

    public required ChoiceView LeastAction { get; init; }

    public required FieldView MostMargin { get; init; }

    public required ChoiceView MostAction { get; init; }

    public required ChoiceView AboveList { get; init; }

    public required ChoiceView BelowCost { get; init; }

    public required int ItemCount { get; init; }

    public required IReadOnlyList<PlanItemView> Items { get; init; }

    /// <param name="form">What was typed.</param>
    /// <param name="problems">What is wrong about it, by path.</param>
    /// <param name="error">What concerns all of it.</param>
    /// <param name="action">Where to post to.</param>
    /// <param name="cancelPath">Where to go without saving.</param>
    /// <param name="focus">Index of the item that was just moved or added.</param>
    public static PlanFormView For(PlanForm form, IReadOnlyList<PlanProblem> problems, string error, string action, string cancelPath, int? focus)
    {
        var shown = new PlanProblems(problems);
        PlanItemView[] items = [.. form.Items.Select((item, index) => PlanItemView.For(item, index, form.Items.Count, shown, index == focus, form.Culture))];
        return new PlanFormView
        {
            Title = form.Version > 1 || form.Revision > 0 ? string.Create(form.Culture, $"Edit version {form.Version}") : "New pricing plan",
            Action = action,
            CancelPath = cancelPath,
            Version = form.Version,
            Revision = form.Revision,
            Name = new FieldView
            {
                Name = "name", Label = "Name", Value = form.Name, Required = true, Error = shown.Take("name", "name", "Name"), Autofocus = form.Name.Length == 0 && focus is null,
                Help = "As people of your company know it; customers don't see it.",
            },
            Description = new AreaView("description", "Description", form.Description, "What it is for, and for whom.", shown.Take("description", "description", "Description")),
            LeastMargin = Margin("leastMargin", "Margin of at least", form.LeastMargin),
            LeastAction = Act("leastAction", "Below it", form.LeastAction),
            MostMargin = Margin("mostMargin", "Margin of at most", form.MostMargin),
            MostAction = Act("mostAction", "Above it", form.MostAction),
            AboveList = Limit("neverAboveList", "Above the list price", form.AboveList),
            BelowCost = Limit("neverBelowCost", "Below cost", form.BelowCost),
            ItemCount = items.Length,
            Items = items,
            Errors = shown.Summary(error),
        };

        FieldView Margin(string name, string label, string value) => new()
        {
            Name = name, Label = label, Value = value, Suffix = "%", Error = shown.Take($"guardRails.{name}", name, label), Help = "(Price − cost) ÷ price. Empty: no such limit.",
        };
    }

    private static ChoiceView Act(string name, string label, string chosen) =>
        ChoiceView.Of(name, label, chosen, "", ("flag", "Mark the line, keep its price"), ("clamp", "Make the limit the price"));

    private static ChoiceView Limit(string name, string label, string chosen) =>
        ChoiceView.Of(name, label, chosen, "", ("", "No limit"), ("flag", "Mark the line, keep its price"), ("clamp", "Make the limit the price"));
}
