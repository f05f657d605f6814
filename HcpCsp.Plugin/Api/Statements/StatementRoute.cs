using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>What the routes of one statement have in common.</summary>
internal static class StatementRoute
{
    public static ApiParameter Number { get; } = new("number", "Number of the statement, the same for all its versions.");

    public static ApiParameter Version { get; } = new("version", "Version of the statement, from 1.") { Type = ApiValueType.WholeNumber };

    public static ApiStatus NoStatement { get; } = new(404, "There is no such version of a statement.");

    public static ApiResult Unknown { get; } = ApiAnswers.Unknown("csp.statement.unknown", "There is no such version of a statement.");
}
