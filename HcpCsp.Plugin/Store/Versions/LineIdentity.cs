using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store.Versions;

/// <summary>
/// What a line is about, apart from what it costs: lines have no id, so this is how the line of an earlier version is found again. Kept as a
/// hash, since a customer may have very many lines. Several lines may share one.
/// </summary>
internal readonly record struct LineIdentity(UInt128 Hash)
{
    private const char Between = '\u001F';

    public static LineIdentity Of(InvoiceLine line)
    {
        string text = string.Join(
            Between,
            line.SubscriptionId?.ToLowerInvariant(),
            line.OrderId,
            line.ProductId,
            line.SkuId,
            line.AvailabilityId,
            line.ProductName,
            line.SkuName,
            line.ChargeType,
            line.ChargeStartDate?.ToString("O", CultureInfo.InvariantCulture),
            line.ChargeEndDate?.ToString("O", CultureInfo.InvariantCulture),
            line.MeterDescription,
            line.UnitType,
            line.ReservationOrderId,
            line.ReferenceId,
            line.CreditReasonCode);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return new LineIdentity(MemoryMarshal.Read<UInt128>(hash));
    }
}
