using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.Graph.Rows;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>An export's state as a poll finds it.</summary>
internal sealed class OperationShape(ManifestShape manifests, SimulatorOptions options, FaultSwitches faults)
{
    public void WriteUnfinished(Utf8JsonWriter json, ExportOperation operation, bool isStarted) =>
        WriteStatus(json, operation, "runningOperation", isStarted ? "running" : "notStarted");

    public void WriteFinished(Utf8JsonWriter json, ExportOperation operation, GraphCall call)
    {
        if (operation.Fate == OperationFate.Breaks)
            WriteFailure(json, operation, "5001", "The export could not be finished. Please try again.");
        else if (operation.Dataset is { } dataset)
            WriteSuccess(json, operation, dataset, call);
        else
            WriteFailure(json, operation, "5000", "No data available");
    }

    private void WriteStatus(Utf8JsonWriter json, ExportOperation operation, string type, string status)
    {
        json.WriteString("@odata.type", "#microsoft.graph.partners.billing." + type);
        json.WriteString("id", operation.Id);
        json.WriteString("status", faults.IsOn(GraphFaults.OddCase) ? status.ToUpperInvariant() : status);
        // One moment has no zone and the other has: so does Microsoft's.
        json.WriteString("createdDateTime", operation.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("lastActionDateTime", LineDress.Moment(options.Clock.GetUtcNow()));
    }

    private void WriteFailure(Utf8JsonWriter json, ExportOperation operation, string code, string message)
    {
        WriteStatus(json, operation, "exportFailedOperation", "failed");
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private void WriteSuccess(Utf8JsonWriter json, ExportOperation operation, ExportDataset dataset, GraphCall call)
    {
        WriteStatus(json, operation, "exportSuccessOperation", faults.IsOn(GraphFaults.Completed) ? "completed" : "succeeded");
        var root = faults.IsOn(GraphFaults.ForeignManifestLink) ? call.ForeignBillingRoot : call.BillingRoot;
        var link = $"{root}/manifests/{operation.ManifestId}";
        if (faults.IsOn(GraphFaults.InlineManifest))
        {
            json.WriteStartObject("resourceLocation");
            manifests.Write(json, operation.ManifestId, dataset, call);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString(faults.IsOn(GraphFaults.ResourceLocationString) ? "resourceLocation" : "resourceLocation@odata.navigationLink", link);
        }
    }
}
