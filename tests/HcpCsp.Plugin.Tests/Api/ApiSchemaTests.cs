using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using HcpCsp.Plugin.Api;

namespace HcpCsp.Plugin.Tests.Api;

public sealed class ApiSchemaTests
{
    [Fact]
    public void Of_EveryProperty_IsRequired()
    {
        JsonNode invoice = Read(ApiJson.Default.InvoiceAnswerArray)["items"]!;

        invoice["required"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(invoice["properties"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData("id", """ "string" """)]
    [InlineData("scheduleId", """ ["string","null"] """)]
    [InlineData("spans", """ "array" """)]
    [InlineData("customers", """ ["array","null"] """)]
    [InlineData("percent", """ ["number","null"] """)]
    [InlineData("requestedAt", """ "string" """)]
    public void Of_PropertyThatCantBeSet_IsNullWhereItMayBe(string property, string type) =>
        Read(ApiJson.Default.ReportRunDetailAnswer)["properties"]![property]!["type"]!.ToJsonString().ShouldBe(type.Trim());

    [Fact]
    public void Of_Enum_ListsItsWordsAsTexts() =>
        Read(ApiJson.Default.ReconciledAnswerArray)["items"]!["properties"]!["outcome"]!.ToJsonString()
            .ShouldBe("""{"enum":["Matched","MissingSubscription","MissingLine","Different","NotCompared"],"type":"string"}""");

    [Fact]
    public void Of_Description_ComesFromTheProperty() =>
        Read(ApiJson.Default.OwnMonthAnswerArray)["items"]!["properties"]!["price"]!.ToJsonString().ShouldBe("""{"type":"number","description":"What is paid, before tax."}""");

    [Fact]
    public void AnyOf_Types_AreDefinedEachByItsName()
    {
        JsonNode schema = JsonNode.Parse(ApiSchema.AnyOf(ApiJson.Default.ReportRunAnswer, ApiJson.Default.ScheduleAnswer).Span)!;

        schema["anyOf"]!.ToJsonString().ShouldBe("""[{"$ref":"#/$defs/ReportRunAnswer"},{"$ref":"#/$defs/ScheduleAnswer"}]""");
        schema["$defs"]!.AsObject().Select(definition => definition.Key).ShouldBe(["ReportRunAnswer", "ScheduleAnswer"]);
    }

    private static JsonNode Read(JsonTypeInfo type) => JsonNode.Parse(ApiSchema.Of(type).Span)!;
}
