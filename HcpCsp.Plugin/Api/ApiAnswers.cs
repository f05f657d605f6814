using System.Text.Json;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Makes HCP's answers from lists.</summary>
internal static class ApiAnswers
{
    public static ApiResult UnknownAccount { get; } = Unknown("csp.account.unknown", "There is no such partner account.");

    public static ApiResult UnknownInvoice { get; } = Unknown("csp.invoice.unknown", "There is no such invoice of this partner account.");

    /// <summary>One page of a list, each item written by <paramref name="write"/>.</summary>
    public static ApiResult Page<T>(IReadOnlyList<T> all, ApiPaging paging, Action<Utf8JsonWriter, T> write)
    {
        // In long: the page number is the caller's, and a huge one must not come back negative.
        long first = (long)paging.Number * paging.Size;
        return Part(first < all.Count ? all.Skip((int)first).Take(paging.Size) : [], all.Count, paging, write);
    }

    /// <summary>A page that is taken out of the list already.</summary>
    /// <param name="part">Its items.</param>
    /// <param name="total">How many the whole list has.</param>
    /// <param name="paging">Which page it is.</param>
    /// <param name="write">Writes an item.</param>
    public static ApiResult Part<T>(IEnumerable<T> part, int total, ApiPaging paging, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var item in part)
                write(writer, item);
            writer.WriteEndArray();
        }

        return new ApiResult
        {
            ResultsUtf8 = buffer.ToArray(),
            TotalElements = total,
            TotalPages = (int)(((long)total + paging.Size - 1) / paging.Size),
        };
    }

    /// <summary>One thing, as an object.</summary>
    public static ApiResult One<T>(T thing, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer, thing);
        return new ApiResult { ResultsUtf8 = buffer.ToArray(), TotalElements = 1, TotalPages = 1 };
    }

    /// <summary>What was asked for can't be done as it is: every reason by itself.</summary>
    public static ApiResult Refused(string key, IReadOnlyList<string> problems) =>
        new() { Status = 422, Messages = [.. problems.Select(problem => new ApiMessage("ERROR", key, problem))] };

    public static ApiResult Unknown(string key, string text) => new() { Status = 404, Messages = [new ApiMessage("ERROR", key, text)] };
}
