using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace HcpCsp.Plugin.Billing.Statements.Verification;

/// <summary>Which statement a workbook says it is, in its document properties: <c>S-2026-09-0123456789AB v1</c>.</summary>
/// <remarks>The file is anybody's: so little of it is read that no archive can take memory or time.</remarks>
internal sealed partial record ClaimedStatement(string Number, int Version)
{
    private const string Relationships = "_rels/.rels";
    private const string UsualPart = "docProps/core.xml";
    private const string CoreProperties = "/metadata/core-properties";

    /// <summary>Of the whole archive, packed: its directory, and two small parts.</summary>
    private const int MostBytes = 1 << 20;

    /// <summary>Of a part, unpacked.</summary>
    private const int MostCharacters = 64 << 10;

    /// <summary>Null when it says nothing of the kind, or isn't a workbook at all.</summary>
    public static ClaimedStatement? Find(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(new BudgetedStream(content, MostBytes), ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry(FindCorePart(zip)) is { } part && ReadElements(part, "identifier", static xml => xml.ReadElementContentAsString()).FirstOrDefault() is { } said
                ? Parse(said)
                : null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or XmlException)
        {
            // No archive, a broken one, or one that would have us read on and on: it isn't ours, and says nothing.
            return null;
        }
    }

    private static string FindCorePart(ZipArchive zip) => zip.GetEntry(Relationships) is { } part
        ? ReadElements(part, "Relationship", static xml => xml.GetAttribute("Type")?.EndsWith(CoreProperties, StringComparison.Ordinal) == true ? xml.GetAttribute("Target")?.TrimStart('/') : null)
            .OfType<string>().FirstOrDefault(UsualPart)
        : UsualPart;

    private static List<string?> ReadElements(ZipArchiveEntry part, string name, Func<XmlReader, string?> read)
    {
        using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, CloseInput = true,
        });
        var found = new List<string?>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                found.Add(read(xml));
        }

        return found;
    }

    private static ClaimedStatement? Parse(string said) => Claim().Match(said.Trim()) is { Success: true } match
        ? new ClaimedStatement(match.Groups["number"].Value, int.Parse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"\A(?<number>[A-Za-z0-9-]{1,64}) v(?<version>[1-9][0-9]{0,5})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Claim();
}
