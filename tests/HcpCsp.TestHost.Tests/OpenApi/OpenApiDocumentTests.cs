using System.Text.Json.Nodes;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.OpenApi;

/// <summary>What the host makes of a plugin's descriptions.</summary>
public sealed class OpenApiDocumentTests
{
    private const string Schema = """{"type":"array","items":{"$ref":"#/$defs/Thing"},"$defs":{"Thing":{"type":"object","properties":{"next":{"$ref":"#/$defs/Thing"},"same":{"$ref":"#/items"}}}}}""";

    private static readonly ApiDescription Things = new()
    {
        OperationId = "listThings",
        Summary = "The things",
        Group = "Things",
        RouteValues = [new ApiParameter("id", "Which box.") { Example = "box" }],
        Query = [new ApiParameter("size", "Of the thing.") { AllowedValues = ["big", "small"], Default = "big", IsRepeated = true }],
        IsPaged = true,
        Statuses = [ApiStatus.Ok, new ApiStatus(404, "There is no such box.")],
        WriteResultsSchema = static () => Routes.Utf8(Schema),
    };

    [Fact]
    public async Task Document_Route_IsThereWithoutItsConstraints()
    {
        JsonNode operation = (await ReadAsync())["paths"]!["/api/fake/{id}/things"]!["get"]!;

        operation["operationId"]!.GetValue<string>().ShouldBe("listThings");
        operation["tags"]!.ToJsonString().ShouldBe("""["Things"]""");
        operation["responses"]!.AsObject().Select(response => response.Key).ShouldBe(["200", "401", "403", "404", "429", "500", "503"]);
    }

    [Fact]
    public async Task Document_Parameters_AreThoseOfRouteQueryAndPaging()
    {
        JsonArray parameters = (await ReadAsync())["paths"]!["/api/fake/{id}/things"]!["get"]!["parameters"]!.AsArray();

        parameters.Select(one => $"{one!["in"]} {one["name"]} {one["required"]}").ShouldBe(["path id true", "query size false", "query page false", "query pageSize false"]);
        parameters[1]!["schema"]!.ToJsonString().ShouldBe("""{"type":"array","items":{"type":"string","enum":["big","small"],"default":"big"}}""");
        parameters[3]!["schema"]!["default"]!.ToJsonString().ShouldBe("20");
    }

