using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Pages;

/// <summary>What a page says of an id that it doesn't know.</summary>
internal static class Missing
{
    public static PageResult.NotFound Account { get; } = new("There is no such partner account. It may have been removed.");

    public static PageResult.NotFound Run { get; } = new("There is no such discovery run of this account.");

    public static PageResult.NotFound Customer { get; } = new("This partner account has no such customer.");

    public static PageResult.NotFound Invoice { get; } = new("This partner account has no such invoice. Discovery may not have read it yet.");

    public static PageResult.NotFound Plan { get; } = new("There is no such version of a pricing plan.");

    public static PageResult.NotFound Month { get; } = new("There is no such month: write it as 2026-09.");

    public static PageResult.NotFound Statement { get; } = new("There is no such version of a statement.");

    public static PageResult.NotFound Version { get; } = new("This invoice has no such version of its lines. It may have been dropped.");

    public static PageResult.NotFound Reports { get; } = new("This partner account has no such reports. They may be older than reports are kept.");

    public static PageResult.NotFound Schedule { get; } = new("This partner account has no such schedule. It may have been removed.");

    public static PageResult.NotFound Bill { get; } = new("This invoice bills nothing to such a customer.");
}
