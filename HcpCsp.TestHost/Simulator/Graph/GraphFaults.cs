using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>What can go wrong with exports and their blobs.</summary>
internal static class GraphFaults
{
    public static readonly FaultDefinition Throttle = new("graph-throttle", "every N-th Graph call is answered with 429", HasNumber: true);
    public static readonly FaultDefinition HtmlErrors = new("graph-html-errors", "every N-th Graph call is answered with 502 and a page of HTML", HasNumber: true);

    public static readonly FaultDefinition Polls = new("polls", "an export is done after N polls that found it waiting or running", HasNumber: true);
    public static readonly FaultDefinition RetryAfter = new("retry-after", "Graph asks to wait N seconds", HasNumber: true);
    public static readonly FaultDefinition NoRetryAfter = new("no-retry-after", "Graph doesn't say how long to wait");
    public static readonly FaultDefinition Completed = new("completed", "a finished export is called completed instead of succeeded");
    public static readonly FaultDefinition OddCase = new("odd-case", "an export's status is written in capitals");
    public static readonly FaultDefinition FailedExport = new("failed-export", "every N-th export fails with code 5001; another try may succeed", HasNumber: true);
    public static readonly FaultDefinition ForgottenOperation = new("operation-404", "the first export of each input is forgotten: its polls are answered with 404");
    public static readonly FaultDefinition NeverDone = new("never-done", "exports stay running");
    public static readonly FaultDefinition ForeignLocation = new("foreign-location", "a started export is to be polled at another host");

    public static readonly FaultDefinition InlineManifest = new("inline-manifest", "a finished export holds its manifest instead of a link to it");
    public static readonly FaultDefinition ResourceLocationString = new("resource-location-string", "a finished export links to its manifest by a plain resourceLocation, as of old");
    public static readonly FaultDefinition ForeignManifestLink = new("foreign-manifest-link", "the link to a manifest goes to another host");
    public static readonly FaultDefinition DocumentedName = new("documented-name", "the data format is called compressedJSONLines, as documented");
    public static readonly FaultDefinition UncompressedName = new("uncompressed-name", "the data format is called JSONLines, though the blobs are compressed");
    public static readonly FaultDefinition Blobs = new("blobs", "each export has N blobs, some of them empty when N is high", HasNumber: true);
    public static readonly FaultDefinition BlobCountMismatch = new("blob-count-mismatch", "a manifest announces one blob more than it lists");

    public static readonly FaultDefinition SasLife = new("sas-life", "the signature of a blob's link lives N seconds", HasNumber: true);
    public static readonly FaultDefinition SasLapse = new("sas-lapse", "every N-th blob is cut half way and its signature lapses", HasNumber: true);
    public static readonly FaultDefinition Blob503 = new("blob-503", "every N-th blob is answered with 503 once", HasNumber: true);
    public static readonly FaultDefinition TruncatedBlob = new("truncated-blob", "each blob ends half way the first time, as if that were all");
    public static readonly FaultDefinition DropBlob = new("drop-blob", "the connection is closed after N percent of each blob the first time, short of its announced length", HasNumber: true);
    public static readonly FaultDefinition SlowBlob = new("slow-blob", "blobs come at N KB a second", HasNumber: true);
    public static readonly FaultDefinition NoRange = new("no-range", "a blob is sent whole whatever range is asked for");
    public static readonly FaultDefinition Md5 = new("md5", "blobs carry their MD5");

    public static readonly FaultDefinition CamelCase = new("camel-case", "export lines name their attributes in camelCase");
    public static readonly FaultDefinition NumbersAsStrings = new("numbers-as-strings", "every number of an export line is a string");
    public static readonly FaultDefinition NumbersAsNumbers = new("numbers-as-numbers", "no number of an export line is a string");
    public static readonly FaultDefinition UnknownAttributes = new("unknown-attributes", "export lines have attributes of every type that nobody knows");
    public static readonly FaultDefinition BomLines = new("bom-lines", "the lines of a blob start with a byte order mark");
    public static readonly FaultDefinition JsonArray = new("json-array", "the lines of a blob stand in a JSON array");
    public static readonly FaultDefinition BlankLines = new("blank-lines", "there are blank lines in a blob");
    public static readonly FaultDefinition NoLastNewline = new("no-last-newline", "the last line of a blob doesn't end");
    public static readonly FaultDefinition GzipMembers = new("gzip-members", "a blob is made of several gzip members");
    public static readonly FaultDefinition GzipBomb = new("gzip-bomb", "a blob holds one line without end");

    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        Throttle, HtmlErrors,
        Polls, RetryAfter, NoRetryAfter, Completed, OddCase, FailedExport, ForgottenOperation, NeverDone, ForeignLocation,
        InlineManifest, ResourceLocationString, ForeignManifestLink, DocumentedName, UncompressedName, Blobs, BlobCountMismatch,
        SasLife, SasLapse, Blob503, TruncatedBlob, DropBlob, SlowBlob, NoRange, Md5,
        CamelCase, NumbersAsStrings, NumbersAsNumbers, UnknownAttributes, BomLines, JsonArray, BlankLines, NoLastNewline, GzipMembers, GzipBomb,
    ];
}
