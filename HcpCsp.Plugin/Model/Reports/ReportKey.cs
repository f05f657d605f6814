using System.Security.Cryptography;
using System.Text;

namespace HcpCsp.Plugin.Model.Reports;

/// <summary>Names one report at one version of its content: what nobody gets twice.</summary>
/// <param name="Subject">A document's number, or months.</param>
/// <param name="CustomerId">Null for the partner's.</param>
/// <param name="Version">Of data, prices and completeness.</param>
internal sealed record ReportKey(ReportKind Kind, ReportFormat Format, string Subject, string? CustomerId, string Version)
{
    /// <summary>The same for all versions: 32 hex digits.</summary>
    public string Identity => Hash($"{Kind}\n{Format}\n{Subject}\n{CustomerId}");

    /// <summary>16 hex digits.</summary>
    public string VersionHash => Hash(Version)[..16];

    /// <summary>Both.</summary>
    public string Id => Identity + VersionHash;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
