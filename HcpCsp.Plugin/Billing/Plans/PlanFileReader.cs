using System.Globalization;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing.Plans;

/// <summary>Reads a plan from JSON, strictly: a field that it doesn't know may be one that moves prices. Every problem is named at once.</summary>
/// <remarks>By hand, since a deserializer stops at the first problem.</remarks>
internal static class PlanFileReader
{
    /// <summary>Five hundred items with long scopes stay below.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static PlanReading Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MostBytes)
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"The file has more than {MostBytes} bytes."));
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            return Refuse($"This is no valid JSON: {exception.Message}");
        }
    }

    private static PlanReading Read(JsonElement root)
    {
        var problems = new List<PlanProblem>();
        var fields = new JsonFields(root, "", problems, ["format", "name", "description", "items", "guardRails"]);
        if (fields.IsObject && fields.Text("format") is { } format && format is not PlanFile.CurrentFormat)
            fields.Report("format", $"'{PlanFile.CurrentFormat}' is expected.");
        PricingPlan plan = Blank with
        {
            Name = fields.Text("name") ?? "",
            Description = fields.Text("description", isOptional: true) ?? "",
            Items = [.. fields.Array("items").Select(item => ItemOf(item.Element, item.Path, problems))],
            GuardRails = fields.Find("guardRails") is { } rails ? RailsOf(rails, problems) : GuardRails.None,
        };
        HashSet<string> said = [.. problems.Select(static problem => problem.Path)];
        if (fields.IsObject)
            problems.AddRange(PlanCheck.Check(plan).Where(problem => !said.Contains(problem.Path)));
        return new PlanReading(plan, problems);
    }

    private static PricingPlan Blank => new() { Id = "", Version = 1, Name = "", Created = new PlanMoment(DateTimeOffset.UnixEpoch, "") };

    private static PlanReading Refuse(string why) => new(Blank, [new PlanProblem("", why)]);

    private static PlanItem ItemOf(JsonElement element, string path, List<PlanProblem> problems)
    {
        string kind = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("kind", out JsonElement named) && named.ValueKind == JsonValueKind.String
            ? named.GetString() ?? ""
            : "";
        string[] own = kind switch
        {
            "markUp" or "margin" => ["percent", "base"],
            "listDiscount" => ["percent"],
            "unitPrice" or "amountPerUnit" or "monthlyFee" => ["amount", "currency"],
            // What a kind may have can't be told while the kind is wrong.
            _ => ["percent", "base", "amount", "currency"],
        };
        var fields = new JsonFields(element, path, problems, ["name", "kind", "scope", "startDate", "endDate", "stopHere", .. own]);
        return new PlanItem
        {
            Name = fields.Text("name") ?? "",
            Adjustment = AdjustmentOf(kind, fields),
            Scope = fields.Find("scope") is { } scope ? ScopeOf(scope, path + ".scope", problems) : ItemScope.Everything,
            StartDate = fields.Date("startDate"),
            EndDate = fields.Date("endDate"),
            StopHere = fields.Flag("stopHere"),
        };
    }

    private static PriceAdjustment AdjustmentOf(string kind, JsonFields fields)
    {
        switch (kind)
        {
            case "markUp":
                return new PriceAdjustment.MarkUp(fields.Number("percent"), fields.Word<PriceBase>("base") ?? PriceBase.Running);
            case "margin":
                return new PriceAdjustment.Margin(fields.Number("percent"), fields.Word<PriceBase>("base") ?? PriceBase.Running);
            case "listDiscount":
                return new PriceAdjustment.ListDiscount(fields.Number("percent"));
            case "unitPrice":
                return new PriceAdjustment.UnitPrice(AmountOf(fields));
            case "amountPerUnit":
                return new PriceAdjustment.AmountPerUnit(AmountOf(fields));
            case "monthlyFee":
                return new PriceAdjustment.MonthlyFee(AmountOf(fields));
            default:
                fields.Report("kind", "One of markUp, margin, listDiscount, unitPrice, amountPerUnit, monthlyFee is expected.");
                return new PriceAdjustment.MarkUp(0m);
        }
    }

    private static Money AmountOf(JsonFields fields) => new(fields.Number("amount"), fields.Text("currency") ?? "");

    private static ItemScope ScopeOf(JsonElement element, string path, List<PlanProblem> problems)
    {
        var fields = new JsonFields(element, path, problems, ["families", "productIds", "skuIds", "meters", "subscriptionIds", "publishers", "chargeTypes"]);
        return new ItemScope
        {
            Families = fields.Words<ProductFamily>("families"),
            ProductIds = fields.Texts("productIds"),
            SkuIds = fields.Texts("skuIds"),
            Meters = fields.Texts("meters"),
            SubscriptionIds = fields.Texts("subscriptionIds"),
            Publishers = fields.Texts("publishers"),
            ChargeTypes = fields.Texts("chargeTypes"),
        };
    }

    private static GuardRails RailsOf(JsonElement element, List<PlanProblem> problems)
    {
        var fields = new JsonFields(element, "guardRails", problems, ["leastMargin", "mostMargin", "neverAboveList", "neverBelowCost"]);
        return new GuardRails
        {
            LeastMargin = fields.Find("leastMargin") is { } least ? MarginOf(least, "guardRails.leastMargin", problems) : null,
            MostMargin = fields.Find("mostMargin") is { } most ? MarginOf(most, "guardRails.mostMargin", problems) : null,
            NeverAboveList = fields.Word<RailAction>("neverAboveList"),
            NeverBelowCost = fields.Word<RailAction>("neverBelowCost"),
        };
    }

    private static MarginRail MarginOf(JsonElement element, string path, List<PlanProblem> problems)
    {
        var fields = new JsonFields(element, path, problems, ["percent", "action"]);
        if (fields is { IsObject: true } && fields.Find("action") is null)
            fields.Report("action", "Missing.");
        return new MarginRail(fields.Number("percent"), fields.Word<RailAction>("action") ?? RailAction.Flag);
    }
}

/// <param name="Plan">What could be read; of worth only without problems. Its id and moments are the taker's to set.</param>
internal sealed record PlanReading(PricingPlan Plan, IReadOnlyList<PlanProblem> Problems);
