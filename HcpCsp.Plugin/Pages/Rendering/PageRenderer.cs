using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace HcpCsp.Plugin.Pages.Rendering;

/// <summary>Turns a view model into HTML. The only file that escapes.</summary>
/// <remarks>
/// Templates see <c>model</c>, <c>antiforgery</c> (the hidden field of POST forms) and <c>partial "_name" value</c>, nothing else of
/// Scriban's own library: figures and dates arrive as finished text, so a template can't calculate or misformat one.
/// </remarks>
internal sealed class PageRenderer(TemplateFolder folder)
{
    // By the renderer and not static: whatever knows the plugin's types must go when the plugin is unloaded.
    private readonly ConcurrentDictionary<Type, ViewAccessor> accessors = new();

    /// <summary>Renders a page. Every text of the model is encoded on its way out.</summary>
    /// <param name="name">Template without <c>.html</c>.</param>
    /// <param name="model">What it shows: a record with text, whole numbers, booleans, lists and further records.</param>
    /// <param name="antiforgeryFieldHtml">The host's hidden field, as it is.</param>
    public string Render(string name, object model, string antiforgeryFieldHtml)
    {
        TemplateSet templates = folder.Read();
        var globals = new ScriptObject(StringComparer.Ordinal) { ["model"] = model, ["antiforgery"] = new Html(antiforgeryFieldHtml) };
        globals.Import("partial", new Func<TemplateContext, string, object?, Html>((context, partial, value) => RenderPartial(templates, context, partial, value)));
        var context = new EncodingContext(accessors);
        context.PushGlobal(globals);
        return templates.Find(name).Render(context);
    }

    private static Html RenderPartial(TemplateSet templates, TemplateContext context, string name, object? model)
    {
        context.PushGlobal(new ScriptObject(StringComparer.Ordinal) { ["model"] = model });
        context.PushOutput();
        try
        {
            context.Evaluate(templates.Find(name).Page!); // Null only of a template with errors, and those fail the load.
        }
        finally
        {
            context.PopGlobal();
        }

        return new Html(context.PopOutput().ToString() ?? "");
    }

    /// <summary>Writes text encoded, and refuses whatever isn't display-ready.</summary>
    private sealed class EncodingContext : TemplateContext
    {
        private readonly ConcurrentDictionary<Type, ViewAccessor> accessors;

        public EncodingContext(ConcurrentDictionary<Type, ViewAccessor> accessors)
            : base(new ScriptObject(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            this.accessors = accessors;
            StrictVariables = true;
            EnableRelaxedMemberAccess = false;
            EnableRelaxedTargetAccess = false;
            EnableRelaxedFunctionAccess = false;
            EnableRelaxedIndexerAccess = false;
            AutoIndent = false;
            LoopLimit = 100_000;
            RecursiveLimit = 20;
        }

        public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject switch
        {
            null => this,
            Html html => Write(html.Markup),
            string text => Write(System.Net.WebUtility.HtmlEncode(text)),
            int number => Write(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"{span}: a {textAsObject.GetType().Name} isn't display-ready; the view model makes it text."),
        };

        /// <summary>Empty text, zero and empty lists are false: a template asks <c>if</c> for "is there any".</summary>
        public override bool ToBool(SourceSpan span, object? value) => value switch
        {
            null => false,
            bool flag => flag,
            string text => text.Length > 0,
            int number => number != 0,
            System.Collections.ICollection list => list.Count > 0,
            _ => true,
        };

        protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
            target is IScriptObject or System.Collections.IEnumerable or string
                ? base.GetMemberAccessorImpl(target)
                : accessors.GetOrAdd(target.GetType(), static type => new ViewAccessor(type));
    }

    /// <summary>Reads the public properties of a view model by their names in snake_case. Read only.</summary>
    private sealed class ViewAccessor(Type type) : IObjectAccessor
    {
        private readonly FrozenDictionary<string, PropertyInfo> members = type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .ToFrozenDictionary(property => StandardMemberRenamer.Rename(property.Name), StringComparer.Ordinal);

        public bool HasIndexer => false;

        public Type IndexType => typeof(string);

        public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => members.Count;

        public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => members.Keys;

        public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => members.ContainsKey(member);

        public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
        {
            bool found = members.TryGetValue(member, out var property);
            value = property?.GetValue(target);
            return found;
        }

        public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

        public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
        {
            value = null;
            return false;
        }

        public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
    }
}
