using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>What a data folder holds, unit by unit: counts, sums and a hash of the content. Two folders of the same data have the same image.</summary>
internal static class StoreImage
{
    /// <summary>Of the first account.</summary>
    /// <param name="hostFolder">The host's data folder; nobody may have it open.</param>
    public static SortedDictionary<string, string> Take(string hostFolder)
    {
        using CspStore store = Open(hostFolder);
        IAccountStore account = store.OpenAccount(store.ListAccounts()[0].Id);
        var image = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["customers"] = Hash(account.ListCustomers().OrderBy(customer => customer.Id, StringComparer.Ordinal)
                .Select(customer => $"{customer.Id}|{customer.Name}|{customer.KnownOnlyFromLines}|{customer.NotSeenSince is null}")),
        };
        foreach (Customer customer in account.ListCustomers())
            image[$"subscriptions/{customer.Id}"] = Hash(account.ListSubscriptions(customer.Id).OrderBy(subscription => subscription.Id, StringComparer.Ordinal).Select(subscription => subscription.RawJson));
        foreach (Invoice invoice in account.ListInvoices())
        {
            image[$"invoices/{invoice.Number}"] = $"{invoice.Total}|{invoice.DocumentType}|{invoice.AmendsNumber}";
            if (invoice.Lines is { } lines)
                image[$"lines/{invoice.Number}"] = Describe(lines, account.ReadLines(lines.Id, null), InvoiceLine.Schema, static line => line.Position);
            if (invoice.Usage is { } usage)
                image[$"usage/{invoice.Number}"] = Describe(usage, account.ReadUsage(usage.Id, null), UsageLine.Schema, static line => line.Position);
        }

        foreach (OpenPeriod open in account.ListOpenPeriods())
        {
            image[$"{(open.Kind == LineKind.Billed ? "unbilled" : "unbilled-usage")}/{open.Currency}/{open.Month:yyyy-MM}"] = open.Kind == LineKind.Billed
                ? Describe(open.Version, account.ReadLines(open.Version.Id, null), InvoiceLine.Schema, static line => line.Position)
                : Describe(open.Version, account.ReadUsage(open.Version.Id, null), UsageLine.Schema, static line => line.Position);
        }

        return image;
    }

    /// <summary>Keys of the units that are finished, as of a host that was killed. Looks at a copy: opening would put the files in order.</summary>
    public static HashSet<string> ReadFinishedUnits(string hostFolder)
    {
        string copy = Directory.CreateTempSubdirectory("hcp-csp-killed-").FullName;
        try
        {
            CopyTree(FindPluginFolder(hostFolder), copy);
            return ReadFinishedUnitsOfBackup(copy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    public static HashSet<string> ReadFinishedUnitsOfBackup(string backup)
    {
        using var store = new CspStore(backup, TimeProvider.System);
        return store.ListAccounts() is [{ } account, ..] ? [.. store.OpenAccount(account.Id).ListCheckpoints().Keys] : [];
    }

    private static CspStore Open(string hostFolder) => new(FindPluginFolder(hostFolder), TimeProvider.System);

    private static string FindPluginFolder(string hostFolder) => Path.Combine(hostFolder, "plugins", "hcp-csp");

    private static string Describe<TLine>(DocumentVersion version, IEnumerable<TLine> lines, LineSchema<TLine> schema, Func<TLine, int> position) => string.Create(
        CultureInfo.InvariantCulture,
        $"{version.ETag}|{version.LineCount}|{version.Total}|{string.Join(',', version.Blobs.Select(blob => blob.Sha256))}|{Hash(lines.OrderBy(position).Select(line => Write(line, schema)))}");

    private static string Write<TLine>(TLine line, LineSchema<TLine> schema)
    {
        var text = new StringBuilder();
        foreach (LineColumn<TLine> column in schema.Columns)
        {
            object? value = column switch
            {
                TextColumn<TLine> words => words.Get(line),
                NumberColumn<TLine> number => number.Get(line),
                DateColumn<TLine> date => date.Get(line),
                MomentColumn<TLine> moment => moment.Get(line),
                _ => throw new InvalidOperationException("Not a column."),
            };
            text.Append(CultureInfo.InvariantCulture, $"{value}\u001F");
        }

        return text.Append(schema.GetExtra(line)).ToString();
    }

    private static string Hash(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int count = 0;
        foreach (string part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\u001E"));
            count++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{count}:{Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }

    private static void CopyTree(string from, string to)
    {
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
