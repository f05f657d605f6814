using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Tests.Reports.Opened;

/// <summary>All samples, written once and opened in one start of LibreOffice.</summary>
public sealed class OpenedWorkbooks : IAsyncLifetime
{
    /// <summary>The partner's, with one figure off by a cent.</summary>
    public const string Falsified = "falsified";

    /// <summary>The partner's, with a formula that divides by nothing.</summary>
    public const string Broken = "broken";

    private readonly Dictionary<string, byte[]> written = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, byte[]> recalculated = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>Where tests run by themselves, LibreOffice belongs to the machine, since tests/run.sh installs it: there, none is left out.</summary>
    public static bool IsExpected => CanOpen || Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    public static bool CanOpen => LibreOffice.Program is not null;

    public async ValueTask InitializeAsync()
    {
        foreach ((string name, Func<Task<byte[]>> write) in WorkbookSamples.All)
            written[name] = await write();
        // 10.01 + 7 = 17.01
        byte[] partner = await new WorkbookFixture(Builders.BillingBuilders.ALine(10.01m), Builders.BillingBuilders.ALine(7m)).WithMarkup(12.5m).WritePartnerAsync();
        written[Falsified] = Changed(partner, @"<x:v>17\.01</x:v>", "<x:v>17.02</x:v>");
        written[Broken] = Changed(partner, @"<x:f>C\d+-C\d+</x:f>", "<x:f>1/0</x:f>");
        if (CanOpen)
            recalculated = await LibreOffice.RecalculateAsync(written, TestContext.Current.CancellationToken);
    }

    public byte[] Written(string name) => written[name];

    public byte[] Recalculated(string name) => recalculated[name];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static byte[] Changed(byte[] file, string from, string to)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            using Stream stream = entry.Open();
            string text = new StreamReader(stream).ReadToEnd();
            text.ShouldMatch(from);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(Regex.Replace(text, from, to, RegexOptions.None, TimeSpan.FromSeconds(5))));
        }

        return copy.ToArray();
    }
}
