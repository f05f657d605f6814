using System.Collections.Concurrent;
using System.Globalization;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Every document of one partner, and what its lines come to.</summary>
internal sealed class InvoiceBook
{
    private readonly IReadOnlyList<CustomerRecord> _customers;
    private readonly LineSource _lines;
    private readonly WorldStories _stories;
    private readonly IReadOnlyList<InvoiceDocument> _asFirstBilled;
    private readonly IReadOnlyList<InvoiceDocument> _restated;
    private readonly ConcurrentDictionary<(string Id, int DataVersion), Lazy<DocumentTotals>> _totals = new();

    public InvoiceBook(IReadOnlyList<CustomerRecord> customers, LineSource lines, IReadOnlyList<InvoiceDocument> documents, WorldStories stories)
    {
        _customers = customers;
        _lines = lines;
        _stories = stories;
        _asFirstBilled = documents;
        var newest = documents.FirstOrDefault(document => document.Type == DocumentType.Invoice);
        _restated = [.. documents.Select(document => document == newest ? document with { DataVersion = 2 } : document)];
    }

    /// <summary>Newest first, as listed: an adjustment note stands inside the document that it amends.</summary>
    public IReadOnlyList<InvoiceDocument> Documents => _stories.IsRestated() ? _restated : _asFirstBilled;

    public IEnumerable<InvoiceDocument> WithAmendments =>
        Documents.SelectMany(document => document.Amendment is { } amendment ? new[] { document, amendment } : [document]);

    public InvoiceDocument? Find(string id) =>
        WithAmendments.FirstOrDefault(document => string.Equals(document.Id, id, StringComparison.OrdinalIgnoreCase));

    public DocumentTotals Totals(InvoiceDocument document) =>
        _totals.GetOrAdd((document.Id, document.DataVersion), _ => new Lazy<DocumentTotals>(() => AddUp(document))).Value;

    /// <summary>Takes the totals from one who added up the same lines before.</summary>
    public void Learn(string id, int dataVersion, DocumentTotals totals) =>
        _totals.TryAdd((id, dataVersion), new Lazy<DocumentTotals>(totals));

    /// <summary>The customers with charges in a currency and month, in the order of the lines.</summary>
    public IReadOnlyList<CustomerRecord> CustomersOn(string currency, BillingMonth month) =>
        [.. _customers.Where(customer => string.Equals(customer.Currency, currency, StringComparison.Ordinal) && customer.HasCharges(month))];

    private DocumentTotals AddUp(InvoiceDocument document)
    {
        var total = 0m;
        var count = 0;
        foreach (var customer in CustomersOn(document.Market.Currency, document.Month))
        {
            foreach (var line in _lines.Lines(customer, document.Scope))
            {
                total += line.Total;
                count++;
            }
        }

        return new DocumentTotals(total, count);
    }
}

/// <summary>Writes the list of documents: which months are closed and billed on a day.</summary>
internal sealed class InvoiceCalendar(long seed, int partner, IReadOnlyList<Market> markets, DateOnly today)
{
    public IReadOnlyList<InvoiceDocument> Create(int months)
    {
        var newest = BillingMonth.Of(today).Plus(-1);
        if (IssueDate(newest) > today)
            newest = newest.Plus(-1);
        var documents = new List<InvoiceDocument>(months * markets.Count);
        for (var age = 0; age < months; age++)
        {
            for (var market = 0; market < markets.Count; market++)
                documents.Add(Document(newest.Plus(-age), market, age));
        }

        return documents;
    }

    /// <summary>The 6th, 7th or 8th of the next month.</summary>
    public DateOnly IssueDate(BillingMonth month) =>
        month.Plus(1).First.AddDays(SeededRandom.For(seed, "issue", partner, month.Number).Between(5, 7));

    private InvoiceDocument Document(BillingMonth month, int market, int age)
    {
        var date = IssueDate(month);
        var invoice = new InvoiceDocument
        {
            Id = Number(month, market, correction: 0),
            Type = DocumentType.Invoice,
            Month = month,
            Market = markets[market],
            Date = Moment(date, market),
            PaidShare = age < 2 ? 0 : 1,
        };
        var corrected = date.AddDays(5);
        // Every fifth month is billed wrongly in the first currency, voided and billed again.
        if (market != 0 || (month.Number + partner) % 5 != 0 || corrected > today)
            return invoice;
        return invoice with
        {
            Type = DocumentType.VoidNote,
            PaidShare = 0,
            Amendment = invoice with
            {
                Id = Number(month, market, correction: 1),
                Type = DocumentType.AdjustmentNote,
                Date = Moment(corrected, market + 10),
                PaidShare = 0,
                AmendsOf = invoice.Id,
            },
        };
    }

    private string Number(BillingMonth month, int market, int correction) =>
        "G" + (100_000_000 + (partner * 20_000_000) + (month.Number * 100) + (market * 10) + correction).ToString(CultureInfo.InvariantCulture);

    private DateTimeOffset Moment(DateOnly date, int salt)
    {
        var draw = SeededRandom.For(seed, "moment", partner, date.DayNumber, salt);
        return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks((draw.Below(80_000) * TimeSpan.TicksPerSecond) + draw.Below(10_000_000));
    }
}
