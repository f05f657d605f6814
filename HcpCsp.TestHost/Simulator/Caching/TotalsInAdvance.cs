using System.Text.Json;
using System.Text.Json.Serialization;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Caching;

/// <summary>Adds up the documents behind the scenes as soon as the server starts, or reads what an earlier run came to.</summary>
/// <remarks>A header holds the total of all its lines, and at a large scale those take seconds to make. Whoever asks sooner waits for the rest only.</remarks>
internal sealed class TotalsInAdvance(SimulatedWorld world, CacheFolder cache) : BackgroundService
{
    private const string Name = "totals.json";

    private bool _areKnown;

    /// <summary>What is known is learned before the first request.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _areKnown = cache.IsKept && Learn();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        cache.IsKept && !_areKnown ? Task.Run(() => AddUp(stoppingToken), stoppingToken) : Task.CompletedTask;

    private bool Learn()
    {
        using var file = cache.Find(Name);
        if (file is null)
            return false;
        foreach (var known in JsonSerializer.Deserialize(file, TotalsJson.Default.ListKnownTotals) ?? [])
            world.Find(known.Partner)?.Invoices.Learn(known.Document, known.DataVersion, known.Totals);
        return true;
    }

    private void AddUp(CancellationToken cancellationToken)
    {
        var documents = world.Partners.SelectMany(partner => partner.Invoices.WithAmendments.Select(document => (partner, document)));
        List<KnownTotals> totals = [.. documents.AsParallel().WithCancellation(cancellationToken).Select(pair => new KnownTotals(
            pair.partner.Profile.TenantId, pair.document.Id, pair.document.DataVersion, pair.partner.Invoices.Totals(pair.document)))];
        cache.Save(Name, output => JsonSerializer.Serialize(output, totals, TotalsJson.Default.ListKnownTotals));
    }
}

/// <summary>A document's totals as they are kept.</summary>
internal sealed record KnownTotals(Guid Partner, string Document, int DataVersion, DocumentTotals Totals);

[JsonSerializable(typeof(List<KnownTotals>))]
internal sealed partial class TotalsJson : JsonSerializerContext;
