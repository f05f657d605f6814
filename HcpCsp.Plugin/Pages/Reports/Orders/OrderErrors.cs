using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports.Orders;

/// <summary>Which field of an order or a schedule each problem leads to.</summary>
/// <param name="Fields">Each problem with its field.</param>
internal sealed record OrderErrors(IReadOnlyList<FieldErrorView> Fields)
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["item"] = "What", ["customers"] = "Whom", ["from"] = "First month", ["mailTo"] = "Mail all files to", ["mailCustomers"] = "Mail each customer its own files",
        ["name"] = "Name", ["at"] = "Time of day", ["zone"] = "Time zone", ["day"] = "Day of the month", ["months"] = "How many months", ["period"] = "Of", ["fromMonth"] = "Never of months before",
    };

    public static OrderErrors None { get; } = new([]);

    public bool HasErrors => Fields.Count > 0;

    /// <summary>The general sentence stands above the list.</summary>
    public string Error { get; } = "";

    public string Item => Of("item");

    public string Customers => Of("customers");

    public string MailTo => Of("mailTo");

    public string MailCustomers => Of("mailCustomers");

    public string Name => Of("name");

    public string At => Of("at");

    public string Zone => Of("zone");

    public string Months => Of("months");

    public string FromMonth => Of("fromMonth");

    /// <param name="problems">All of them.</param>
    /// <param name="known">Those that the check of the order names a field for.</param>
    /// <param name="otherField">What can't even be read is in this one.</param>
    public static OrderErrors For(IReadOnlyList<string> problems, IReadOnlyList<FieldProblem> known, string otherField) => new(
    [
        .. from problem in problems
        let field = known.FirstOrDefault(one => string.Equals(one.Text, problem, StringComparison.Ordinal))?.Field ?? otherField
        select new FieldErrorView(field, Labels[field], problem),
    ]);

    private string Of(string field) => string.Join(' ', Fields.Where(one => string.Equals(one.Name, field, StringComparison.Ordinal)).Select(static one => one.Error));
}
