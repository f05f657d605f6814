using HcpCsp.Plugin.Api.Reports;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>The fields of a CSV file's dialect.</summary>
internal static class CsvChoices
{
    public static IReadOnlyList<ChoiceView> Of(CsvForm form) =>
    [
        ChoiceView.Of("separator", "Between fields", form.Separator, "", ("comma", "Comma"), ("semicolon", "Semicolon"), ("tab", "Tab")),
        ChoiceView.Of("decimal", "Decimal sign", form.Decimal, "", ("point", "Point: 1234.50"), ("comma", "Comma: 1234,50")),
        ChoiceView.Of("dates", "Dates", form.Dates, "", ("yyyy-MM-dd", "2026-10-31"), ("dd.MM.yyyy", "31.10.2026"), ("dd/MM/yyyy", "31/10/2026"), ("MM/dd/yyyy", "10/31/2026")),
        ChoiceView.Of("mark", "Byte order mark", form.Mark, "Excel needs it to read names of any language.", ("yes", "Yes"), ("no", "No")),
    ];
}
