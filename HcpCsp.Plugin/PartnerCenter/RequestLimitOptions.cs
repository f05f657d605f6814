using System.ComponentModel.DataAnnotations;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>How hard one partner tenant's services may be asked: section <c>HcpCsp:Discovery</c>.</summary>
internal sealed class RequestLimitOptions
{
    [Range(1, 1_000_000, ErrorMessage = "HcpCsp:Discovery:RequestsPerMinute must be between {1} and {2}.")]
    public int RequestsPerMinute { get; set; } = 500;

    [Range(1, 256, ErrorMessage = "HcpCsp:Discovery:MaxConcurrency must be between {1} and {2}.")]
    public int MaxConcurrency { get; set; } = 4;
}
