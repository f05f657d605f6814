namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One metered Azure service in one region; the price is invented.</summary>
internal sealed record AzureMeter(
    Guid Id, string Category, string SubCategory, string Name, string Region, string Location, string Unit, decimal Dollars, string Service)
{
    public string Description => $"{Category} - {SubCategory} - {Name} - {Region}";
}

/// <summary>Every meter: each kind of service in each region.</summary>
internal static class AzureMeters
{
    private static readonly (string Region, string Location)[] Regions =
        [("EU West", "westeurope"), ("EU North", "northeurope"), ("US East", "eastus"), ("JA East", "japaneast")];

    private static readonly (string Category, string SubCategory, string Name, string Unit, decimal Dollars, string Service)[] Kinds =
    [
        ("Virtual Machines", "Dsv5 Series", "D2s v5", "1 Hour", 0.096m, "Microsoft.Compute"),
        ("Virtual Machines", "Dsv5 Series", "D8s v5", "1 Hour", 0.384m, "Microsoft.Compute"),
        ("Virtual Machines", "Esv5 Series Windows", "E4s v5", "1 Hour", 0.436m, "Microsoft.Compute"),
        ("Virtual Machines", "BS Series", "B2s", "1 Hour", 0.0416m, "Microsoft.Compute"),
        ("Virtual Machines", "NCasT4 v3 Series", "NC16as T4 v3", "1 Hour", 1.204m, "Microsoft.Compute"),
        ("Storage", "Premium SSD Managed Disks", "P30 LRS Disk", "1/Month", 135.17m, "Microsoft.Compute"),
        ("Storage", "Standard SSD Managed Disks", "E10 LRS Disk", "1/Month", 9.60m, "Microsoft.Compute"),
        ("Storage", "Tiered Block Blob", "Hot LRS Data Stored", "1 GB/Month", 0.0184m, "Microsoft.Storage"),
        ("Storage", "Tiered Block Blob", "Hot LRS Write Operations", "10K", 0.05m, "Microsoft.Storage"),
        ("Storage", "Tiered Block Blob", "Archive GRS Data Stored", "1 GB/Month", 0.00299m, "Microsoft.Storage"),
        ("Storage", "Files", "LRS Data Stored", "1 GB/Month", 0.06m, "Microsoft.Storage"),
        ("Bandwidth", "Inter-Region", "Intercontinental Data Transfer Out", "1 GB", 0.05m, "Microsoft.Network"),
        ("Bandwidth", "Routing Preference: Microsoft", "Standard Data Transfer Out", "1 GB", 0.087m, "Microsoft.Network"),
        ("Bandwidth", "Data Transfer", "Standard Data Transfer In", "1 GB", 0m, "Microsoft.Network"),
        ("Virtual Network", "IP Addresses", "Standard IPv4 Static Public IP", "1 Hour", 0.005m, "Microsoft.Network"),
        ("Virtual Network", "Peering", "Intra-Region Egress", "1 GB", 0.01m, "Microsoft.Network"),
        ("VPN Gateway", "VpnGw2", "VpnGw2", "1 Hour", 0.49m, "Microsoft.Network"),
        ("Application Gateway", "WAF v2", "Standard Fixed Cost", "1 Hour", 0.443m, "Microsoft.Network"),
        ("Azure Firewall", "Standard", "Standard Deployment", "1 Hour", 1.25m, "Microsoft.Network"),
        ("Load Balancer", "Standard", "Included LB Rules and Outbound Rules", "1 Hour", 0.025m, "Microsoft.Network"),
        ("SQL Database", "General Purpose - Compute Gen5", "vCore", "1 Hour", 0.152116m, "Microsoft.Sql"),
        ("SQL Database", "General Purpose - Storage", "Data Stored", "1 GB/Month", 0.115m, "Microsoft.Sql"),
        ("Azure Cosmos DB", "Serverless", "1M RUs", "1M", 0.25m, "Microsoft.DocumentDB"),
        ("Azure App Service", "Premium v3 Plan - Linux", "P1 v3 App", "1 Hour", 0.155m, "Microsoft.Web"),
        ("Functions", "Standard", "Execution Time", "1 GB Second", 0.000016m, "Microsoft.Web"),
        ("Azure Kubernetes Service", "Uptime SLA", "Standard Uptime SLA", "1 Hour", 0.10m, "Microsoft.ContainerService"),
        ("Container Registry", "Standard", "Standard Registry Unit", "1/Day", 0.6666m, "Microsoft.ContainerRegistry"),
        ("Azure Monitor", "Log Analytics", "Analytics Logs Data Ingestion", "1 GB", 2.30m, "Microsoft.OperationalInsights"),
        ("Microsoft Defender for Cloud", "Defender for Servers", "Plan 2 Node", "1 Hour", 0.02m, "Microsoft.Security"),
        ("Sentinel", "Pay-as-you-go", "Analysis", "1 GB", 2.46m, "Microsoft.SecurityInsights"),
        ("Key Vault", "Operations", "Operations", "10K", 0.03m, "Microsoft.KeyVault"),
        ("Backup", "Azure VM", "Protected Instance", "1/Month", 10.00m, "Microsoft.RecoveryServices"),
        ("Azure OpenAI", "GPT", "Input Tokens", "1K", 0.0025m, "Microsoft.CognitiveServices"),
        ("Service Bus", "Standard", "Standard Messaging Operations", "1M", 0.80m, "Microsoft.ServiceBus"),
        ("Redis Cache", "Standard", "C1 Cache Instance", "1 Hour", 0.138m, "Microsoft.Cache"),
        ("Log Analytics", "Retention", "Data Retention", "1 GB/Month", 0.10m, "Microsoft.OperationalInsights"),
    ];

    public static IReadOnlyList<AzureMeter> All { get; } = Build();

    private static AzureMeter[] Build()
    {
        var meters = new List<AzureMeter>();
        foreach (var (region, location) in Regions)
        {
            foreach (var kind in Kinds)
            {
                var id = SeededRandom.For(0, "meter", meters.Count).Guid();
                meters.Add(new AzureMeter(id, kind.Category, kind.SubCategory, kind.Name, region, location, kind.Unit, kind.Dollars, kind.Service));
            }
        }

        return [.. meters];
    }
}
