using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>What is made, of whom, and who gets it.</summary>
internal abstract record OrderAnswer
{
    protected OrderAnswer(ReportOrder order)
    {
        Items = [.. order.Items.Select(OrderForm.NameOf)];
        Customers = order.CustomerIds;
        Provisional = order.SendsProvisional;
        IssuesFirst = order.IssuesFirst;
        IssuesAnew = order.IssuesAnew;
        MailTo = order.MailTo;
        MailsCustomers = order.MailsCustomers;
    }

    [Description("What is made, each a kind and a format, such as Spending/Workbook.")]
    public IReadOnlyList<string> Items { get; }

    [Description("Tenant ids of the customers it is made of; null for all.")]
    public IReadOnlyList<string>? Customers { get; }

    [Description("Whether it is made though figures are missing or may still change.")]
    public bool Provisional { get; }

    [Description("Whether statements are issued beforehand.")]
    public bool IssuesFirst { get; }

    [Description("Whether statements whose figures changed are issued anew beforehand.")]
    public bool IssuesAnew { get; }

    [Description("Addresses that get the files by mail.")]
    public IReadOnlyList<string> MailTo { get; }

    [Description("Whether each customer gets its own files by mail.")]
    public bool MailsCustomers { get; }
}
