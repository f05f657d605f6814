using System.Globalization;
using System.Xml.Linq;

namespace HcpCsp.Plugin.Reports.Sheets.Packing;

/// <summary>The parts about the package itself, which the library would give random names and ids.</summary>
internal static class PackageParts
{
    public const string CoreProperties = "docProps/core.xml";

    public static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    public static readonly XNamespace OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <param name="types">As the library has them.</param>
    /// <param name="hasLogo">Whether there is a picture.</param>
    public static XDocument ContentTypesOf(XDocument types, bool hasLogo)
    {
        XElement root = types.Root!;
        root.Elements().Where(element => Is(element, "Extension", "psmdcp") || Is(element, "PartName", "/xl/calcChain.xml")).Remove();
        root.Add(Override(CoreProperties, "application/vnd.openxmlformats-package.core-properties+xml"));
        if (hasLogo)
        {
            root.AddFirst(new XElement(ContentTypes + "Default", new XAttribute("Extension", "png"), new XAttribute("ContentType", "image/png")));
            root.Add(Override(LogoParts.Drawing, "application/vnd.openxmlformats-officedocument.drawing+xml"));
        }

        return types;
    }

    public static XDocument PackageRelationships() => RelationshipsOf(
        Relation("rId1", OfficeRelationships.NamespaceName + "/officeDocument", "xl/workbook.xml"),
        Relation("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", CoreProperties),
        Relation("rId3", OfficeRelationships.NamespaceName + "/extended-properties", "docProps/app.xml"));

    public static XDocument RelationshipsOf(params XElement[] relations) => new(new XElement(Relationships + "Relationships", relations));

    public static XElement Relation(string id, string type, string target) => new(
        Relationships + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    public static XDocument AppProperties()
    {
        XNamespace extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        return new XDocument(new XElement(extended + "Properties", new XElement(extended + "Application", "Microsoft Excel")));
    }

    public static XDocument CorePropertiesOf(WorkbookDraft draft)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        string moment = draft.AsOf.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            draft.Identifier.Length == 0 ? null : new XElement(dc + "identifier", SheetText.Clean(draft.Identifier)),
            new XElement(dc + "title", SheetText.Clean(draft.Title)),
            new XElement(dc + "creator", SheetText.Clean(draft.Creator)),
            new XElement(core + "lastModifiedBy", SheetText.Clean(draft.Creator)),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), moment),
            new XElement(terms + "modified", new XAttribute(xsi + "type", "dcterms:W3CDTF"), moment)));
    }

    private static XElement Override(string part, string contentType) =>
        new(ContentTypes + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", contentType));

    private static bool Is(XElement element, string attribute, string value) => string.Equals((string?)element.Attribute(attribute), value, StringComparison.Ordinal);
}
