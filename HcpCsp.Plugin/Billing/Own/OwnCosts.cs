using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Own;

/// <summary>What a customer pays for a month in one currency, before tax. Here and in all that goes with it there is no cost that could be shown.</summary>
/// <param name="Month">First day.</param>
/// <param name="MayChange">No statement was issued of some of it yet, or Microsoft hasn't billed it yet.</param>
internal sealed record OwnMonth(DateOnly Month, Money Price, bool MayChange);

/// <summary>What is behind a month.</summary>
internal sealed record OwnDetails(IReadOnlyList<OwnProduct> Products, IReadOnlyList<OwnSubscription> Subscriptions);

internal sealed record OwnProduct(ProductFamily Family, string Name, Money Price);

/// <param name="Id">Empty for what belongs to no subscription, such as fees.</param>
internal sealed record OwnSubscription(string Id, string Name, Money Price);
