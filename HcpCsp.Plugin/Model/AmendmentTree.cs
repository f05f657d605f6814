namespace HcpCsp.Plugin.Model;

/// <summary>Documents that correct one another: one business document in several, told by who amends whom.</summary>
/// <remarks>
/// Microsoft voids in two ways (Partner Center, "Invoice resources"). A document becomes a <c>void_note</c> itself, and the adjustment note
/// that replaces it names it in <c>amendsOf</c>; or a void note of its own names the document that it takes back. Neither a void note nor
/// what one amends counts. An adjustment note doesn't void what it amends: both count, and net.
/// </remarks>
internal static class AmendmentTree
{
    /// <summary>The same documents in the same order, each with the void note that takes it back.</summary>
    public static IEnumerable<Invoice> MarkVoided(IReadOnlyCollection<Invoice> invoices)
    {
        ILookup<string, string> notes = invoices
            .Where(static invoice => invoice is { IsVoidNote: true, AmendsNumber: not null })
            .ToLookup(static note => note.AmendsNumber ?? "", static note => note.Number, StringComparer.OrdinalIgnoreCase);
        return invoices.Select(invoice => invoice with
        {
            VoidedBy = notes[invoice.Number].Order(StringComparer.Ordinal).FirstOrDefault(note => !Same(note, invoice.Number)),
        });
    }

    /// <summary>The tree in which a document stands, from its first document on, each with its depth; the document alone when nothing amends it.</summary>
    public static IReadOnlyList<AmendmentNode> Around(Invoice invoice, IReadOnlyList<Invoice> all)
    {
        var nodes = new List<AmendmentNode>();
        Add(FindRoot(invoice, all), 0);
        return nodes;

        void Add(Invoice document, int depth)
        {
            // Data from outside: a circle of documents must end somewhere.
            if (nodes.Any(node => Same(node.Document.Number, document.Number)))
                return;
            nodes.Add(new AmendmentNode(document, depth));
            foreach (Invoice next in all.Where(other => Same(other.AmendsNumber, document.Number)).OrderBy(static other => other.InvoiceDate).ThenBy(static other => other.Number, StringComparer.Ordinal))
                Add(next, depth + 1);
        }
    }

    private static Invoice FindRoot(Invoice invoice, IReadOnlyList<Invoice> all)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { invoice.Number };
        Invoice root = invoice;
        while (root.AmendsNumber is { } earlier && seen.Add(earlier) && all.FirstOrDefault(other => Same(other.Number, earlier)) is { } found)
            root = found;
        return root;
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Depth">0 for the first document.</param>
internal sealed record AmendmentNode(Invoice Document, int Depth);
