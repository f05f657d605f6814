using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Statuses that many routes answer.</summary>
internal static class ApiStatuses
{
    public static ApiStatus NoAccount { get; } = new(404, "There is no such partner account.");

    public static ApiStatus NoInvoice { get; } = new(404, "There is no such invoice of this partner account.");

    /// <summary>Of a GET that finds something or doesn't.</summary>
    public static IReadOnlyList<ApiStatus> OkOr(ApiStatus refusal) => [ApiStatus.Ok, refusal];
}
