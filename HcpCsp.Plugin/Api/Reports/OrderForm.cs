using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>What is made, of whom, and who gets it, as typed: the fields that orders and schedules share, on pages and in the API.</summary>
internal sealed record OrderForm
{
    public const string Issue = "issue";
    public const string IssueAnew = "anew";
    public const string AsIs = "as-is";

    private static readonly char[] LineEnds = ['\r', '\n', ',', ';', ' ', '\t'];

    /// <summary>Each a kind and a format, such as <c>Spending/Workbook</c>.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Whether those chosen alone are meant; else all.</summary>
    public bool IsForChosen { get; init; }

    /// <summary>Normalized ids.</summary>
    public IReadOnlyList<string> CustomerIds { get; init; } = [];

    public bool SendsProvisional { get; init; }

    /// <summary>What is done about statements beforehand: one of the words above.</summary>
    public string Statements { get; init; } = Issue;

    public required CsvForm Csv { get; init; }

    public string MailTo { get; init; } = "";

    public bool MailsCustomers { get; init; }

    /// <param name="fields">What was typed. Customers who are named without a word on <c>customers</c> are chosen.</param>
    /// <param name="usual">The dialect of CSV where none is typed.</param>
    public static OrderForm Read(TypedFields fields, CsvForm usual) => new()
    {
        Items = [.. fields.List("item").Distinct(StringComparer.Ordinal)],
        IsForChosen = fields.Find("customers") is { } whom ? whom is "chosen" : fields.List("customer").Count > 0,
        CustomerIds = [.. fields.List("customer").Select(CustomerId.Normalize).Distinct(StringComparer.Ordinal)],
        SendsProvisional = fields.Has("provisional"),
        Statements = fields.Find("statements") is IssueAnew or AsIs ? fields.Find("statements")! : Issue,
        Csv = CsvForm.Read(fields.Find, usual),
        MailTo = fields.Find("mailTo") ?? "",
        MailsCustomers = fields.Has("mailCustomers"),
    };

    public static OrderForm From(ReportOrder order, CsvForm usual) => new()
    {
        Items = [.. order.Items.Select(NameOf)],
        IsForChosen = order.CustomerIds is not null,
        CustomerIds = order.CustomerIds ?? [],
        SendsProvisional = order.SendsProvisional,
        Statements = order.IssuesAnew ? IssueAnew : order.IssuesFirst ? Issue : AsIs,
        Csv = order.Dialect is { } dialect ? CsvForm.From(dialect) : usual,
        MailTo = string.Join('\n', order.MailTo),
        MailsCustomers = order.MailsCustomers,
    };

    public static string NameOf(ReportItem item) => $"{item.Kind}/{item.Format}";

    /// <param name="customers">Ids of the account's customers: nobody else can be chosen.</param>
    public OrderReading ToOrder(IReadOnlySet<string> customers)
    {
        var problems = new List<string>();
        var items = new List<ReportItem>();
        foreach (string name in Items)
        {
            if (FindItem(name) is { } item)
                items.Add(item);
            else
                problems.Add($"There is no report '{name}'.");
        }

        if (IsForChosen)
            problems.AddRange(CustomerIds.Where(id => !customers.Contains(id)).Select(static id => $"This partner account has no customer '{id}'."));
        var order = new ReportOrder
        {
            Items = items,
            Dialect = items.Any(static item => item.Format == ReportFormat.Csv) ? Csv.Dialect : null,
            CustomerIds = IsForChosen ? CustomerIds : null,
            SendsProvisional = SendsProvisional,
            IssuesFirst = Statements is not AsIs,
            IssuesAnew = Statements is IssueAnew,
            MailTo = MailTo.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries),
            MailsCustomers = MailsCustomers,
        };
        return new OrderReading(order, [.. problems, .. ReportOrderCheck.ListProblems(order)]);
    }

    private static ReportItem? FindItem(string name) =>
        name.Split('/') is [var kind, var format]
        && Enum.GetNames<ReportKind>().Contains(kind, StringComparer.Ordinal) && Enum.GetNames<ReportFormat>().Contains(format, StringComparer.Ordinal)
            ? new ReportItem(Enum.Parse<ReportKind>(kind), Enum.Parse<ReportFormat>(format))
            : null;
}

/// <param name="Order">Of worth without problems alone.</param>
/// <param name="Problems">All of them, in words.</param>
internal sealed record OrderReading(ReportOrder Order, IReadOnlyList<string> Problems);
