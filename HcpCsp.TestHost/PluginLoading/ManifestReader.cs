using System.Text.Json;
using System.Text.RegularExpressions;
using HcpCsp.Abstractions;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Reads and checks a <c>plugin.json</c>. No code of the plugin is loaded for it.</summary>
internal static partial class ManifestReader
{
    public const string FileName = "plugin.json";

    /// <exception cref="PluginRefusedException">It can't be read, or breaks a rule; the message names everything that is wrong.</exception>
    public static PluginManifest Read(string folder)
    {
        ManifestDraft draft = ReadDraft(Path.Combine(folder, FileName));
        List<string> problems = [.. ListProblems(draft, folder)];
        if (problems.Count > 0)
            throw new PluginRefusedException($"{FileName} is not valid: {string.Join("; ", problems)}.");
        return new PluginManifest
        {
            Id = draft.Id!,
            Name = draft.Name!,
            Version = draft.Version!,
            EntryAssembly = draft.EntryAssembly!,
            EntryType = draft.EntryType!,
            MinHostVersion = draft.MinHostVersion!,
            Providers = draft.Providers ?? [],
            Settings = draft.Settings ?? [],
        };
    }

    private static ManifestDraft ReadDraft(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), HostJson.Default.ManifestDraft)
                ?? throw new PluginRefusedException($"{FileName} holds nothing.");
        }
        catch (JsonException error)
        {
            throw new PluginRefusedException($"{FileName} is not readable: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new PluginRefusedException($"{FileName} could not be opened: {error.Message}", error);
        }
    }

    private static IEnumerable<string> ListProblems(ManifestDraft draft, string folder)
    {
        (string Field, string? Value)[] required =
        [
            ("id", draft.Id), ("name", draft.Name), ("version", draft.Version), ("entryAssembly", draft.EntryAssembly),
            ("entryType", draft.EntryType), ("minHostVersion", draft.MinHostVersion),
        ];
        foreach (var (field, _) in required.Where(one => string.IsNullOrWhiteSpace(one.Value)))
            yield return $"'{field}' is missing";
        if (draft.Id is { Length: > 0 } id && !KeyPattern().IsMatch(id))
            yield return "'id' may hold lower case letters, digits and dashes only";
        if (draft.Version is { Length: > 0 } version && !VersionPattern().IsMatch(version))
            yield return "'version' must be major.minor.patch";
        if (draft.MinHostVersion is { Length: > 0 } lowest && !HostVersionPattern().IsMatch(lowest))
            yield return "'minHostVersion' must be major.minor";
        if (draft.EntryAssembly is { Length: > 0 } assembly && FindAssemblyProblem(folder, assembly) is { } problem)
            yield return problem;
    }

    private static string? FindAssemblyProblem(string folder, string assembly)
    {
        string inside = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        string full = Path.GetFullPath(Path.Combine(folder, assembly));
        if (assembly.Contains('\\', StringComparison.Ordinal) || Path.IsPathRooted(assembly) || !full.StartsWith(inside, StringComparison.Ordinal))
            return $"'entryAssembly' leaves the plugin's folder: {assembly}";
        return File.Exists(full) ? null : $"'entryAssembly' is not there: {assembly}";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}([-+][0-9A-Za-z.+-]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"^[0-9]{1,6}\.[0-9]{1,6}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostVersionPattern();
}
