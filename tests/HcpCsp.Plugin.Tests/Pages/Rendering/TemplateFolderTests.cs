using HcpCsp.Plugin.Pages.Rendering;

namespace HcpCsp.Plugin.Tests.Pages.Rendering;

public sealed class TemplateFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-templates").FullName;

    [Fact]
    public void Read_ChangedInDevelopment_GivesTheNewTemplate()
    {
        Write("before");
        var renderer = new PageRenderer(new TemplateFolder(folder, follows: true));
        renderer.Render("page", new object(), "").ShouldBe("before");

        Write("after that");

        renderer.Render("page", new object(), "").ShouldBe("after that");
    }

    [Fact]
    public void Read_BrokenInDevelopment_NamesFileAndLineUntilItIsRight()
    {
        Write("before");
        var templates = new TemplateFolder(folder, follows: true);

        Write("one\n{{ if }}");
        Should.Throw<InvalidOperationException>(templates.Read).Message.ShouldContain("page.html(2,");
        Should.Throw<InvalidOperationException>(templates.Read);

        Write("right again");
        new PageRenderer(templates).Render("page", new object(), "").ShouldBe("right again");
    }

    [Fact]
    public void Read_ChangedOtherwise_StaysAsItWas()
    {
        Write("before");
        var templates = new TemplateFolder(folder);

        Write("after that");

        new PageRenderer(templates).Render("page", new object(), "").ShouldBe("before");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string text) => File.WriteAllText(Path.Combine(folder, "page.html"), text);
}
