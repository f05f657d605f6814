using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>Which statements a search finds.</summary>
internal static class StatementSearch
{
    /// <param name="statement">Statement.</param>
    /// <param name="search">Part of customer, tenant id, or number of statement or invoice; null finds all.</param>
    public static bool Matches(Statement statement, string? search) =>
        search is null || Has(statement.CustomerName, search) || Has(statement.Number, search) || Has(statement.InvoiceNumber, search) || Has(statement.CustomerId, search);

    private static bool Has(string text, string search) => new SearchText(search).IsIn(text);
}
