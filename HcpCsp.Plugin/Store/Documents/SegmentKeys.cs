using System.Globalization;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Segments stand by version, customer and number, so that a customer's lines are one stretch of the file's index.</summary>
internal static class SegmentKeys
{
    public static string Segment(string versionId, string customerId, int number) =>
        Keys.Join(versionId, Keys.Part(customerId), number.ToString("D7", CultureInfo.InvariantCulture));

    public static BsonExpression Of(string versionId, string? customerId) =>
        customerId is null ? Keys.Below(versionId) : Keys.Below(versionId, Keys.Part(customerId));
}
