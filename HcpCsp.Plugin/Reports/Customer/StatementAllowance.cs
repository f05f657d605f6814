using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Customer;

/// <summary>What the workbook of a statement may show.</summary>
internal static class StatementAllowance
{
    private static readonly CustomerTable Lines = new CustomerTable<PricedLine>("LineItems", CustomerLineColumns.All);

    public static CustomerAllowance Of(CustomerStatement statement, HouseStyle style) => new()
    {
        Names =
        [
            .. statement.Bills.SelectMany(bill => bill.Products.Select(product => product.ProductName)),
            statement.Issuer, CustomerWorkbook.FooterIssuer(statement), statement.CustomerName, style.Footer,
        ],
        Secrets = [statement.Invoice.Invoice.Number],
        Figures = Figures(statement),
        Tables = [Lines],
        Identifier = statement.Version is null ? "" : CustomerWorkbook.NumberOf(statement),
        Logo = style.Logo,
    };

    private static HashSet<decimal> Figures(CustomerStatement statement)
    {
        var figures = new HashSet<decimal>();
        if (statement.TaxRatePercent is { } rate)
            figures.Add(rate);
        foreach (CustomerBill bill in statement.Bills)
        {
            figures.UnionWith([bill.Price.Amount, bill.LineCount]);
            if (statement.TaxOf(bill) is { } tax)
                figures.UnionWith([tax.Amount, (bill.Price + tax).Amount]);
            foreach ((_, int lines, Money price) in CustomerStatement.ProductsOf(bill))
                figures.UnionWith([lines, price.Amount]);
        }

        return figures;
    }
}
