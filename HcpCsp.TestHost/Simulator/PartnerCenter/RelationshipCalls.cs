using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>The indirect resellers between a partner and its customers.</summary>
internal static class RelationshipCalls
{
    private static readonly string[] Known = ["IsIndirectCloudSolutionProviderOf", "IsIndirectResellerOf"];

    public static Task ListAsync(PartnerCenterCall call)
    {
        var type = call.Request.Query["relationship_type"].ToString();
        if (!Known.Contains(type, StringComparer.OrdinalIgnoreCase))
            return call.RefuseInvalidAsync(StatusCodes.Status400BadRequest, "The relationship_type is missing or not supported.");
        var resellers = call.Partner.Customers.Select(customer => customer.Reseller).OfType<IndirectReseller>().Distinct();
        var isProvider = string.Equals(type, Known[0], StringComparison.OrdinalIgnoreCase);
        return AnswerAsync(call, isProvider ? resellers : [], "is_indirect_cloud_solution_provider_of");
    }

    public static Task ListOfCustomerAsync(PartnerCenterCall call) => CustomerCalls.WithCustomerAsync(call, customer =>
        AnswerAsync(call, customer.Reseller is { } reseller ? [reseller] : [], "is_indirect_reseller_of"));

    private static Task AnswerAsync(PartnerCenterCall call, IEnumerable<IndirectReseller> resellers, string type)
    {
        var items = resellers.Select(reseller => new PartnerRelationship(
            reseller.TenantId, reseller.Name, type, "Active", reseller.MpnId.ToString(System.Globalization.CultureInfo.InvariantCulture), reseller.Location,
            new Attributes("PartnerRelationship")));
        return call.AnswerAsync(new Collection<PartnerRelationship>([.. items], Links: null), WireJson.Default.CollectionPartnerRelationship);
    }
}
