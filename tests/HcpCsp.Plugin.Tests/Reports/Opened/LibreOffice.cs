using System.Diagnostics;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>LibreOffice without a screen: opens workbooks, works every formula out anew, and saves what it has.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // Otherwise it believes the values that it finds.
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>Null where it isn't installed.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("HCPCSP_SOFFICE") is { Length: > 0 } named ? named : (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice"))
        .FirstOrDefault(File.Exists);

    /// <summary>Converts all in one start, under a profile of its own.</summary>
    /// <returns>The files as it saved them, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, byte[]>> RecalculateAsync(IReadOnlyDictionary<string, byte[]> workbooks, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("hcpcsp-opened-").FullName;
        try
        {
            string input = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName, output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            string user = Directory.CreateDirectory(Path.Combine(folder, "profile", "user")).FullName;
            await File.WriteAllTextAsync(Path.Combine(user, "registrymodifications.xcu"), AlwaysRecalculate, cancellationToken);
            foreach ((string name, byte[] file) in workbooks)
                await File.WriteAllBytesAsync(Path.Combine(input, name + ".xlsx"), file, cancellationToken);
            await ConvertAsync(new Uri(Path.Combine(folder, "profile")), output, Directory.GetFiles(input), cancellationToken);
            return Directory.EnumerateFiles(output).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes, StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ConvertAsync(Uri profile, string output, string[] files, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Program!, ["--headless", "--norestore", $"-env:UserInstallation={profile.AbsoluteUri}", "--convert-to", "xlsx", "--outdir", output, .. files])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process office = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            Task<string> words = office.StandardOutput.ReadToEndAsync(patience.Token);
            string errors = await office.StandardError.ReadToEndAsync(patience.Token);
            await office.WaitForExitAsync(patience.Token);
            if (office.ExitCode != 0)
                throw new InvalidOperationException($"LibreOffice ended with {office.ExitCode}: {errors}{await words}");
        }
        finally
        {
            if (!office.HasExited)
                office.Kill(entireProcessTree: true);
        }
    }
}
