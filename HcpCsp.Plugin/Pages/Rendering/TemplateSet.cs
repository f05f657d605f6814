using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Parsing;

namespace HcpCsp.Plugin.Pages.Rendering;

/// <summary>All templates of a folder, as they were when they were read.</summary>
internal sealed partial class TemplateSet
{
    private readonly FrozenDictionary<string, Template> templates;

    private TemplateSet(FrozenDictionary<string, Template> templates) => this.templates = templates;

    /// <summary>Without <c>.html</c>; those that begin with an underscore are partials.</summary>
    public IEnumerable<string> Names => templates.Keys;

    /// <exception cref="InvalidOperationException">A template is wrong; the message names each file, line and column.</exception>
    public static TemplateSet Read(string folder)
    {
        var parsed = Directory.EnumerateFiles(folder, "*.html")
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file)))
            .Select(file => (file.Name, file.Text, Template: Template.Parse(file.Text, file.Name + ".html")))
            .ToList();
        var set = new TemplateSet(parsed.ToFrozenDictionary(file => file.Name, file => file.Template, StringComparer.Ordinal));

        var errors = parsed.SelectMany(file => file.Template.Messages.Where(message => message.Type == ParserMessageType.Error).Select(message => message.ToString()))
            .Concat(parsed.SelectMany(file => set.FindUnknownPartials(file.Name, file.Text)))
            .ToList();
        return errors.Count == 0 ? set : throw new InvalidOperationException($"Templates in {folder} have errors: {string.Join("; ", errors)}");
    }

    public Template Find(string name) => templates[name];

    private IEnumerable<string> FindUnknownPartials(string name, string text) =>
        PartialCall().Matches(text)
            .Where(match => !templates.ContainsKey(match.Groups["name"].Value))
            .Select(match => $"{name}.html({text.AsSpan(0, match.Index).Count('\n') + 1}): no partial {match.Groups["name"].Value}.html");

    [GeneratedRegex("partial \"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PartialCall();
}
