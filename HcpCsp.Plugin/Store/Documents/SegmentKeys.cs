using System.Globalization;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Segments stand by version and number.</summary>
internal static class SegmentKeys
{
    public static string Segment(string versionId, int number) => Keys.Join(versionId, number.ToString("D7", CultureInfo.InvariantCulture));

    public static BsonExpression AllOf(string versionId) => Keys.Below(versionId);
}
