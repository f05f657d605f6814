using HcpCsp.Plugin.Pages.Rendering;

namespace HcpCsp.Plugin.Tests.Pages.Rendering;

public sealed class PageRendererTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-templates").FullName;

    [Fact]
    public void Constructor_BrokenTemplate_NamesFileAndLine() =>
        Should.Throw<InvalidOperationException>(() => With("broken", "fine\n{{ if }}")).Message.ShouldContain("broken.html(2,");

    [Fact]
    public void Constructor_UnknownPartial_NamesFileAndLine() =>
        Should.Throw<InvalidOperationException>(() => With("page", "one\n{{ partial \"_gone\" model }}")).Message.ShouldContain("page.html(2): no partial _gone.html");

    [Fact]
    public void Render_ErrorInAPartial_NamesItsFileAndLine()
    {
        With("_part", "one\n{{ model.nothing }}");

        Should.Throw<Exception>(() => With("page", "{{ partial \"_part\" model }}").Render("page", new Model("x", 1m), "")).Message.ShouldContain("_part.html(2,");
    }

    [Fact]
    public void Render_ModelThrows_NamesFileAndLine() =>
        Should.Throw<Exception>(() => With("page", "one\ntwo {{ model.broken }}").Render("page", new Model("x", 1m), "")).Message.ShouldContain("page.html(2,");

    [Fact]
    public void Render_UnknownMember_Throws() =>
        Should.Throw<Exception>(() => With("page", "{{ model.nothing }}").Render("page", new Model("x", 1m), "")).Message.ShouldContain("nothing");

    [Fact]
    public void Render_UnformattedFigure_Throws() =>
        Should.Throw<Exception>(() => With("page", "{{ model.figure }}").Render("page", new Model("x", 1m), "")).ToString().ShouldContain("isn't display-ready");

    [Fact]
    public void Render_ConcatenatedText_IsStillEncoded() =>
        With("page", "{{ model.text + \"<i>\" }}").Render("page", new Model("<b>", 1m), "").ShouldBe("&lt;b&gt;&lt;i&gt;");

    [Fact]
    public void Render_AntiforgeryField_IsWrittenAsItIs() =>
        With("page", "{{ antiforgery }}").Render("page", new Model("x", 1m), "<input>").ShouldBe("<input>");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private PageRenderer With(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name + ".html"), text);
        return new PageRenderer(new TemplateFolder(folder));
    }

    private sealed record Model(string Text, decimal Figure)
    {
        public string Broken => throw new InvalidOperationException($"{Text} is broken.");
    }
}
