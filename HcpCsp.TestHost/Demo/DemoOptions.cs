namespace HcpCsp.TestHost.Demo;

/// <summary>What the demo is asked to do.</summary>
internal sealed record DemoOptions
{
    /// <summary>Folder for the workbooks; made when it is missing.</summary>
    public required string OutputFolder { get; init; }

    public required Uri HostAddress { get; init; }

    /// <summary>Partner accounts to register: name and tenant id.</summary>
    public required IReadOnlyList<(string Name, string TenantId)> Accounts { get; init; }

    /// <summary>Default mark-up for all customers, in percent.</summary>
    public required decimal MarkupPercent { get; init; }

    /// <summary>Origin whose sign-in screens may be filled in with their defaults: the simulator's. Null walks redirects alone.</summary>
    public Uri? ScreensOf { get; init; }
}
