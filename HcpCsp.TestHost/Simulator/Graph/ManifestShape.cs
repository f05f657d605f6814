using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Faults;
using HcpCsp.TestHost.Simulator.Graph.Blobs;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>The list of an export's blobs; each writing of it signs their links afresh.</summary>
internal sealed class ManifestShape(ExportRegister exports, SharedAccess access, FaultSwitches faults)
{
    public void Write(Utf8JsonWriter json, Guid id, ExportDataset wanted, GraphCall call)
    {
        var dataset = wanted with { WantedBlobs = faults.Number(GraphFaults.Blobs) };
        json.WriteString("id", id);
        json.WriteString("schemaVersion", "2");
        json.WriteString("dataFormat", FormatName());
        json.WriteString("createdDateTime", dataset.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("eTag", dataset.ETag);
        json.WriteString("partnerTenantId", dataset.Partner.Profile.TenantId);
        json.WriteString("rootDirectory", $"{call.ForeignOrigin}/blobs/{dataset.Directory}");
        json.WriteString("sasToken", access.Sign(dataset.Directory));
        json.WriteString("partitionType", "default");
        json.WriteNumber("blobCount", dataset.BlobCount + (faults.IsOn(GraphFaults.BlobCountMismatch) ? 1 : 0));
        json.WriteStartArray("blobs");
        for (var index = 0; index < dataset.BlobCount; index++)
            WriteBlob(json, new ExportBlob(dataset, index));
        json.WriteEndArray();
    }

    private void WriteBlob(Utf8JsonWriter json, ExportBlob blob)
    {
        exports.Add(blob);
        json.WriteStartObject();
        json.WriteString("name", blob.Name);
        json.WriteString("partitionValue", "default");
        json.WriteEndObject();
    }

    private string FormatName()
    {
        if (faults.IsOn(GraphFaults.UncompressedName))
            return "JSONLines";
        return faults.IsOn(GraphFaults.DocumentedName) ? "compressedJSONLines" : "compressedJSON";
    }
}
