using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>What a listing of documents named.</summary>
/// <param name="Invoices">Newest first, amendments among them as documents of their own.</param>
/// <param name="Unreadable">One for each document without a number or a total: what could be read of it.</param>
internal sealed record InvoiceList(IReadOnlyList<Invoice> Invoices, IReadOnlyList<string> Unreadable);
