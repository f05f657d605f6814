using System.Text.Json;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Makes HCP's answers from lists.</summary>
internal static class ApiAnswers
{
    /// <summary>One page of a list, each item written by <paramref name="write"/>.</summary>
    public static ApiResult Page<T>(IReadOnlyList<T> all, ApiPaging paging, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            // In long: the page number is the caller's, and a huge one must not come back negative.
            long first = (long)paging.Number * paging.Size;
            if (first < all.Count)
            {
                foreach (var item in all.Skip((int)first).Take(paging.Size))
                    write(writer, item);
            }

            writer.WriteEndArray();
        }

        return new ApiResult
        {
            ResultsUtf8 = buffer.ToArray(),
            TotalElements = all.Count,
            TotalPages = (all.Count + paging.Size - 1) / paging.Size,
        };
    }

    public static ApiResult Unknown(string key, string text) => new() { Status = 404, Messages = [new ApiMessage("ERROR", key, text)] };
}
