using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Products;

/// <summary><c>GET /api/csp/products?name=</c>: who buys a product, and what it came to in the last twelve billed months.</summary>
internal sealed class ProductsApi(ICspStore store, IBillingLedger ledger) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/products", GetAsync, new ApiAbout(ApiGroups.Customers)
            .List("listProductSales", "Who buys a product, and what it came to in the last twelve billed months", ProductsJson.Default.ProductSaleAnswerArray, ApiStatuses.NoAccount, ApiStatuses.Wrong) with
        {
            Query =
            [
                new ApiParameter("name", "Name of the product, as invoices have it.") { IsRequired = true },
                ApiValues.OneAccount,
                new ApiParameter("sort", "By what they are sorted; with a dash in front, falling.") { AllowedValues = ["customer", "-customer", "cost", "-cost", "price", "-price", "margin", "-margin"], Default = "customer" },
            ],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (request.FindQuery("name") is not { } product)
            return Task.FromResult(ApiAnswers.Refused("csp.product", new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "Name the product, as invoices do." }));
        if (AccountChoice.Read(request, store) is not { } choice)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        ProductSale[] sorted = [.. ProductSaleList.Sort(ledger.GetProductSales(choice.Id).ByProduct[product], ProductSaleList.ReadSorting(request.FindQuery("sort")))];
        return Task.FromResult(ApiAnswers.Page(sorted, ApiPaging.From(request), ProductSaleAnswer.From, ProductsJson.Default.ProductSaleAnswerArray));
    }
}

/// <summary>What one customer bought of a product, before tax.</summary>
internal sealed record ProductSaleAnswer(string AccountId, string CustomerId, string Customer, int LineCount, string Currency, decimal Cost, decimal Price, decimal Margin)
{
    public static ProductSaleAnswer From(ProductSale sale) =>
        new(sale.AccountId, sale.CustomerId, sale.CustomerName, sale.Lines, sale.Price.Currency, sale.Cost.Amount, sale.Price.Amount, sale.Margin.Amount);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ProductSaleAnswer[]))]
internal sealed partial class ProductsJson : JsonSerializerContext;
