using System.Collections.Concurrent;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Decides when an export is started how it will end.</summary>
internal sealed class OperationFates(FaultSwitches faults)
{
    private readonly EveryNth _breaks = new(faults, GraphFaults.FailedExport);
    private readonly ConcurrentDictionary<string, bool> _forgotten = new(StringComparer.Ordinal);

    /// <param name="input">What was asked for, all of it.</param>
    /// <param name="dataset">Null where there is no data.</param>
    public OperationFate Next(string input, ExportDataset? dataset)
    {
        if (faults.IsOn(GraphFaults.ForgottenOperation) && _forgotten.TryAdd(input, true))
            return OperationFate.IsForgotten;
        if (_breaks.Strikes())
            return OperationFate.Breaks;
        return dataset is null ? OperationFate.HasNoData : OperationFate.Succeeds;
    }
}
