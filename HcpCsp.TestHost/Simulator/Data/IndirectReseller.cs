namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>A partner that sells to customers through ours.</summary>
internal sealed record IndirectReseller(Guid TenantId, string Name, int MpnId, string Location)
{
    public static IReadOnlyList<IndirectReseller> All { get; } =
    [
        new(new Guid("4d0b7c55-1f0e-4b8d-9a37-2f6c5be1d701"), "Lamna Healthcare Resale", 4649221, "US"),
        new(new Guid("81c6a5e3-7d2f-4f1b-b6c0-93de4f27a802"), "First Up Consultants", 4390934, "IE"),
    ];
}
