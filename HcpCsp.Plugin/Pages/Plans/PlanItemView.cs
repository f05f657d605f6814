using System.Globalization;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>The fields of one item.</summary>
internal sealed record PlanItemView
{
    public required int Index { get; init; }

    public required string Number { get; init; }

    public required string Caption { get; init; }

    public required bool Open { get; init; }

    public required bool Focus { get; init; }

    public required bool IsFirst { get; init; }

    public required bool IsLast { get; init; }

    public required FieldView Name { get; init; }

    public required ChoiceView Kind { get; init; }

    public required FieldView Percent { get; init; }

    public required ChoiceView Base { get; init; }

    public required FieldView Amount { get; init; }

    public required FieldView Currency { get; init; }

    public required string FamiliesName { get; init; }

    public required IReadOnlyList<OptionView> Families { get; init; }

    public required IReadOnlyList<AreaView> Criteria { get; init; }

    public required bool HasScope { get; init; }

    public required string ScopeError { get; init; }

    public required FieldView Start { get; init; }

    public required FieldView End { get; init; }

    public required string StopName { get; init; }

    public required bool Stop { get; init; }

    public required string StopError { get; init; }

    public static PlanItemView For(PlanItemForm item, int index, int count, PlanProblems problems, bool focus, CultureInfo culture)
    {
        const int ShortList = 4;
        string path = PlanForm.PathOf(index);
        string number = new Formats(culture).Number(index + 1);
        string date = $"Such as {PlanEntries.Text(new DateOnly(2026, 12, 31), culture)}. ";
        // Asked for in the order of the fields, which is the order of the list of errors.
        FieldView name = Field("name", "Name", item.Name, "Shown in the story of a price; a fee's name stands on the customer's bill.") with { Required = true };
        FieldView percent = Field("percent", "Percent", item.Percent, "Of a mark-up, margin or discount.") with { Suffix = "%" };
        FieldView amount = Field("amount", "Amount", item.Amount, "Of a unit price, an amount per unit or a monthly fee.");
        FieldView currency = Field("currency", "Currency", item.Currency, "Such as USD. Lines in another currency are left alone.");
        AreaView[] criteria =
        [
            .. PlanItemForm.Criteria.Select((one, at) => new AreaView(
                PlanItemForm.Field(index, one.Name), one.Caption, item.Texts[at], "One a line. Empty: any.", Error(one.Name, one.Caption, "scope."))),
        ];
        string scopeError = problems.Take(path + ".scope", PlanItemForm.Field(index, "scope"), $"Item {number}, Applies to");
        FieldView start = Field("startDate", "First day", item.Start, date + "Empty: from the beginning.");
        FieldView end = Field("endDate", "Last day", item.End, date + "Empty: without end.");
        string stopError = Error("stopHere", "Stop here", "");
        bool hasErrors = criteria.Any(static one => one.Error.Length > 0) || scopeError.Length > 0 || stopError.Length > 0
            || new[] { name, percent, amount, currency, start, end }.Any(static one => one.Error.Length > 0);
        return new PlanItemView
        {
            Index = index,
            Number = number,
            Caption = item.Name.Length > 0 ? item.Name : "New item",
            Open = focus || hasErrors || count <= ShortList,
            Focus = focus,
            IsFirst = index == 0,
            IsLast = index == count - 1,
            Name = name,
            Kind = ChoiceView.Of(PlanItemForm.Field(index, "kind"), "Kind", item.Kind, "", [.. PlanItemForm.Kinds.Select(static kind => (kind, PlanWords.Kind(kind)))]),
            Percent = percent,
            Base = ChoiceView.Of(
                PlanItemForm.Field(index, "base"), "Of", item.Base, "What a mark-up or margin is taken of.", [.. Enum.GetValues<PriceBase>().Select(static one => (PlanFileWriter.Word(one), PlanWords.Base(one)))]),
            Amount = amount,
            Currency = currency,
            FamiliesName = PlanItemForm.Field(index, "families"),
            Families =
            [
                .. Enum.GetValues<ProductFamily>().Where(static family => family != ProductFamily.Fee).Select(family =>
                    new OptionView(PlanFileWriter.Word(family), Pages.Families.Caption(family), item.Families.Contains(PlanFileWriter.Word(family), StringComparer.Ordinal))),
            ],
            Criteria = criteria,
            HasScope = item.Families.Count > 0 || scopeError.Length > 0 || criteria.Any(static one => one.Value.Length > 0),
            ScopeError = scopeError,
            Start = start,
            End = end,
            StopName = PlanItemForm.Field(index, "stopHere"),
            Stop = item.StopHere,
            StopError = stopError,
        };

        FieldView Field(string field, string label, string value, string help) =>
            new() { Name = PlanItemForm.Field(index, field), Label = label, Value = value, Help = help, Error = Error(field, label, "") };

        string Error(string field, string label, string below) => problems.Take($"{path}.{below}{field}", PlanItemForm.Field(index, field), $"Item {number}, {label}");
    }
}
