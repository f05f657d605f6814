using System.CommandLine;
using HcpCsp.Benchmarks;
using HcpCsp.Benchmarks.Ingest;
using HcpCsp.Benchmarks.Pages;
using HcpCsp.Benchmarks.Pricing;
using HcpCsp.Benchmarks.Reports;
using HcpCsp.Benchmarks.Walks;

var root = new RootCommand("Measures what the module promises. Each benchmark prints one JSON object on stdout; progress goes to stderr.");
root.Subcommands.Add(IngestCommand.Create());
root.Subcommands.Add(PricingCommand.Create());
root.Subcommands.Add(ReportCommand.Create());
root.Subcommands.Add(CustomersCommand.Create());
root.Subcommands.Add(WalkCommands.CreateDiscovery());
root.Subcommands.Add(WalkCommands.CreateIncremental());
root.Subcommands.Add(PagesCommand.Create());
root.Subcommands.Add(Part.CreateCommand());
return await root.Parse(args).InvokeAsync();
