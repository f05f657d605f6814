using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Settings below <c>HcpCsp:Reports</c> that are about mail.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>Bytes of files above which a mail has them as one zip.</summary>
    public long ZipMailAbove { get; set; } = 8 * 1024 * 1024;

    /// <summary>Files above which a mail has them as one zip, however small they are.</summary>
    public int ZipMailAboveFiles { get; set; } = 20;
}

/// <summary>By hand: the framework's validator keeps every type that it has seen alive for ever.</summary>
internal sealed class DeliveryOptionsCheck : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var faults = new List<string>();
        if (options.ZipMailAbove < 0)
            faults.Add("HcpCsp:Reports:ZipMailAbove must be 0 bytes or more.");
        if (options.ZipMailAboveFiles is < 1 or > 1000)
            faults.Add("HcpCsp:Reports:ZipMailAboveFiles must be between 1 and 1000.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
