using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports.Orders;

/// <summary>The fields that an order and a schedule share, as the partials <c>_order_…</c> show them.</summary>
internal sealed record OrderView
{
    /// <summary>More are found by searching; those that are chosen are listed besides.</summary>
    private const int MostListed = 100;

    public required OrderErrors Errors { get; init; }

    public required IReadOnlyList<KindRow> ForPartner { get; init; }

    public required IReadOnlyList<KindRow> ForCustomers { get; init; }

    public required bool IsForChosen { get; init; }

    public required string Search { get; init; }

    public required IReadOnlyList<CustomerChoice> Customers { get; init; }

    public required string Summary { get; init; }

    public required AreaView MailTo { get; init; }

    public required bool MailsCustomers { get; init; }

    public required bool SendsProvisional { get; init; }

    /// <summary>What becomes of the incomplete otherwise.</summary>
    public string ElseOfProvisional { get; init; } = "Else it isn't made.";

    public required ChoiceView Statements { get; init; }

    public required IReadOnlyList<ChoiceView> Csv { get; init; }

    /// <param name="form">What was typed.</param>
    /// <param name="search">What customers are searched for; empty for all.</param>
    /// <param name="all">All customers of the account.</param>
    /// <param name="formats">The reader's.</param>
    /// <param name="errors">Of the form.</param>
    public static OrderView For(OrderForm form, string search, IReadOnlyList<Customer> all, Formats formats, OrderErrors errors)
    {
        HashSet<string> chosen = [.. form.CustomerIds];
        List<Customer> found = [.. all.Where(customer => search.Length == 0 || Matches(customer, search))];
        List<Customer> listed = [.. found.Take(MostListed)];
        IEnumerable<Customer> besides = all.Where(customer => chosen.Contains(customer.Id)).Except(listed);
        return new OrderView
        {
            Errors = errors,
            ForPartner = Kinds(form, isForCustomer: false),
            ForCustomers = Kinds(form, isForCustomer: true),
            IsForChosen = form.IsForChosen,
            Search = search,
            Customers = [.. besides.Concat(listed).Select(customer => new CustomerChoice(customer.Id, customer.Name, customer.Domain, chosen.Contains(customer.Id)))],
            Summary = $"{formats.Number(listed.Count)} of {formats.Number(all.Count)} customers listed{(found.Count > listed.Count ? ": search for the others" : "")}, {formats.Number(chosen.Count)} ticked",
            MailTo = new AreaView("mailTo", "Mail all files to", form.MailTo, "One address a line; each gets a mail of its own. Empty: they are kept here, to be downloaded.", errors.MailTo),
            MailsCustomers = form.MailsCustomers,
            SendsProvisional = form.SendsProvisional,
            Statements = ChoiceView.Of(
                "statements", "Statements", form.Statements, "Billing details of customers are the issued statement, where there is one.",
                (OrderForm.Issue, "Issue those that are missing"), (OrderForm.IssueAnew, "And issue anew what Microsoft restated"), (OrderForm.AsIs, "Issue none: today's figures")),
            Csv = CsvChoices.Of(form.Csv),
        };
    }

    private static IReadOnlyList<KindRow> Kinds(OrderForm form, bool isForCustomer) =>
    [
        .. Enum.GetValues<ReportKind>().Where(kind => kind.IsForCustomer() == isForCustomer).Select(kind => new KindRow(
            ReportWords.Caption(kind),
            ReportWords.Explain(kind),
            [.. kind.Formats().Select(format => FormatBox.For(new ReportItem(kind, format), form))])),
    ];

    private static bool Matches(Customer customer, string search) =>
        new SearchText(search).IsIn(customer.Name)
        || customer.Domain.Contains(search, StringComparison.OrdinalIgnoreCase)
        || customer.Id.Contains(search, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A kind of report, and a box for each form that there is of it.</summary>
internal sealed record KindRow(string Caption, string Help, IReadOnlyList<FormatBox> Formats);

internal sealed record FormatBox(string Value, string Caption, bool Checked)
{
    public static FormatBox For(ReportItem item, OrderForm form) =>
        new(OrderForm.NameOf(item), ReportWords.Caption(item.Format), form.Items.Contains(OrderForm.NameOf(item), StringComparer.Ordinal));
}

internal sealed record CustomerChoice(string Id, string Name, string Domain, bool Checked);
