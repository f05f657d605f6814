using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Which lines are asked for.</summary>
/// <param name="Kind">The lines themselves, or the daily usage behind those of Azure.</param>
/// <param name="Currency">Billing currency: Microsoft keeps one set of lines for each.</param>
internal abstract record LineQuery(LineKind Kind, string Currency)
{
    /// <summary>Those of a document.</summary>
    /// <param name="IsLegacy">They are in Partner Center only, in the form of licence and usage lines.</param>
    public sealed record Billed(LineKind Kind, string Currency, string InvoiceNumber, bool IsLegacy) : LineQuery(Kind, Currency)
    {
        /// <summary>Which lists of a legacy document there are; none when nobody knows, and then each is asked for.</summary>
        public IReadOnlyList<InvoiceDetail> Details { get; init; } = [];
    }

    /// <summary>Those that no document bills yet.</summary>
    public sealed record Unbilled(LineKind Kind, string Currency, UnbilledPeriod Period) : LineQuery(Kind, Currency);
}

/// <summary>Billing periods that have no document yet.</summary>
internal enum UnbilledPeriod
{
    Current,

    /// <summary>The one before, from its end until its document is issued.</summary>
    Last,
}
