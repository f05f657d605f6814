using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Segments;

/// <summary>What the store needs to know of a kind of lines beside its columns.</summary>
internal sealed record LineShape<TLine>(
    LineKind Kind,
    LineSchema<TLine> Schema,
    Func<TLine, int> GetPosition,
    Action<TLine, int> SetPosition,
    Func<TLine, string?> GetCustomerId);

internal static class LineShapes
{
    public static LineShape<InvoiceLine> Billed { get; } = new(
        LineKind.Billed, InvoiceLine.Schema, static line => line.Position, static (line, value) => line.Position = value, static line => line.CustomerId);

    public static LineShape<UsageLine> Usage { get; } = new(
        LineKind.Usage, UsageLine.Schema, static line => line.Position, static (line, value) => line.Position = value, static line => line.CustomerId);
}
