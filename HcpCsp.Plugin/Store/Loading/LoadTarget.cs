using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>What a version is loaded for.</summary>
/// <param name="InvoiceNumber">Empty when it is no document.</param>
/// <param name="Caption">For people.</param>
/// <param name="Currency">Counts for lines that name none, and for the version's total.</param>
/// <param name="PutInForce">Makes the version the one that counts, within the transaction of the switch.</param>
internal sealed record LoadTarget(string InvoiceNumber, string Caption, string Currency, Action<DocumentVersion> PutInForce);
