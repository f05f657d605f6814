using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Backups;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Margins;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.Pages.Accounts;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Pages.Billing.Checks;
using HcpCsp.Plugin.Pages.Billing.Lines;
using HcpCsp.Plugin.Pages.Branding;
using HcpCsp.Plugin.Pages.Customers;
using HcpCsp.Plugin.Pages.Dashboard;
using HcpCsp.Plugin.Pages.Own;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Pages.Rendering;
using HcpCsp.Plugin.Pages.Renewals;
using HcpCsp.Plugin.Pages.Restatements;
using HcpCsp.Plugin.Pages.Search;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Pages.Usage;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Tests.Builders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>A small partner with everything that pages show. With a hostile text, every text of it is that one.</summary>
internal sealed partial class PagesWorld
{
    public const string AccountId = "0123456789ab";
    public const string CustomerIdValue = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    public const string Number = "G104500001";
    public const string YenNumber = "G104500002";
    public const string VoidNumber = "G104500003";
    public const string IssuedNumber = "G104501009";
    public const string RunId = "run-1";

    private readonly string? hostile;

    public PagesWorld(string? hostile = null)
    {
        this.hostile = hostile;
        Composer = new PageComposer(Renderer, Assets);
        Account = new PartnerAccount
        {
            Id = AccountId, Name = Text("Contoso CSP (US)"), TenantId = Text("11111111-2222-3333-4444-555555555555"), OrganizationName = Text("Contoso Ltd"),
            SignedInAs = Text("admin@contoso.example"), TokenState = TokenState.NeedsSignIn, TokenDetail = Text("The consent was taken back. Sign in again."),
            MicrosoftDiscountPercent = 15m, ManagedMarkupPercent = 10m, NonManagedMarkupPercent = 12.5m, CreatedAt = Now.AddDays(-80), TokenRefreshedAt = Now.AddDays(-80), Version = 3,
        };
        Store.Accounts[AccountId] = Account;
        FillData();
        FillBills();
        FillRuns();
        FillPlans();
        FillStatements();
        FillVersions();
        FillReports();
        Tenants.Tenants.Add(new HcpTenant("t1", Text("Fabrikam tenant")));
        Tenants.Tenants.Add(new HcpTenant("t2", Text("Tailspin tenant")));
    }

    public static TemplateFolder Templates { get; } = new(TemplateFiles);

    public static PageRenderer Renderer { get; } = new(Templates);

    public static PageAssets Assets { get; } = new(TemplateFiles);

    public static string TemplateFiles => Path.Combine(AppContext.BaseDirectory, "templates");

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public PageComposer Composer { get; }

    public PartnerAccount Account { get; }

    public FakeStore Store { get; } = new();

    public FakeDiscovery Discovery { get; } = new() { Next = Now.AddHours(5) };

    public FakeRegistration Registration { get; } = new();

    public FakeLedger Ledger { get; } = new();

    public FakeWorkbooks Workbooks { get; } = new();

    public FakeInvoiceCalls InvoiceCalls { get; } = new();

    public RecordingAudit Audit { get; } = new();

    public FakeTenants Tenants { get; } = new();

    public Tests.Fakes.InMemoryPlanStore Plans { get; } = new();

    public PlanBook Book => new(Plans, Time);

    public Tests.Fakes.FakeHostJobs Jobs { get; } = new();

    public BackupRuns Backups => new(Jobs, new BackupArchive(Store, APluginContext.In("/nowhere"), Options.Create(new BackupOptions()), Time));

    private AccountRules Rules => new(Store, Plans, Tenants);

    public FakeTimeProvider Time { get; } = new(Now);

    public FakeAccountData Data => (FakeAccountData)Store.OpenAccount(AccountId);

