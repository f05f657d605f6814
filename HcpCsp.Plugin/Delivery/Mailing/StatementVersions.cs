using System.Globalization;
using HcpCsp.Plugin.Model.Statements;

namespace HcpCsp.Plugin.Delivery.Mailing;

/// <summary>Which statement a report was made from.</summary>
internal static class StatementVersions
{
    /// <summary>Whether the version of a customer's billing details is that of a statement.</summary>
    public static bool IsOf(Statement statement, string reportVersion) =>
        string.Equals(reportVersion, statement.Version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
