using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>A draft as typed.</summary>
internal sealed record PlanForm
{
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public string LeastMargin { get; init; } = "";

    public string LeastAction { get; init; } = "";

    public string MostMargin { get; init; } = "";

    public string MostAction { get; init; } = "";

    public string AboveList { get; init; } = "";

    public string BelowCost { get; init; } = "";

    public IReadOnlyList<PlanItemForm> Items { get; init; } = [];

    /// <summary>Of the draft that it becomes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Of that draft when it was read; 0 while it isn't saved.</summary>
    public int Revision { get; init; }

    public required CultureInfo Culture { get; init; }

    public static PlanForm Read(PageRequest request) => new()
    {
        Name = request.FindForm("name") ?? "",
        Description = (request.FindForm("description") ?? "").ReplaceLineEndings("\n"),
        LeastMargin = request.FindForm("leastMargin") ?? "",
        LeastAction = request.FindForm("leastAction") ?? "",
        MostMargin = request.FindForm("mostMargin") ?? "",
        MostAction = request.FindForm("mostAction") ?? "",
        AboveList = request.FindForm("neverAboveList") ?? "",
        BelowCost = request.FindForm("neverBelowCost") ?? "",
        Items = [.. Enumerable.Range(0, Math.Min(PlanSubject.Number(request, "items"), PlanCheck.MostItems)).Select(index => PlanItemForm.Read(request, index))],
        Version = PlanSubject.Number(request, "version"),
        Revision = PlanSubject.Number(request, "revision"),
        Culture = request.Culture,
    };

    public static PlanForm From(PricingPlan plan, CultureInfo culture)
    {
        var formats = new Formats(culture);
        GuardRails rails = plan.GuardRails;
        bool isDraft = plan.Status == PlanStatus.Draft;
        return new PlanForm
        {
            Name = plan.Name,
            Description = plan.Description,
            LeastMargin = formats.Input(rails.LeastMargin?.Percent),
            LeastAction = WordOf(rails.LeastMargin?.Action),
            MostMargin = formats.Input(rails.MostMargin?.Percent),
            MostAction = WordOf(rails.MostMargin?.Action),
            AboveList = WordOf(rails.NeverAboveList),
            BelowCost = WordOf(rails.NeverBelowCost),
            Items = [.. plan.Items.Select(item => PlanItemForm.From(item, culture))],
            Version = isDraft ? plan.Version : plan.Version + 1,
            Revision = isDraft ? plan.Revision : 0,
            Culture = culture,
        };
    }

    /// <summary>What was typed, put into a draft, with every problem by its path. Without problems alone it is of worth.</summary>
    public PlanReading ToPlan(PricingPlan draft)
    {
        var entries = new PlanEntries(Culture);
        PricingPlan plan = draft with
        {
            Name = Name,
            Description = Description,
            Items = [.. Items.Select((item, index) => item.ToItem(entries, PathOf(index)))],
            GuardRails = new GuardRails
            {
                LeastMargin = Rail(LeastMargin, LeastAction, "guardRails.leastMargin.percent"),
                MostMargin = Rail(MostMargin, MostAction, "guardRails.mostMargin.percent"),
                NeverAboveList = PlanEntries.Action(AboveList),
                NeverBelowCost = PlanEntries.Action(BelowCost),
            },
        };
        HashSet<string> said = [.. entries.Problems.Select(static problem => problem.Path)];
        return new PlanReading(plan, [.. entries.Problems, .. PlanCheck.Check(plan).Where(problem => !said.Contains(problem.Path))]);

        MarginRail? Rail(string percent, string action, string path) =>
            entries.PercentOrNone(percent, path) is { } limit ? new MarginRail(limit, PlanEntries.Action(action) ?? RailAction.Flag) : null;
    }

    /// <summary>Does what a button of the form says to its items: <c>add</c>, <c>remove:2</c>, <c>up:2</c> or <c>down:2</c>.</summary>
    /// <returns>The form, and which item is looked at then; null where the button is none of these.</returns>
    public (PlanForm Form, int Item)? Arrange(string button)
    {
        List<PlanItemForm> items = [.. Items];
        string[] parts = button.Split(':');
        bool isOne = int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < items.Count;
        int to = at;
        switch (parts[0])
        {
            case "add" when items.Count < PlanCheck.MostItems:
                to = items.Count;
                items.Add(PlanItemForm.Blank);
                break;
            case "remove" when isOne:
                items.RemoveAt(at);
                break;
            case "up" when isOne:
                to = Math.Max(at - 1, 0);
                (items[at], items[to]) = (items[to], items[at]);
                break;
            case "down" when isOne:
                to = Math.Min(at + 1, items.Count - 1);
                (items[at], items[to]) = (items[to], items[at]);
                break;
            default:
                return null;
        }

        return (this with { Items = items }, to);
    }

    public static string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"items[{index}]");

    private static string WordOf(RailAction? action) => action is { } one ? PlanFileWriter.Word(one) : "";
}
