using LiteDB;

namespace HcpCsp.Plugin.Store;

/// <summary>One step of a file's schema. May be repeated: a crash between the step and its version mark runs it again.</summary>
internal sealed record Migration(int Version, Action<ILiteDatabase> Apply);

/// <summary>What brings each kind of file up to date. A step that was released never changes; changes are new steps at the end.</summary>
internal static class Migrations
{
    public static IReadOnlyList<Migration> Csp { get; } =
    [
        new Migration(1, static database =>
        {
            Create(database, Collections.Accounts, Collections.TokenCaches, Collections.Runs, Collections.CustomerSettings);
            database.GetCollection(Collections.Runs).EnsureIndex("account", BsonExpression.Create("$.account"));
        }),
        new Migration(2, static database => Create(database, Collections.Plans, Collections.PlanAssignments)),
        new Migration(3, static database => Create(database, Collections.BudgetAlerts)),
        new Migration(4, static database => Create(database, Collections.EndedLinks)),
        new Migration(5, static database =>
        {
            Create(database, Collections.Statements, Collections.StatementPrices);
            database.GetCollection(Collections.Statements).EnsureIndex("sha256", BsonExpression.Create("$.files[*].sha256"));
        }),
        new Migration(6, static database => Create(database, Collections.KeptAccounts)),
        new Migration(7, static database => Create(database, Collections.ReportBrands)),
        new Migration(8, static database =>
        {
            Create(
                database, Collections.ReportSchedules, Collections.ReportStandings, Collections.ReportRuns, Collections.ReportFiles,
                Collections.ReportDeliveries, Collections.ReportMarks);
            database.GetCollection(Collections.ReportDeliveries).EnsureIndex("run", BsonExpression.Create("$.run"));
            database.GetCollection(Collections.ReportDeliveries).EnsureIndex("waiting", BsonExpression.Create("$.waiting"));
        }),
    ];

    public static IReadOnlyList<Migration> Account { get; } =
    [
        new Migration(1, static database =>
        {
            Create(
                database, Collections.Customers, Collections.Subscriptions, Collections.Invoices, Collections.Versions, Collections.Summaries, Collections.UsageSummaries,
                Collections.Segments, Collections.Directories, Collections.Loads, Collections.Prices, Collections.Checkpoints);
            database.GetCollection(Collections.Subscriptions).EnsureIndex("customer", BsonExpression.Create("$.customer"));
        }),
        new Migration(2, static database => Create(database, Collections.OpenPeriods)),
    ];

    public static void Apply(ILiteDatabase database, IReadOnlyList<Migration> migrations)
    {
        foreach (Migration migration in migrations.Where(step => step.Version > database.UserVersion))
        {
            migration.Apply(database);
            database.UserVersion = migration.Version;
        }
    }

    // Before anybody reads: a reader that meets a collection which another thread is just making finds a page that isn't written yet,
    // and LiteDB then closes the whole file. A collection comes to be with its first document.
    private static void Create(ILiteDatabase database, params string[] names)
    {
        foreach (string name in names)
        {
            ILiteCollection<BsonDocument> collection = database.GetCollection(name, BsonAutoId.ObjectId);
            BsonValue id = collection.Insert(new BsonDocument());
            collection.Delete(id);
        }
    }
}

/// <summary>Names of the collections in the files.</summary>
internal static class Collections
{
    public const string Accounts = "accounts";
    public const string TokenCaches = "tokenCaches";
    public const string Runs = "runs";
    public const string CustomerSettings = "customerSettings";
    public const string Plans = "plans";
    public const string PlanAssignments = "planAssignments";
    public const string BudgetAlerts = "budgetAlerts";
    public const string EndedLinks = "endedLinks";
    public const string Statements = "statements";
    public const string StatementPrices = "statementPrices";
    public const string KeptAccounts = "keptAccounts";
    public const string ReportBrands = "reportBrands";
    public const string ReportSchedules = "reportSchedules";
    public const string ReportStandings = "reportStandings";
    public const string ReportRuns = "reportRuns";
    public const string ReportFiles = "reportFiles";
    public const string ReportDeliveries = "reportDeliveries";
    public const string ReportMarks = "reportMarks";

    public const string Customers = "customers";
    public const string Subscriptions = "subscriptions";
    public const string Invoices = "invoices";
    public const string Versions = "versions";
    public const string Summaries = "summaries";
    public const string UsageSummaries = "usageSummaries";
    public const string Segments = "segments";
    public const string Directories = "directories";
    public const string Loads = "loads";
    public const string Prices = "prices";
    public const string Checkpoints = "checkpoints";
    public const string OpenPeriods = "openPeriods";
}
