namespace HcpCsp.Plugin.Model;

/// <summary>One of Microsoft's billing documents for the partner. Identity is the document number.</summary>
internal sealed record Invoice
{
    public required string Number { get; init; }

    public required DateTimeOffset InvoiceDate { get; init; }

    /// <summary>Billing period; of the month before the invoice date when Microsoft doesn't say.</summary>
    public required BillingPeriod Period { get; init; }

    /// <summary>The header's total, with tax.</summary>
    public required Money Total { get; init; }

    public decimal PaidAmount { get; init; }

    /// <summary>invoice, void_note, adjustment_note …, lower case; unknown ones are kept.</summary>
    public required string DocumentType { get; init; }

    /// <summary>OneTime or Recurring, as Microsoft writes it.</summary>
    public string InvoiceType { get; init; } = "";

    /// <summary>Number of the document that this one corrects; null for none.</summary>
    public string? AmendsNumber { get; init; }

    /// <summary>True for legacy (D) documents, where Microsoft Discount applies.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>Which lists of lines the document has, as its header names them; none when it doesn't.</summary>
    public IReadOnlyList<InvoiceDetail> Details { get; init; } = [];

    /// <summary>Whether Microsoft has daily usage of it: of legacy documents only those with Azure's.</summary>
    public bool HasUsage => !IsLegacy || Details.Contains(new InvoiceDetail("azure", LineKind.Usage));

    /// <summary>Number of the void note that takes this document back; null for none. See <see cref="AmendmentTree"/>.</summary>
    public string? VoidedBy { get; init; }

    public bool IsVoidNote => string.Equals(DocumentType, "void_note", StringComparison.OrdinalIgnoreCase);

    /// <summary>A voided document never counts in totals; it is still shown and tied out.</summary>
    public bool IsVoided => IsVoidNote || VoidedBy is not null;

    /// <summary>
    /// The month whose open period ends with this document: none for legacy documents, whose lines are never among the unbilled ones, and none for
    /// those that correct another, which may come months later.
    /// </summary>
    public DateOnly? ClosedMonth => IsLegacy || AmendsNumber is not null ? null : Period.StartMonth;

    /// <summary>Version of its billed lines that is in force; null until they have been read.</summary>
    public DocumentVersion? Lines { get; init; }

    /// <summary>Version of its daily usage that is in force; null until it has been read.</summary>
    public DocumentVersion? Usage { get; init; }
}

/// <summary>A list of lines that a document has.</summary>
/// <param name="Provider">office, azure, onetime, marketplace: lower case, without underscores; unknown ones are kept.</param>
internal sealed record InvoiceDetail(string Provider, LineKind Kind);

/// <summary>One data version of a document's lines, as loaded: what was read, and proof that it is whole.</summary>
internal sealed record DocumentVersion
{
    /// <summary>Our id of the version: names its segments and summaries.</summary>
    public required string Id { get; init; }

    /// <summary>Empty for an <see cref="OpenPeriod"/>'s.</summary>
    public required string InvoiceNumber { get; init; }

    public required LineKind Kind { get; init; }

    /// <summary>Microsoft's eTag: the same tag is the same content. Empty when the export was proven empty.</summary>
    public required string ETag { get; init; }

    /// <summary>When Microsoft built the data, UTC; null when it was proven empty.</summary>
    public DateTimeOffset? DataCreatedAt { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }

    public required int LineCount { get; init; }

    /// <summary>Sum over all lines with tax (billed) or before tax (usage), in the document's currency, counted while reading, apart from the summaries.</summary>
    public required decimal Total { get; init; }

    /// <summary>One per file: name, rows, bytes, SHA-256.</summary>
    public IReadOnlyList<BlobReceipt> Blobs { get; init; } = [];
}

internal enum LineKind
{
    Billed,
    Usage,
}

/// <summary>What was read from one file.</summary>
/// <param name="Sha256">Of the compressed bytes as they came, lower-case hex.</param>
internal sealed record BlobReceipt(string Name, int Rows, long Bytes, string Sha256);
