using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Statuses that many routes answer.</summary>
internal static class ApiStatuses
{
    public static ApiStatus NoAccount { get; } = new(404, "There is no such partner account.");

    public static ApiStatus NoInvoice { get; } = new(404, "There is no such invoice of this partner account.");

    public static ApiStatus NoCustomer { get; } = new(404, "There is no such customer of this partner account.");

    public static ApiStatus Wrong { get; } = new(422, "Something that was sent is wrong: a message for each field.");

    public static ApiStatus Meanwhile { get; } = new(409, "Somebody else saved meanwhile: the message says what.");

    /// <summary>Of a GET that finds something or doesn't.</summary>
    public static IReadOnlyList<ApiStatus> OkOr(ApiStatus refusal) => [ApiStatus.Ok, refusal];
}
