using System.IO.Compression;
using System.Text;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>As much of a workbook as its document properties.</summary>
internal static class AWorkbook
{
    public static byte[] Saying(string identifier) => Zip(("xl/workbook.xml", "<workbook/>"), ("docProps/core.xml", Core(identifier)));

    public static string Core(string identifier) => $"""
        <?xml version="1.0" encoding="utf-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Statement</dc:title><dc:identifier>{identifier}</dc:identifier></cp:coreProperties>
        """;

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using Stream part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return packed.ToArray();
    }
}
