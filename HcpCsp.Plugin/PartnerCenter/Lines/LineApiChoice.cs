using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Lines;

/// <summary>Which of Microsoft's two services is asked for lines.</summary>
internal static class LineApiChoice
{
    /// <summary>Whether Partner Center lists them (v1), rather than Graph building them as files (v2).</summary>
    /// <remarks>Lines of legacy documents, and all of a sovereign cloud's, are nowhere else, whatever the settings say.</remarks>
    public static bool ListsInPartnerCenter(this MicrosoftOptions options, LineQuery query) =>
        query is LineQuery.Billed { IsLegacy: true } || !MicrosoftCloud.Of(options).HasGraphBilling || IsV1(FindChoice(options, query));

    private static string FindChoice(MicrosoftOptions options, LineQuery query)
    {
        LineItemApiOptions byKind = options.LineItemApis;
        string chosen = (query, query.Kind) switch
        {
            (LineQuery.Unbilled, LineKind.Usage) => byKind.UnbilledUsage,
            (LineQuery.Unbilled, _) => byKind.Unbilled,
            (_, LineKind.Usage) => byKind.BilledUsage,
            _ => byKind.Billed,
        };
        return chosen.Length > 0 ? chosen : options.LineItemApi;
    }

    private static bool IsV1(string api) => string.Equals(api, "v1", StringComparison.OrdinalIgnoreCase);
}