    [Fact]
    public async Task Document_SchemaWithDefinitions_RefersWithinTheDocument()
    {
        JsonNode schemas = (await ReadAsync())["components"]!["schemas"]!;

        schemas["listThingsResults"]!.ToJsonString().ShouldBe("""{"type":"array","items":{"$ref":"#/components/schemas/listThingsResults.Thing"}}""");
        schemas["listThingsResults.Thing"]!["properties"]!["next"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/listThingsResults.Thing");
        schemas["listThingsResults.Thing"]!["properties"]!["same"]!["$ref"]!.GetValue<string>().ShouldBe("#/components/schemas/listThingsResults/items");
    }

    [Fact]
    public async Task Document_Post_NeedsTheAntiforgeryTokenInASessionAlone()
    {
        JsonNode post = (await ReadAsync())["paths"]!["/api/fake/{id}/things"]!["post"]!;

        post["security"]!.ToJsonString().ShouldBe("""[{"apiKey":[]},{"session":[],"antiforgery":[]}]""");
        post["requestBody"]!["content"]!.AsObject().Select(kind => kind.Key).ShouldBe(["multipart/form-data", "application/x-www-form-urlencoded"]);
        post["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!.AsObject().Select(field => field.Key).ShouldBe(["note"]);
    }

    [Fact]
    public async Task Document_Server_IsWhereTheHostIsReached()
    {
        await using RunningHost host = await StartAsync();
        using Browser admin = await host.OpenAsAsync("casey");

        JsonNode.Parse(await admin.ReadAsync("/api/openapi.json"))!["servers"]![0]!["url"]!.GetValue<string>().ShouldBe(host.Server.Address.AbsoluteUri.TrimEnd('/'));
    }

    [Fact]
    public async Task Document_NotSignedIn_IsUnauthorized()
    {
        await using RunningHost host = await StartAsync();
        using Browser nobody = host.Open();

        (await nobody.GetAsync("/api/openapi.json")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Refusals_OfTheHost_AreAsDescribed()
    {
        await using RunningHost host = await StartAsync();
        using Browser admin = await host.OpenAsAsync("casey");
        using Browser other = await host.OpenAsAsync("contoso-admin");
        using Browser nobody = host.Open();
        var document = (JsonObject)JsonNode.Parse(await admin.ReadAsync("/api/openapi.json"))!;
        NJsonSchema.JsonSchema refusal = await StrictSchema.OfRefusalAsync(document);

        foreach ((HttpResponseMessage answer, int status) in new[]
        {
            (await nobody.GetAsync("/api/fake/1/things"), 401), (await other.GetAsync("/api/fake/1/things"), 403),
            (await admin.PostAsync("/api/fake/1/things", token: null), 400), (await admin.GetAsync("/api/fake/1/fails"), 500),
        })
        {
            ((int)answer.StatusCode).ShouldBe(status);
            refusal.Validate(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Docs_HostileWords_AreEscaped()
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin => plugin.AddApi(Routes.Api("/api/fake/x", _ => new ApiResult()) with
        {
            Description = new ApiDescription
            {
                OperationId = "x", Summary = "<b>1</b>", Group = "<b>2</b>", Detail = "<b>3</b>", Query = [new ApiParameter("<b>4</b>", "<b>5</b>") { Default = "<b>6</b>" }],
                WriteResultsSchema = static () => Routes.Utf8("""{"type":"object","properties":{"<b>7</b>":{"type":"string","description":"<b>8</b>"}}}"""),
            },
        }));
        using Browser admin = await host.OpenAsAsync("casey");

        (await admin.ReadAsync("/api-docs")).ShouldNotContain("<b>");
        string page = await admin.ReadAsync("/api-docs/x");
        page.ShouldContain("&lt;b&gt;8");
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Docs_OperationOfAnotherRole_IsNotFound()
    {
        await using RunningHost host = await StartAsync();
        using Browser other = await host.OpenAsAsync("contoso-admin");

        (await other.GetAsync("/api-docs/listThings")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await other.ReadAsync("/api-docs")).ShouldContain("nothing to call");
    }

    [Fact]
    public async Task Docs_Example_IsACommandThatCallsIt()
    {
        await using RunningHost host = await StartAsync();
        using Browser admin = await host.OpenAsAsync("casey");

        string example = (await admin.OpenAsync("/api-docs/listThings")).QuerySelector("pre code")!.TextContent; // Each has one.

        example.ShouldBe($"curl -H \"Authorization: Bearer $HCP_KEY\" \\\n  \"{host.Server.Address.AbsoluteUri.TrimEnd('/')}/api/fake/box/things\"");
    }

    public static TheoryData<ApiDescription, string> Untrue() => new()
    {
        { Things with { OperationId = "List things" }, "operation id" },
        { Things with { Summary = " " }, "summary" },
        { Things with { RouteValues = [] }, "values of its pattern" },
        { Things with { RouteValues = [new ApiParameter("box", "Which.")] }, "values of its pattern" },
        { Things with { Query = [new ApiParameter("page", "Mine.")] }, "query values of different names" },
        { Things with { Form = [new ApiParameter("note", "A note.")] }, "only a POST" },
        { Things with { Statuses = [] }, "statuses" },
        { Things with { FileContentType = "application/pdf" }, "a file or results" },
    };

    [Theory]
    [MemberData(nameof(Untrue))]
    public async Task AddApi_DescriptionThatCantBeTrue_KeepsThePluginOut(ApiDescription description, string told)
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin =>
            plugin.AddApi(Routes.Api("/api/fake/{id:int}/things", _ => new ApiResult()) with { Description = description }));

        host.Server.Plugins.ShouldHaveSingleItem().Reason.ShouldNotBeNull().ShouldContain(told);
    }

    [Theory]
    [InlineData("[1")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Document_SchemaThatCantBeRead_SaysSoAndKeepsTheRest(string schema)
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin =>
        {
            Add(plugin);
            plugin.AddApi(Routes.Api("/api/fake/others", _ => new ApiResult()) with
            {
                Description = new ApiDescription { OperationId = "listOthers", Summary = "The others", Group = "Things", WriteResultsSchema = () => Routes.Utf8(schema) },
            });
        });
        using Browser admin = await host.OpenAsAsync("casey");

        JsonNode schemas = JsonNode.Parse(await admin.ReadAsync("/api/openapi.json"))!["components"]!["schemas"]!;

        schemas["listOthersResults"]!["description"]!.GetValue<string>().ShouldContain("no schema that can be read");
        schemas["listThingsResults"]!["type"].ShouldNotBeNull();
    }

    [Fact]
    public async Task AddApi_OperationTwice_KeepsThePluginOut()
    {
        await using RunningHost host = await RunningHost.StartAsync(plugin =>
        {
            Add(plugin);
            plugin.AddApi(Routes.Api("/api/fake/{id}/others", _ => new ApiResult()) with { Description = Things });
        });

        host.Server.Plugins.ShouldHaveSingleItem().Reason.ShouldNotBeNull().ShouldContain("operation 'listThings'");
    }

    private static Task<RunningHost> StartAsync() => RunningHost.StartAsync(Add);

    private static void Add(IPluginContributions plugin)
    {
        plugin.AddApi(Routes.Api("/api/fake/{id:int}/things", _ => new ApiResult()) with { Description = Things });
        plugin.AddApi(Routes.Api("/api/fake/1/fails", _ => throw new InvalidOperationException("out of order")));
        plugin.AddApi(Routes.Api("/api/fake/{id:int}/things", _ => new ApiResult(), PageMethod.Post) with
        {
            MaxUploadBytes = 10,
            Description = Things with
            {
                OperationId = "addThing", Query = [], IsPaged = false, Form = [new ApiParameter("note", "A note."), new ApiParameter("file", "A file.") { Type = ApiValueType.File }],
            },
        });
    }

    private static async Task<JsonNode> ReadAsync()
    {
        await using RunningHost host = await StartAsync();
        using Browser admin = await host.OpenAsAsync("casey");
        return JsonNode.Parse(await admin.ReadAsync("/api/openapi.json"))!;
    }
}
