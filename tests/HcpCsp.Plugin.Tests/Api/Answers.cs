using System.Text.Json;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Tests.Api;

/// <summary>What API routes answered.</summary>
internal static class Answers
{
    /// <summary>The results, which a good answer has.</summary>
    public static JsonElement Results(this ApiResult result)
    {
        result.Status.ShouldBeLessThan(300, string.Join(' ', result.Messages.Select(message => $"{message.Key}: {message.Text}")));
        using JsonDocument document = JsonDocument.Parse(result.ResultsUtf8);
        return document.RootElement.Clone();
    }

    public static JsonElement Only(this ApiResult result) => result.Results().EnumerateArray().ShouldHaveSingleItem();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!; // A test names texts alone.

    public static decimal Number(this JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    /// <summary>Refused, with these messages and nothing else.</summary>
    public static void ShouldBeRefused(this ApiResult result, int status, params string[] keys)
    {
        result.Status.ShouldBe(status);
        result.ResultsUtf8.IsEmpty.ShouldBeTrue();
        result.Messages.Select(message => message.Key).ShouldBe(keys);
        result.Messages.ShouldAllBe(message => message.Type == "ERROR" && message.Text.Length > 0);
    }
}
