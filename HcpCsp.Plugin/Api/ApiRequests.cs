using System.Globalization;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Api;

/// <summary>What requests of programs have in common.</summary>
internal static class ApiRequests
{
    /// <summary>The request with numbers read as programs write them, <c>12.5</c>, whatever languages the caller's client names.</summary>
    public static PageRequest AsProgram(this PageRequest request) => request with { Culture = CultureInfo.InvariantCulture };
}
