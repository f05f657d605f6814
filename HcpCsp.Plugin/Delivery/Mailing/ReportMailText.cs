using System.Globalization;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>Subject and text of a mail, in plain words. Pure.</summary>
/// <param name="Sender">Name of the partner.</param>
/// <param name="CustomerName">Empty for those who get everything.</param>
/// <param name="Files">At least one.</param>
internal sealed record ReportMailText(string Sender, string CustomerName, IReadOnlyList<MailedReport> Files)
{
    private const int MostListed = 40;
    private const int LongestSubject = 200;

    public string Subject
    {
        get
        {
            string what = Files.Select(static one => one.File.Title).Distinct(StringComparer.Ordinal).ToArray() is [var single]
                ? single
                : string.Create(CultureInfo.InvariantCulture, $"{Files.Count} reports");
            string provisional = Files.Any(static one => one.File.IsProvisional) ? " (provisional)" : "";
            string subject = new([.. $"{Sender}: {what}{provisional}{(CustomerName.Length > 0 ? $" for {CustomerName}" : "")}".Where(static letter => !char.IsControl(letter))]);
            return subject.Length <= LongestSubject ? subject : subject[..LongestSubject];
        }
    }

    public string Text
    {
        get
        {
            var text = new StringBuilder(CustomerName.Length > 0 ? $"{Sender} sends you these reports:\n" : "These reports were made:\n");
            foreach (MailedReport one in Files.Take(MostListed))
                text.Append('\n').Append(Describe(one));
            if (Files.Count > MostListed)
                text.Append(CultureInfo.InvariantCulture, $"\nAnd {Files.Count - MostListed} more.\n");
            return text.ToString();
        }
    }

    // A customer's book is the customer's: figures stand in nobody else's mail.
    private string Describe(MailedReport one)
    {
        var text = new StringBuilder(one.File.Title);
        if (one.File.CustomerName.Length > 0)
            text.Append(" for ").Append(one.File.CustomerName);
        text.Append('\n');
        if (one.Statement is { } statement)
            text.Append(CultureInfo.InvariantCulture, $"  Statement {statement.Number}, version {statement.Version}.\n");
        if (CustomerName.Length > 0 && one.Statement is { } own)
        {
            foreach (StatementBlock block in own.Blocks)
                text.Append("  ").Append(Describe(block)).Append('\n');
        }

        if (Replaced(one) is { } earlier)
            text.Append(CultureInfo.InvariantCulture, $"  It replaces version {earlier}.\n");
        if (one.File.IsProvisional)
            text.Append("  Provisional: ").AppendJoin(' ', one.File.Missing).Append('\n');
        return text.Append("  ").Append(one.File.Name).Append('\n').ToString();
    }

    private static int? Replaced(MailedReport one)
    {
        int version = one.Statement?.Version ?? one.File.Edition;
        return version > 1 ? version - 1 : null;
    }

    private static string Describe(StatementBlock block) => block.Tax is { } tax
        ? $"{Write(block.Price)}, tax {Write(tax)}, total {Write(block.Total)}."
        : $"{Write(block.Total)}.";

    private static string Write(Money money)
    {
        string digits = Currency.Digits(money.Currency).ToString(CultureInfo.InvariantCulture);
        return money.Rounded().Amount.ToString("N" + digits, CultureInfo.InvariantCulture) + " " + money.Currency;
    }
}

/// <param name="Statement">That it is the file of; null for other reports.</param>
internal sealed record MailedReport(ProducedFile File, Statement? Statement);
