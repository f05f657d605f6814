using System.ComponentModel;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Api.Own;

/// <summary>What is behind a month, before tax; the largest first.</summary>
internal sealed record OwnDetailsAnswer(IReadOnlyList<OwnProductAnswer> Products, IReadOnlyList<OwnSubscriptionAnswer> Subscriptions)
{
    public static OwnDetailsAnswer Of(OwnDetails details) => new(
        [.. details.Products.Select(static one => new OwnProductAnswer(one.Family, one.Name, one.Price.Currency, one.Price.Amount))],
        [.. details.Subscriptions.Select(static one => new OwnSubscriptionAnswer(one.Id, one.Name, one.Price.Currency, one.Price.Amount))]);
}

internal sealed record OwnProductAnswer(ProductFamily Family, string Product, string Currency, decimal Price);

internal sealed record OwnSubscriptionAnswer(
    [property: Description("Empty for what belongs to no subscription, such as fees.")] string Id, string Name, string Currency, decimal Price);
