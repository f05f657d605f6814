using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Tests;

/// <summary>Keeps the arrows of ARCHITECTURE.md true, by reading the sources' usings.</summary>
public sealed partial class ArchitectureTests
{
    // Folder → the folders of the plugin that it may use. CspPlugin.cs, at the top, may use all.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["PartnerCenter"] = ["Model"],
        ["Store"] = ["Model"],
        ["Pricing"] = ["Model"],
        ["Reconciliation"] = ["Model"],
        ["Backups"] = ["Store"],
        ["Onboarding"] = ["PartnerCenter", "Store", "Model"],
        ["Discovery"] = ["PartnerCenter", "Store", "Model"],
        ["Billing"] = ["Pricing", "Reconciliation", "PartnerCenter", "Store", "Model"],
        ["Reports"] = ["Billing", "Pricing", "Reconciliation", "Store", "Model"],
        ["Renewals"] = ["Store", "Model"],
        ["Budgets"] = ["Billing", "Store", "Model"],
        ["Delivery"] = ["Reports", "Billing", "Store", "Model"],
        ["Jobs"] = ["Backups", "Billing", "Budgets", "Delivery", "Discovery", "Onboarding", "Model"],
        ["Api"] = ["Backups", "Budgets", "Delivery", "Renewals", "Reports", "Billing", "Pricing", "Reconciliation", "Onboarding", "Discovery", "Store", "Model"],
        ["Pages"] = ["Api", "Backups", "Budgets", "Delivery", "Renewals", "Reports", "Billing", "Pricing", "Reconciliation", "Onboarding", "Discovery", "Store", "Model"],
    };

    // Library → the one folder, or file, that knows it.
    private static readonly Dictionary<string, string> Owners = new(StringComparer.Ordinal)
    {
        ["LiteDB"] = "Store/",
        ["ZstdSharp"] = "Store/",
        ["ClosedXML"] = "Reports/",
        ["CsvHelper"] = "Reports/Csv/CsvFile.cs",
        ["DocumentFormat.OpenXml"] = "Reports/",
        ["Scriban"] = "Pages/Rendering/",
        ["Microsoft.Identity.Client"] = "Onboarding/",
        ["System.Net.Http"] = "PartnerCenter/",
    };

    private static readonly string Root = FindRoot();

    [Fact]
    public void Usings_PluginFolders_FollowTheArrows()
    {
        var broken =
            from file in ListSources("HcpCsp.Plugin")
            let folder = file.Split('/')[0]
            where folder != file
            from used in ListUsings("HcpCsp.Plugin", file)
            where used.StartsWith("HcpCsp.Plugin.", StringComparison.Ordinal)
            let target = used.Split('.')[2]
            where target != folder && !Allowed[folder].Contains(target)
            select $"{file} uses {target}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Usings_Libraries_AreKnownToTheirOwnerAlone()
    {
        var broken =
            from file in ListSources("HcpCsp.Plugin")
            from used in ListUsings("HcpCsp.Plugin", file)
            from owner in Owners
            where used == owner.Key || used.StartsWith(owner.Key + ".", StringComparison.Ordinal)
            where !file.StartsWith(owner.Value, StringComparison.Ordinal) && !IsHttpOfSignIn(file, owner.Key)
            select $"{file} uses {used}, which belongs to {owner.Value}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Usings_Abstractions_KnowNothingOfCspAndNoThirdParty()
    {
        var broken =
            from file in ListSources("HcpCsp.Abstractions")
            from used in ListUsings("HcpCsp.Abstractions", file)
            where !used.StartsWith("System", StringComparison.Ordinal) && !used.StartsWith("HcpCsp.Abstractions", StringComparison.Ordinal)
                && !AllowedExtensions().IsMatch(used)
            select $"{file} uses {used}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Usings_TestHost_KnowsAbstractionsAlone()
    {
        var broken =
            from file in ListSources("HcpCsp.TestHost")
            from used in ListUsings("HcpCsp.TestHost", file)
            where used.StartsWith("HcpCsp.Plugin", StringComparison.Ordinal)
                || (file.StartsWith("Simulator/", StringComparison.Ordinal) && used.StartsWith("HcpCsp.Abstractions", StringComparison.Ordinal))
            select $"{file} uses {used}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Allowed_EveryPluginFolder_IsNamed() =>
        ListSources("HcpCsp.Plugin").Where(file => file.Contains('/', StringComparison.Ordinal)).Select(file => file.Split('/')[0]).Distinct(StringComparer.Ordinal)
            .ShouldAllBe(folder => Allowed.ContainsKey(folder));

    // MSAL takes its HTTP client from us: the one place outside PartnerCenter that sees one.
    private static bool IsHttpOfSignIn(string file, string library) =>
        library == "System.Net.Http" && file.StartsWith("Onboarding/", StringComparison.Ordinal);

    private static IEnumerable<string> ListSources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Root, project), path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal));

    private static IEnumerable<string> ListUsings(string project, string file) =>
        UsingLine().Matches(File.ReadAllText(Path.Combine(Root, project, file))).Select(match => match.Groups["name"].Value);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "HcpCsp.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests must run from within the checkout.");
    }

    [GeneratedRegex(@"^\s*using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^Microsoft\.Extensions\.(?:Configuration|DependencyInjection|Logging)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllowedExtensions();
}
