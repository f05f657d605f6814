using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>What a customer was billed in one currency in its last twelve months, before tax.</summary>
/// <param name="Months">Newest first.</param>
/// <param name="Products">The largest price first.</param>
internal sealed record SpendingAnswer(string Currency, IReadOnlyList<MonthAnswer> Months, IReadOnlyList<ProductSpendingAnswer> Products)
{
    public static SpendingAnswer From(BilledSpending spending) => new(
        spending.Currency,
        [.. spending.Months.Reverse().Select(MonthAnswer.From)],
        [.. spending.Products.Select(static product => new ProductSpendingAnswer(product.Name, product.Cost.Amount, product.Price.Amount, product.Margin.Amount))]);
}

internal sealed record ProductSpendingAnswer(string Product, decimal Cost, decimal Price, decimal Margin);

/// <summary>A customer's part of an invoice, before tax.</summary>
internal sealed record CustomerInvoiceAnswer(string Number, DateOnly PeriodStart, DateOnly PeriodEnd, string Currency, int LineCount, decimal Cost, decimal Price, decimal Margin)
{
    public static CustomerInvoiceAnswer From((Invoice Invoice, CustomerBill Bill) one) => new(
        one.Invoice.Number, one.Invoice.Period.Start, one.Invoice.Period.End.AddDays(-1), one.Bill.Cost.Currency, one.Bill.LineCount, one.Bill.Cost.Amount, one.Bill.Price.Amount, one.Bill.Margin.Amount);
}
