using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>How finished JSON goes over the wire: its names, dates, unknown parts and bytes.</summary>
internal static partial class AnswerDress
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Words of a list that Microsoft may lengthen; not those that say what a document is.</summary>
    private static readonly string[] OpenLists = ["status", "billingCycle", "contractType", "chargeType", "operationType", "relationshipToPartner", "state"];

    public static string ContentType(FaultSwitches faults) =>
        faults.IsOn(PartnerCenterFaults.Utf16) ? "application/json" : "application/json; charset=utf-8";

    public static ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> json, FaultSwitches faults)
    {
        if (Changes(faults))
            json = Encoding.UTF8.GetBytes(Rewrite(JsonNode.Parse(json.Span), name: "", new Change(faults))!.ToJsonString(Writing));
        if (faults.IsOn(PartnerCenterFaults.Utf16))
            return (byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(json.Span))];
        return faults.IsOn(PartnerCenterFaults.NoBom) ? json : (byte[])[.. ByteOrderMark, .. json.Span];
    }

    private static bool Changes(FaultSwitches faults) =>
        faults.IsOn(PartnerCenterFaults.PascalCase) || faults.IsOn(PartnerCenterFaults.UnknownValues)
        || faults.IsOn(PartnerCenterFaults.DatesOffset) || faults.IsOn(PartnerCenterFaults.DatesBare);

    private static JsonNode? Rewrite(JsonNode? node, string name, Change change) => node switch
    {
        JsonObject parts => RewriteObject(parts, change),
        JsonArray items => new JsonArray([.. items.Select(item => Rewrite(item, name, change))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(change.Text(name, text)),
        _ => node?.DeepClone(),
    };

    private static JsonObject RewriteObject(JsonObject parts, Change change)
    {
        var changed = new JsonObject();
        foreach (var (name, value) in parts)
            changed[change.Name(name)] = Rewrite(value, name, change);
        if (change.AddsUnknown)
            changed["simulatedUnknown"] = new JsonObject { ["since"] = "2027-01-01", ["values"] = new JsonArray(1, "two", null) };
        return changed;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    /// <summary>What is done to one answer.</summary>
    private sealed class Change(FaultSwitches faults)
    {
        private static readonly TimeSpan Pacific = TimeSpan.FromHours(-8);

        private readonly bool _pascal = faults.IsOn(PartnerCenterFaults.PascalCase);
        private readonly bool _offset = faults.IsOn(PartnerCenterFaults.DatesOffset);
        private readonly bool _bare = faults.IsOn(PartnerCenterFaults.DatesBare);
        private int _openWords;

        public bool AddsUnknown { get; } = faults.IsOn(PartnerCenterFaults.UnknownValues);

        public string Name(string name) => _pascal && name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;

        public string Text(string name, string text)
        {
            if (AddsUnknown && OpenLists.Contains(name, StringComparer.Ordinal) && ++_openWords % 3 == 0)
                return "somethingNew";
            return (_offset || _bare) && Moment().IsMatch(text) ? Date(text) : text;
        }

        private string Date(string text)
        {
            var moment = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            // Year 1 means none and year 9999 never: neither can be moved.
            if (moment.Year is 1 or 9999)
                return text;
            return _offset
                ? moment.ToOffset(Pacific).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
                : moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        }
    }
}
