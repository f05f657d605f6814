using System.Globalization;
using System.Text;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>A PDF of one page with a few lines of text.</summary>
internal static class StatementPdf
{
    public static byte[] Write(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("BT /F1 14 Tf 60 760 Td 22 TL ");
        foreach (var line in lines)
            text.Append('(').Append(Escape(line)).Append(") Tj T* ");
        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            FormattableString.Invariant($"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        return Encoding.ASCII.GetBytes(Assemble(objects));
    }

    private static string Assemble(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (var index = 0; index < objects.Length; index++)
        {
            table.Append(file.Length.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{objects[index]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToString();
    }

    private static string Escape(string line)
    {
        var plain = line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        return string.Concat(plain.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
    }
}
