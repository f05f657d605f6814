using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What can go wrong in Partner Center, and what can look otherwise than it does by default.</summary>
internal static class PartnerCenterFaults
{
    public static readonly FaultDefinition Throttle = new("throttle", "every N-th Partner Center call is answered with 429", HasNumber: true);
    public static readonly FaultDefinition ThrottleRate = new("throttle-rate", "each tenant has N Partner Center calls a minute, refused ones counted; beyond, 429 with the seconds to wait", HasNumber: true);
    public static readonly FaultDefinition HtmlErrors = new("html-errors", "every N-th Partner Center call is answered with 502 or 503 and a web page", HasNumber: true);
    public static readonly FaultDefinition EmptyErrors = new("empty-errors", "every N-th Partner Center call is answered with 500 and nothing", HasNumber: true);
    public static readonly FaultDefinition Drop = new("drop", "the connection ends in the middle of every N-th Partner Center answer", HasNumber: true);
    public static readonly FaultDefinition SlowAnswers = new("slow-answers", "each Partner Center answer waits N milliseconds", HasNumber: true);
    public static readonly FaultDefinition HugeAnswer = new("huge-answer", "Partner Center's listings never end");

    public static readonly FaultDefinition NoBom = new("no-bom", "Partner Center's JSON has no byte order mark");
    public static readonly FaultDefinition Utf16 = new("utf16", "Partner Center's JSON is UTF-16 with its byte order mark");
    public static readonly FaultDefinition PascalCase = new("pascal-case", "Partner Center's JSON names its properties in PascalCase");
    public static readonly FaultDefinition UnknownValues = new("unknown-values", "Partner Center's JSON has properties and words that no client knows");
    public static readonly FaultDefinition DatesOffset = new("dates-offset", "every date of Partner Center has an offset of -08:00");
    public static readonly FaultDefinition DatesBare = new("dates-bare", "no date of Partner Center has a zone");
    public static readonly FaultDefinition CodeAsNumber = new("code-as-number", "every error code is a number");
    public static readonly FaultDefinition CodeAsString = new("code-as-string", "every error code is a string, 3000 too");

    public static readonly FaultDefinition AllStrings = new("all-strings", "every number of a v1 line item is a string");
    public static readonly FaultDefinition AllNumbers = new("all-numbers", "no number of a v1 line item is a string");
    public static readonly FaultDefinition OrgIds = new("org-ids", "every customer id on v1 line items begins with org:");
    public static readonly FaultDefinition NoOrgIds = new("no-org-ids", "no customer id on v1 line items begins with org:");

    public static readonly FaultDefinition CleanLinks = new("clean-links", "links.next has /v1 and no mistake");
    public static readonly FaultDefinition DoubleQuestionMark = new("double-question-mark", "links.next has two question marks");
    public static readonly FaultDefinition MisspeltLinks = new("misspelt-links", "links.next misspells a parameter");
    public static readonly FaultDefinition AbsoluteLinks = new("absolute-links", "links.next is a whole address");
    public static readonly FaultDefinition ForeignLinks = new("foreign-links", "links.next leads to another host");
    public static readonly FaultDefinition BrokenLinks = new("broken-links", "links.next is no address at all");
    public static readonly FaultDefinition TokenInBody = new("token-in-body", "the continuation token stands in the body only, and there is no links.next");
    public static readonly FaultDefinition TokenInLinks = new("token-in-links", "the continuation token stands in the headers of links.next only");
    public static readonly FaultDefinition OddTokens = new("odd-tokens", "continuation tokens hold , / + = % & # \" and spaces");
    public static readonly FaultDefinition UnicodeTokens = new("unicode-tokens", "continuation tokens hold letters beyond ASCII");
    public static readonly FaultDefinition RepeatPage = new("repeat-page", "the second page of a listing leads to itself");
    public static readonly FaultDefinition EmptyPage = new("empty-page", "the second page of a listing has no items, and a next page");
    public static readonly FaultDefinition SmallPages = new("small-pages", "no listing has more than N items a page", HasNumber: true);
    public static readonly FaultDefinition InvoicePaging = new("invoice-paging", "the list of invoices honours size and offset");

    public static readonly FaultDefinition Legacy = new("legacy", "recurring (D) invoices from before new commerce exist");
    public static readonly FaultDefinition Restated = new("restated", "the newest closed invoice has a second data version: lines added, gone and rated anew");

    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        Throttle, ThrottleRate, HtmlErrors, EmptyErrors, Drop, SlowAnswers, HugeAnswer,
        NoBom, Utf16, PascalCase, UnknownValues, DatesOffset, DatesBare, CodeAsNumber, CodeAsString,
        AllStrings, AllNumbers, OrgIds, NoOrgIds,
        CleanLinks, DoubleQuestionMark, MisspeltLinks, AbsoluteLinks, ForeignLinks, BrokenLinks,
        TokenInBody, TokenInLinks, OddTokens, UnicodeTokens, RepeatPage, EmptyPage, SmallPages, InvoicePaging,
        Legacy, Restated,
    ];
}
