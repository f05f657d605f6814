using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Makes HCP's answers. What is written is what <see cref="ApiSchema"/> tells of the same type.</summary>
internal static class ApiAnswers
{
    public static ApiResult UnknownAccount { get; } = Unknown("csp.account.unknown", "There is no such partner account.");

    public static ApiResult UnknownInvoice { get; } = Unknown("csp.invoice.unknown", "There is no such invoice of this partner account.");

    public static ApiResult UnknownCustomer { get; } = Unknown("csp.customer.unknown", "This partner account has no such customer.");

    /// <summary>One page of a list, each item as <paramref name="answer"/> tells it.</summary>
    public static ApiResult Page<T, TAnswer>(IReadOnlyList<T> all, ApiPaging paging, Func<T, TAnswer> answer, JsonTypeInfo<TAnswer[]> type)
    {
        // In long: the page number is the caller's, and a huge one must not come back negative.
        long first = (long)paging.Number * paging.Size;
        return Part(first < all.Count ? all.Skip((int)first).Take(paging.Size).Select(answer) : [], all.Count, paging, type);
    }

    /// <summary>A page that is taken out of the list already.</summary>
    /// <param name="part">Its items.</param>
    /// <param name="total">How many the whole list has.</param>
    /// <param name="paging">Which page it is.</param>
    /// <param name="type">How it is written.</param>
    public static ApiResult Part<TAnswer>(IEnumerable<TAnswer> part, int total, ApiPaging paging, JsonTypeInfo<TAnswer[]> type) => new()
    {
        ResultsUtf8 = JsonSerializer.SerializeToUtf8Bytes([.. part], type),
        TotalElements = total,
        TotalPages = (int)(((long)total + paging.Size - 1) / paging.Size),
    };

    /// <summary>One thing, as an object.</summary>
    public static ApiResult One<TAnswer>(TAnswer answer, JsonTypeInfo<TAnswer> type) =>
        new() { ResultsUtf8 = JsonSerializer.SerializeToUtf8Bytes(answer, type), TotalElements = 1, TotalPages = 1 };

    /// <summary>Done, with nothing to show but words.</summary>
    public static ApiResult Done(string key, string text, int status = 200) => new() { Status = status, Messages = [new ApiMessage("INFO", key, text)] };

    /// <summary>Fields that are wrong: one message each, by <c>csp.….field</c>.</summary>
    /// <param name="prefix">Such as <c>csp.customer</c>.</param>
    /// <param name="errors">By field; an empty name is the whole form's.</param>
    public static ApiResult Refused(string prefix, IReadOnlyDictionary<string, string> errors) =>
        new() { Status = 422, Messages = [.. errors.Select(error => new ApiMessage("ERROR", error.Key.Length == 0 ? prefix : $"{prefix}.{error.Key}", error.Value))] };

    /// <summary>What stands in the way: another's change, or a state that doesn't allow it.</summary>
    public static ApiResult Conflict(string key, string text) => new() { Status = 409, Messages = [new ApiMessage("ERROR", key, text)] };

    /// <summary>What was asked for can't be done as it is: every reason by itself.</summary>
    public static ApiResult Refused(string key, IReadOnlyList<string> problems) =>
        new() { Status = 422, Messages = [.. problems.Select(problem => new ApiMessage("ERROR", key, problem))] };

    public static ApiResult Unknown(string key, string text) => new() { Status = 404, Messages = [new ApiMessage("ERROR", key, text)] };
}
