using System.Globalization;
using DuckDB.NET.Data;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>The peer: DuckDB reads the same files into a table of its own, on two threads.</summary>
internal static class DuckDbLoad
{
    public const string Name = "peer";

    public static async Task<(long Lines, long Bytes)> RunAsync(string folder)
    {
        string data = Directory.CreateTempSubdirectory("hcpcsp-ingest-peer-").FullName;
        try
        {
            string file = Path.Combine(data, "lines.duckdb");
            long lines = await LoadAsync(folder, file);
            return (lines, new FileInfo(file).Length);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<long> LoadAsync(string folder, string file)
    {
        await using var connection = new DuckDBConnection("Data Source=" + file);
        await connection.OpenAsync();
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = "SET threads = 2";
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"CREATE TABLE lines AS SELECT * FROM read_json('{LineFiles.AllOf(folder)}', format = 'newline_delimited')";
        await command.ExecuteNonQueryAsync();
        command.CommandText = "SELECT count(*) FROM lines";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
