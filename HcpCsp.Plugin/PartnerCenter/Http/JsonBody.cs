using System.Text;

namespace HcpCsp.Plugin.PartnerCenter.Http;

/// <summary>Microsoft's JSON may begin with a byte order mark, whatever its charset header says; a UTF-8 parser takes none.</summary>
internal static class JsonBody
{
    /// <summary>The body as UTF-8 without a mark.</summary>
    public static ReadOnlyMemory<byte> Decode(byte[] body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => body.AsMemory(3),
        [0xFF, 0xFE, ..] => Encoding.Convert(Encoding.Unicode, Encoding.UTF8, body, 2, body.Length - 2),
        [0xFE, 0xFF, ..] => Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, body, 2, body.Length - 2),
        _ => body,
    };
}