    public static PageRequest ARequest(string path = "/", string culture = "en-US") => new()
    {
        Path = path,
        RouteValues = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = AccountId, ["accountId"] = AccountId, ["number"] = Number, ["customerId"] = CustomerIdValue, ["runId"] = RunId, ["earlier"] = "v1", ["later"] = "v2", ["month"] = "2026-10", ["planId"] = PlanBuilders.PlanId, ["version"] = "1", ["file"] = "csp.css", ["scheduleId"] = ScheduleId,
        },
        Query = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase),
        Form = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase),
        User = new HcpUser { Id = "u1", Name = "Robin", Roles = new HashSet<string>(StringComparer.Ordinal) { HcpRoles.CloudAdmin } },
        Culture = CultureInfo.GetCultureInfo(culture),
        SessionKey = "session",
        RemoteAddress = "127.0.0.1",
        RequestId = "req-1",
        AntiforgeryFieldHtml = """<input type="hidden" name="__token" value="token">""",
    };

    public LivePages Live => new(Store, Discovery, Assets, Time);

    public AccountsPage Accounts => new(Store, Discovery, Time, Composer);

    public AddAccountPage AddAccount => new(Registration, Audit, Composer);

    public ConsentPage Consent => new(Registration, Discovery, Audit, Composer);

    public AccountPage OneAccount => new(Store, Discovery, Time, Composer);

    public DiscoveryActions DiscoveryActions => new(Store, Discovery, DiscoveryOrders, Time);

    public OwnCostsPage OwnCosts => new(Store, Tenants, new OwnCostsInquiry(Store, new ReportedDocuments(Store, Ledger), new StatementsInForce(Store, Plans)), Time, Composer);

    public ProductPage Product => new(Store, Ledger, Composer);

    public CspSearch Search => new(Store, Plans, new SearchIndex());

    public RunsPage Runs => new(Store, Discovery, Time, Composer);

    public EditAccountPage EditAccount => new(Store, Registration, AccountActions, Audit, Composer);

    public BrandingPage Branding => new(Store, Brands, BrandActions, Composer);

    public Tests.Fakes.InMemoryBrands Brands { get; } = new();

    public RemoveAccountPage RemoveAccount => new(Store, AccountRemoval, Composer);

    public BackupsPage BackupsPage => new(Backups, Audit, Composer);

    public DashboardPage Dashboard => new(Store, Ledger, DashboardFacts, Composer);

    public MarginsPage Margins => new(Store, new MarginBook(Ledger), DashboardFacts, Composer);

    public RenewalsPage Renewals => new(Store, new RenewalBook(Store, Time), Composer);

    public BudgetWatch Budgets => new(Store, Ledger, Alerts, new Tests.Fakes.RecordingNotifier(), Time);

    public Tests.Fakes.InMemoryBudgetAlerts Alerts { get; } = new();

    public CustomersPage Customers => new(Store, CustomerBook, Composer);

    public CustomerPage Customer => new(Store, Ledger, Rules, Tenants, Book, Budgets, CustomerActions, Usage, Time, Composer);

    public UsageBook Usage => new(Store, new ReportedDocuments(Store, Ledger));

    public CustomerUsagePage CustomerUsage => new(Store, Usage, Composer);

    public PlansPage PlanTiles => new(Plans, PlanCustomers, Composer);

    public PlanPage Plan => new(Store, Plans, Book, PlanCustomers, PlanActions, Composer);

    public EditPlanPage EditPlan => new(Plans, PlanActions, Composer);

    public ImportPlanPage ImportPlan => new(PlanActions, Composer);

    public AssignPlanPage AssignPlan => new(Store, Plans, Rules, PlanActions, Time, Composer);

    public PlanTrialPage PlanTrial => new(Store, Plans, new PlanTrial(Store, Rules), Composer);

    public InvoicesPage Invoices => new(Store, Ledger, Composer);

    public InvoicePage Invoice => new(Store, Ledger, Composer);

    public RestatementPage Restatement => new(Store, Ledger, new RestatementInquiry(Store), Composer);

    public CustomerBillPage CustomerBill => new(Store, Ledger, Composer);

    public CsvPage Csv => new(Store, Ledger, Workbooks, new InvoiceCsv(Ledger, new StatementsInForce(Store, Plans)), Composer);

    public TieOutPage TieOut => new(Store, Ledger, new TieOutInquiry(Store, Ledger), Composer);

    public ReconciliationPage Reconciliation => new(Store, new SubscriptionInquiry(Store), Composer);

    public MicrosoftStatementPage MicrosoftStatement => new(Store, Ledger, new MicrosoftStatements(InvoiceCalls));

    public FakeStatementRuns StatementRuns { get; } = new();

    public FakeStatementWriter StatementWriter { get; } = new();

    public StatementsPage Statements => new(Store, Ledger, StatementRuns, Composer);

    public InvoiceStatementsPage InvoiceStatements => new(Store, Ledger, StatementRuns, Composer);

    public StatementPage Statement => new(Store, Ledger, Plans, new StatementDifferences(Store, Plans, Ledger), Composer);

    public VerifyPage Verify => new(new FileVerification(Store), Composer);

    public IssueActions Issue => new(Store, Ledger, StatementOrders);

    public WorkbookPages WorkbookPages => new(Store, Ledger, Workbooks);

    /// <summary>Every GET page by the name of its template.</summary>
    public Dictionary<string, Func<PageRequest, Task<PageResult>>> AllPages()
    {
        Registration.End ??= new HcpCsp.Plugin.Onboarding.RegistrationEnd.Refused(
            HcpCsp.Plugin.Onboarding.RefusalReason.Declined, Text("The consent was declined."), Text("Sign in again and choose Accept."), PendingId: "p1", AccountId: null);
        return new Dictionary<string, Func<PageRequest, Task<PageResult>>>(StringComparer.Ordinal)
        {
            ["accounts"] = request => Accounts.GetAsync(request, default),
            ["account_add"] = request => AddAccount.GetAsync(request.Asking(("pending", "p1")), default),
            ["consent_refused"] = request => Consent.GetAsync(request, default),
            ["account"] = request => OneAccount.GetAsync(request, default),
            ["runs"] = request => Runs.GetListAsync(request, default),
            ["run"] = request => Runs.GetOneAsync(request, default),
            ["account_edit"] = request => EditAccount.GetAsync(request, default),
            ["account_branding"] = request => Branding.PostAsync(request.Posting(("accent", Text("#FFFF00")), ("footer", Text("Contoso Ltd"))), default),
            ["account_remove"] = request => RemoveAccount.GetAsync(request, default),
            ["backups"] = request => BackupsPage.GetAsync(request, default),
            ["dashboard"] = request => Dashboard.GetAsync(request, default),
            ["margins"] = request => Margins.GetAsync(request, default),
            ["customers"] = request => Customers.GetAsync(request, default),
            ["customer"] = request => Customer.GetAsync(request, default),
            ["customer_usage"] = request => CustomerUsage.GetAsync(request, default),
            ["product"] = request => Product.GetAsync(request.Asking(("name", ProductName)), default),
            ["renewals"] = request => Renewals.GetAsync(request.Asking(("days", "365"), ("show", "all")), default),
            ["own_costs"] = request =>
            {
                Tenants.Link(AccountRules.CustomerKey(AccountId, CustomerIdValue), "t1");
                return OwnCosts.GetAsync(request with { User = request.User with { TenantId = "t1" } }, default);
            },
            ["plans"] = request => PlanTiles.GetAsync(request, default),
            ["plan"] = request => Plan.GetAsync(request, default),
            ["plan_edit"] = request => EditPlan.GetAsync(request, default),
            ["plan_import"] = request => ImportPlan.PostAsync(request.Posting(("json", Text("{}"))), default),
            ["plan_assign"] = request => AssignPlan.GetAsync(request, default),
            ["plan_trial"] = request => PlanTrial.GetAsync(request, default),
            ["invoices"] = request => Invoices.GetAsync(request, default),
            ["invoice"] = request => Invoice.GetAsync(request, default),
            ["csv"] = request => Csv.GetAsync(request.Asking(("customer", CustomerIdValue)), default),
            ["tie_out"] = request => TieOut.GetAsync(request, default),
            ["reconciliation"] = request => Reconciliation.GetAsync(request, default),
            ["statements"] = request => Statements.GetAsync(request, default),
            ["invoice_statements"] = request => InvoiceStatements.GetAsync(request, default),
            ["statement"] = request => Statement.GetAsync(request.At("number", IssuedStatement.Number), default),
            ["statement_verify"] = request => Verify.PostAsync(request.Uploading(AWorkbook.Saying(IssuedStatement.Number + " v1"), name: Text("Fabrikam.xlsx")), default),
            ["reports"] = request => Reports.GetAsync(request, default),
            ["report_new"] = request => NewReport.GetAsync(request, default),
            ["report_run"] = request => ReportRun.GetAsync(request.At("runId", ReportRunId), default),
            ["report_schedules"] = request => Schedules.GetAsync(request, default),
            ["report_schedule"] = request => Schedule.GetAsync(request, default),
            ["report_schedule_edit"] = request => EditSchedule.GetAsync(request, default),
            ["report_schedule_remove"] = request => Schedule.GetRemoveAsync(request, default),
            ["restatement"] = request => Restatement.GetAsync(request, default),
            ["restatement_customer"] = request => Restatement.GetCustomerAsync(request, default),
            ["customer_bill"] = request => CustomerBill.GetAsync(request, default),
        };
    }

    public string ProductName => Text("Microsoft 365 E3");

    public string Text(string text) => hostile ?? text;

    public InvoiceBill ABill(string number, string currency, decimal cost, decimal price, string type = "invoice", int month = 10)
    {
        var customer = new CustomerBill
        {
            CustomerId = CustomerIdValue, CustomerName = Text("Fabrikam Inc."), LineCount = 3, Cost = new Money(cost, currency), Tax = new Money(0, currency),
            Price = new Money(price, currency), Rule = new PricingRule.CustomerMarkup(12.5m),
            Products = [new ProductBill(ProductFamily.Seat, ProductName, Text("5a1b"), Text("cycleFee"), 3, new Money(cost, currency), new Money(price, currency))],
        };
        var unassigned = customer with { CustomerId = CustomerId.Unassigned, CustomerName = Text("(no customer named)"), Rule = new PricingRule.None(), Cost = new Money(10, currency), Price = new Money(10, currency), LineCount = 1 };
        var invoice = AnInvoice(number, new Money(cost + 10, currency), type, month);
        return new InvoiceBill
        {
            Account = Account, Invoice = invoice, LineCount = 4, LineTotal = new Money(cost + 10, currency), Cost = new Money(cost + 10, currency), Price = new Money(price + 10, currency),
            TieOut = new TieOut(
            [
                new TieOutCheck(Text("Header = lines"), new Money(cost + 10, currency), new Money(cost + 10, currency), TieOutResult.Equal, Text("")),
                new TieOutCheck(Text("Lines = customers"), new Money(1.0005m, currency), new Money(1m, currency), TieOutResult.Different, Text("One line names no customer.")),
            ]),
            Customers = [customer, unassigned],
        };
    }

    public BudgetAlert AnAlert(decimal? threshold) => new()
    {
        AccountId = AccountId, CustomerId = CustomerIdValue, CustomerName = Text("Fabrikam Inc."), Month = new DateOnly(2026, 11, 1), Threshold = threshold,
        Limit = new Money(350m, "USD"), Amount = new Money(threshold is null ? 400m : 290m, "USD"), RaisedAt = Now,
    };

    /// <summary>November so far: seats of 100 and Azure of 190 in 19 days.</summary>
    public OpenBill AnOpenBill()
    {
        CustomerBill bill = ABill("", "USD", 250m, 290m).Customers[0] with
        {
            Products =
            [
                new ProductBill(ProductFamily.Seat, Text("Microsoft 365 E3"), "", "", 1, new Money(80m, "USD"), new Money(100m, "USD")),
                new ProductBill(ProductFamily.AzurePlan, Text("Azure plan"), "", "", 2, new Money(170m, "USD"), new Money(190m, "USD")),
            ],
        };
        var version = new DocumentVersion { Id = "open", InvoiceNumber = "", Kind = LineKind.Billed, ETag = "e", DataCreatedAt = Now, LoadedAt = Now, LineCount = 3, Total = 250m };
        return new OpenBill { Account = Account, Period = new OpenPeriod("USD", new DateOnly(2026, 11, 1), LineKind.Billed, version), Customers = [bill] };
    }

    /// <summary>A day's use of the Azure plan that <see cref="AnOpenBill"/> is charged for.</summary>
    public UsageLine AUsage(decimal credit) => new()
    {
        CustomerId = CustomerIdValue, SubscriptionId = "plan-1", EntitlementId = Text("eeeeeeee-0000-0000-0000-000000000001"), EntitlementDescription = Text("Production"), MeterCategory = Text("Virtual Machines"), MeterSubCategory = Text("Dsv5 Series"),
        MeterName = Text("D2s v5"), Unit = Text("1 Hour"), ResourceGroup = Text("rg-web"), ResourceUri = Text("/subscriptions/e/virtualMachines/web"), UsageDate = new DateOnly(2026, 11, 3), Quantity = 24m, UnitPrice = 0.5m,
        BillingPreTaxTotal = 10.2m, BillingCurrency = "USD", PartnerEarnedCreditPercentage = credit, Tags = hostile is null ? """{"environment":"prod"}""" : $$"""{"{{System.Text.Json.JsonEncodedText.Encode(hostile)}}":"{{System.Text.Json.JsonEncodedText.Encode(hostile)}}"}""",
    };

    private Invoice AnInvoice(string number, Money total, string type, int month) => new()
    {
        Number = number, InvoiceDate = new DateTimeOffset(2026, month, 8, 0, 0, 0, TimeSpan.Zero).AddMonths(1), Period = BillingPeriod.Month(2026, month), Total = total,
        DocumentType = type is "invoice" ? type : Text(type), AmendsNumber = type is "invoice" ? null : Number,
        Lines = new DocumentVersion { Id = "v" + number, InvoiceNumber = number, Kind = LineKind.Billed, ETag = "e", DataCreatedAt = Now.AddDays(-3), LoadedAt = Now.AddDays(-2), LineCount = 4, Total = total.Amount },
    };

    private void FillData()
    {
        Data.Customers.Add(new Customer
        {
            Id = CustomerIdValue, Name = Text("Fabrikam Inc."), Domain = Text("fabrikam.example"), Country = Text("US"), Relationship = "reseller", FirstSeenAt = Now.AddDays(-300), LastListedAt = Now.AddHours(-7),
            FormerNames = [new FormerName(Text("Fabrikam Ltd."), Now.AddDays(-100))],
        });
        Data.Customers.Add(new Customer { Id = "aaaaaaaa-4f89-41d3-9a0c-0305e82c3301", Name = Text("Tailspin Toys"), Domain = Text("tailspin.example"), FirstSeenAt = Now.AddDays(-300), LastListedAt = Now.AddDays(-40), NotSeenSince = Now.AddDays(-39) });
        Data.Customers.Add(new Customer { Id = "bbbbbbbb-4f89-41d3-9a0c-0305e82c3301", Name = Text("Wingtip"), FirstSeenAt = Now.AddDays(-30) });
        Data.Subscriptions.Add(new Subscription
        {
            Id = Text("9c5e2f00-0000-4000-8000-000000000001"), CustomerId = CustomerIdValue, Name = Text("Microsoft 365 E3"), OfferName = Text("Microsoft 365 E3 (annual)"), Quantity = 120, Status = Text("active"), AutoRenew = true,
            BillingCycle = Text("monthly"), Term = hostile ?? "P1Y", CommitmentEnd = new DateOnly(2027, 3, 12), IsTrial = true,
        });
        Data.Subscriptions.Add(new Subscription { Id = "9c5e2f00-0000-4000-8000-000000000002", CustomerId = CustomerIdValue, Name = Text("Azure plan"), Quantity = 1, Status = Text("active"), BillingCycle = Text("monthly") });
    }

    private void FillBills()
    {
        Ledger.Bills.Add(ABill(Number, "USD", 1234.5m, 1388.81m));
        Ledger.Bills.Add(ABill(YenNumber, "JPY", 120000m, 135000m));
        Ledger.Bills.Add(ABill(VoidNumber, "USD", -50m, -56.25m, "void_note"));
        for (int month = 9; month >= 1; month--)
            Ledger.Bills.Add(ABill("G1045010" + month.ToString("00", CultureInfo.InvariantCulture), "USD", 900m + (40 * month), 1000m + (47 * month), month: month));
        Ledger.OpenBills.Add(AnOpenBill());
        Data.OpenPeriods.Add(Ledger.OpenBills[0].Period with { Kind = LineKind.Usage });
        Data.Usage.AddRange([AUsage(15m), AUsage(0m)]);
        Alerts.TryAdd(AnAlert(null));
        Alerts.TryAdd(AnAlert(80m));
        Data.Invoices.AddRange(Ledger.Bills.Select(bill => bill.Invoice));
        var line = new InvoiceLine
        {
            Position = 0, ProductName = Text("Microsoft 365 E3"), SkuName = Text("Microsoft 365 E3 annual"), SubscriptionDescription = Text("Head office"), ChargeType = Text("cycleFee"),
            ChargeStartDate = new DateOnly(2026, 10, 1), ChargeEndDate = new DateOnly(2026, 10, 31), BillableQuantity = 120m, UnitType = Text("Licenses"), EffectiveUnitPrice = 10.2875m,
            Subtotal = 1234.5m, PricingCurrency = Text("USD"), PCToBCExchangeRate = 1.08m, Currency = "USD",
        };
        var cost = new Money(1234.5m, "USD");
        Ledger.Lines.Add(new PricedLine(line, new PricingOutcome.Priced(cost, new Money(1388.81m, "USD"), 12.5m, 1388.8125m, new PricingRule.CustomerMarkup(12.5m))));
        Ledger.Lines.Add(new PricedLine(new InvoiceLine { Position = 1, ProductName = Text("Azure plan"), ChargeType = Text("new"), Currency = "USD", MeterDescription = Text("D2 v3 hours") }, new PricingOutcome.Unpriced(new Money(10m, "USD"))));
        var months = Enumerable.Range(0, 12).Select(index => new DateOnly(2025, 11, 1).AddMonths(index)).ToList();
        Ledger.Overview = new SpendingOverview(
            [
                new CurrencySpending(
                    "USD", [.. months.Select((month, index) => new MonthSpending(month, new Money(9000 + (350 * index), "USD"), new Money(10100 + (410 * index), "USD")))],
                    [new CustomerSpending(AccountId, CustomerIdValue, Text("Fabrikam Inc."), new Money(1234.5m, "USD"), new Money(1388.81m, "USD"), new Money(1200m, "USD"))]),
                new CurrencySpending("JPY", [.. months.Select((month, index) => new MonthSpending(month, new Money(110000 + (900 * index), "JPY"), new Money(125000 + (1000 * index), "JPY")))], []),
            ]);
        Data.Movements.AddRange(months.Select((month, index) => new CustomerMovement(month, 40 + (2 * index), 3, 1)));
    }

    /// <summary>The first customer's, which says less than today's figures do.</summary>
    public Statement IssuedStatement { get; private set; } = null!; // Set by the constructor.

    private void FillStatements()
    {
        InvoiceLine billed = Ledger.Lines[0].Line;
        Data.Lines.Add(new InvoiceLine { Position = 0, CustomerId = CustomerIdValue, ProductName = billed.ProductName, ChargeType = billed.ChargeType, Subtotal = billed.Subtotal, Currency = billed.Currency });
        IssuedStatement = StatementBuilders.AStatement(CustomerIdValue, invoice: IssuedNumber) with
        {
            CustomerName = Text("Fabrikam Inc."), IssuedBy = Text("eva"), DataVersionId = Text("v" + IssuedNumber), Rule = new FrozenRule.CustomerMarkup(10m), RuleFingerprint = "other",
            Blocks = [new StatementBlock(3, new Money(1234.5m, "USD"), new Money(1357.95m, "USD"), new Money(258.01m, "USD"))],
            Files = [new StatementFile(Text("Fabrikam.xlsx"), "stored", new string('a', 64), 4711, 3)],
        };
        Store.Statements.Issue([IssuedStatement.Issued(new FrozenPrice(0, new Money(1357.95m, "USD")))]);
        StatementRuns.Newest = new JobRun { RunId = "s1", JobKey = "statements", Subject = AccountId, Trigger = JobTrigger.Manual, State = JobRunState.Succeeded, StartedAt = Now, Summary = Text("1 issued.") };
    }

    /// <summary>Wingtip is under the plan; the first customer was, and goes by its mark-up again.</summary>
    private void FillPlans()
    {
        var by = new PlanMoment(Now.AddDays(-60), Text("eva"));
        PricingPlan plan = PlanBuilders.APlan(
            PlanBuilders.MarkUp(20m, PriceBase.Cost, new ItemScope { Families = [ProductFamily.Seat], ProductIds = [Text("CFQ7TTC0LF8Q")], Meters = [Text("D2 v3 hours")] }, stop: true) with { Name = Text("Seats"), StartDate = new DateOnly(2026, 1, 1) },
            PlanBuilders.UnitPrice(12.5m) with { Name = Text("Azure") },
            PlanBuilders.Fee(25m, name: Text("Managed service"))) with
        {
            Name = Text("Standard"), Description = Text("For all who asked for nothing else."), Created = by, Published = by, Revision = 2,
            GuardRails = new GuardRails { LeastMargin = new MarginRail(5m, RailAction.Clamp), NeverAboveList = RailAction.Flag },
        };
        Plans.With(plan, "bbbbbbbb-4f89-41d3-9a0c-0305e82c3301", CustomerIdValue);
        Plans.Assign([new PlanAssignment { AccountId = AccountId, CustomerId = CustomerIdValue, AppliedFrom = new DateOnly(2026, 3, 1), Assigned = by }]);
    }

    /// <summary>The newest document was restated: one line added, one removed, one re-rated.</summary>
    private void FillVersions()
    {
        DocumentVersion later = Ledger.Bills[0].Invoice.Lines!; // Every bill of this world has lines.
        later = later with { Id = "v2" };
        Data.Versions.AddRange([later, later with { Id = "v1", LoadedAt = later.LoadedAt.AddDays(-20), LineCount = 4, Total = 1240m }]);
        InvoiceLine line = Ledger.Lines[0].Line;
        Data.Restatements.Add(new CustomerRestatement
        {
            CustomerId = CustomerIdValue, CustomerName = Text("Fabrikam Inc."), Currency = "USD", LinesBefore = 4, LinesAfter = 4, TotalBefore = 1240m, TotalAfter = 1244.5m,
            Added = new LineChange(1, 7m), Removed = new LineChange(1, 4m), ReRated = new LineChange(1, 1.5m),
        });
        Data.LineRestatements.Add(new LineRestatement("USD", line, line));
        Data.LineRestatements.Add(new LineRestatement("USD", null, Ledger.Lines[1].Line));
        Data.Summaries.Add(new LineSummary { VersionId = "v2", CustomerId = CustomerIdValue, CustomerName = Text("Fabrikam Inc."), Currency = "USD", LineCount = 4, Subtotal = 1244.5m, Tax = 0m, Total = 1244.5m });
    }

    private void FillRuns()
    {
        Jobs.Runs.Add(new JobRun
        {
            RunId = "backup-1", JobKey = BackupRuns.JobKey, Subject = BackupRuns.Subject, Trigger = JobTrigger.Manual, RequestedBy = Text("Robin"),
            State = JobRunState.Succeeded, StartedAt = Now.AddHours(-2), EndedAt = Now.AddHours(-2), Summary = Text("Copied to /backups/20261120-100000-000"),
        });
        Discovery.Runs.Add(new DiscoveryRun
        {
            Id = RunId, AccountId = AccountId, State = DiscoveryState.InProgress, IsManual = true, RequestedBy = Text("Robin"), StartedAt = Now.AddMinutes(-4), Lines = 184_200, UsageLines = 20_000, Requests = 612, ThrottleWaits = 2,
            Current = Text("lines of invoice G104500001"),
            Units = [new UnitCount(Text("customers"), 12, 12, 0, 0), new UnitCount("subscriptions", 60, 41, 4, 0), new UnitCount("invoice lines", 24, 7, 0, 1)],
            Skips = [new SkipCount("invoice lines", Text("HasNotMoved"), 3)],
            Errors = [new UnitError { Key = Text("lines/G104400007"), Unit = Text("lines of invoice G104400007"), Status = 403, Code = Text("900420"), Message = Text("Access denied."), RequestId = Text("6c1f"), Advice = Text("Give the user the Admin Agent role, then trigger discovery."), At = Now.AddMinutes(-1) }],
        });
        Discovery.Runs.Add(new DiscoveryRun { Id = "run-0", AccountId = AccountId, State = DiscoveryState.Completed, StartedAt = Now.AddHours(-12), EndedAt = Now.AddHours(-11.9), Lines = 900_000, Requests = 2_100 });
    }
}

internal static class PageRequests
{
    public static PageRequest Asking(this PageRequest request, params (string Name, string Value)[] query) => request with { Query = Merge(request.Query, query) };

    public static PageRequest Posting(this PageRequest request, params (string Name, string Value)[] form) => request with { Form = Merge(request.Form, form) };

    public static PageRequest At(this PageRequest request, string name, string value) =>
        request with { RouteValues = new Dictionary<string, string>(request.RouteValues, StringComparer.OrdinalIgnoreCase) { [name] = value } };

    public static string Body(this PageResult result) => result.ShouldBeOfType<PageResult.View>().BodyHtml;

    private static Dictionary<string, IReadOnlyList<string>> Merge(IReadOnlyDictionary<string, IReadOnlyList<string>> old, (string Name, string Value)[] values)
    {
        var merged = new Dictionary<string, IReadOnlyList<string>>(old, StringComparer.OrdinalIgnoreCase);
        foreach (var named in values.GroupBy(one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase))
            merged[named.Key] = [.. named];
        return merged;
    }
}
