using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>The fields that <see cref="OrderForm"/> and <see cref="CsvForm"/> read, as programs write them.</summary>
internal static class OrderFields
{
    public static IReadOnlyList<ApiParameter> All { get; } =
    [
        new("item", "What is made: a kind and a format.")
        {
            IsRequired = true,
            IsRepeated = true,
            AllowedValues = [.. Enum.GetValues<ReportKind>().SelectMany(static kind => kind.Formats().Select(format => OrderForm.NameOf(new ReportItem(kind, format))))],
            Example = OrderForm.NameOf(new ReportItem(ReportKind.Spending, ReportFormat.Workbook)),
        },
        new("customers", "Of whom it is made: of all, or of those that are named. Those named, when there are any, is usual.") { AllowedValues = ["all", "chosen"] },
        ApiValues.Customer with { Name = "customer", Description = "Tenant id of a customer that it is made of.", IsRepeated = true },
        Yes("provisional", "Whether it is made though figures are missing or may still change."),
        new("statements", "What is done about statements beforehand: issued, issued anew where figures changed, or nothing.")
        {
            AllowedValues = [OrderForm.Issue, OrderForm.IssueAnew, OrderForm.AsIs], Default = OrderForm.Issue,
        },
        new("mailTo", "Mail addresses that get the files, with commas between."),
        Yes("mailCustomers", "Whether each customer gets its own files by mail."),
        .. CsvForm.Parameters,
    ];

    private static ApiParameter Yes(string name, string description) => new(name, description) { AllowedValues = ["yes"] };
}
