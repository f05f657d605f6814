using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>How hard one partner tenant's services may be asked: section <c>HcpCsp:Discovery</c>.</summary>
internal sealed class RequestLimitOptions
{
    public int RequestsPerMinute { get; set; } = 500;

    public int MaxConcurrency { get; set; } = 4;
}

/// <summary>Names every wrong setting at once; <c>MaxConcurrency</c>, which is Discovery's too, is checked there.</summary>
internal sealed class RequestLimitOptionsCheck : IValidateOptions<RequestLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RequestLimitOptions options) =>
        options.RequestsPerMinute is >= 1 and <= 1_000_000
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("HcpCsp:Discovery:RequestsPerMinute must be between 1 and 1000000.");
}
