namespace HcpCsp.Benchmarks.Pages;

/// <param name="Name">Of its kind.</param>
/// <param name="Path">With its query.</param>
/// <param name="IsOfTenant">Whether it is for a tenant's administrator, instead of a Cloud Admin.</param>
internal sealed record PageAddress(string Name, string Path, bool IsOfTenant = false);
