using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>Composes lines in the shape of the reconciliation export: always the same ones for the same document.</summary>
/// <remarks>Two of three lines are metered Azure, whose amounts hardly repeat; the others are seats, some of them credits and mid-term changes.</remarks>
internal sealed class LineComposer(string invoiceNumber, int document, IBufferWriter<byte> output) : IDisposable
{
    private const int SubscriptionsOfCustomer = 10;
    private const string Partner = "99999999-9999-4999-8999-999999999999";

    private static readonly (string Product, string Sku, string Availability, string Name, decimal Price)[] Seats =
    [
        ("CFQ7TTC0LH18", "0001", "CFQ7TTC0K971", "Microsoft 365 Business Basic", 6.00m),
        ("CFQ7TTC0LDPB", "0001", "CFQ7TTC0KL3T", "Microsoft 365 Business Standard", 12.50m),
        ("CFQ7TTC0LCHC", "0002", "CFQ7TTC0NJ1B", "Microsoft 365 Business Premium", 22.00m),
        ("CFQ7TTC0LF8R", "0001", "CFQ7TTC0KMP9", "Office 365 E3", 23.00m),
        ("CFQ7TTC0LFLX", "0001", "CFQ7TTC0J203", "Microsoft 365 E3", 36.00m),
        ("CFQ7TTC0HD32", "0001", "CFQ7TTC0RM4F", "Visio Plan 2", 15.00m),
    ];

    private static readonly string[] Meters =
    [
        "Virtual Machines Dv5 Series D4s v5", "Storage Premium SSD Managed Disks P10 LRS", "Bandwidth Standard Data Transfer Out", "SQL Database vCore General Purpose",
        "Azure Monitor Log Analytics Data Ingestion", "Backup GRS Data Stored", "Key Vault Operations", "Virtual Network Standard IPv4 Static Public IP",
    ];

    private static readonly string[] Charges = ["cycleFee", "cycleFee", "cycleFee", "renew", "new", "addQuantity", "cancelImmediate", "customerCredit"];

    private readonly Utf8JsonWriter json = new(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    private Random random = new(document);
    private string customerId = "", customerName = "", domain = "", order = "", orderDate = "", subscription = "", subscriptionName = "";
    private int customer, lineOfCustomer;

    public void BeginCustomer(int number)
    {
        customer = number;
        random = new Random((document * 100_003) + number);
        lineOfCustomer = 0;
        customerId = Id(1, number);
        customerName = "Customer " + number.ToString("D5", CultureInfo.InvariantCulture) + (number % 50 == 0 ? " Zoë & Søn" : " Ltd");
        domain = "customer" + number.ToString(CultureInfo.InvariantCulture) + ".onmicrosoft.example";
    }

    public void WriteLine()
    {
        // A handful of lines of a subscription, then the next one of the ten that a customer has.
        if (lineOfCustomer++ % 6 == 0)
            BeginSubscription();
        bool isAzure = lineOfCustomer % 3 != 0;
        json.WriteStartObject();
        WriteParties();
        WriteProduct(isAzure);
        if (isAzure)
            WriteMetered();
        else
            WriteSeats();
        WriteTerm(isAzure);
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        output.Write("\n"u8);
    }

    public void Dispose() => json.Dispose();

    private static string Id(int kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{(uint)number * 2654435761u:x8}-{kind:x4}-4{number % 4096:x3}-8{kind:x3}-{(long)number * 7_777_777:x12}");

    private void BeginSubscription()
    {
        int number = (customer * SubscriptionsOfCustomer) + (lineOfCustomer / 6 % SubscriptionsOfCustomer);
        order = random.NextInt64().ToString("x16", CultureInfo.InvariantCulture)[..12];
        orderDate = string.Create(CultureInfo.InvariantCulture, $"2026-{1 + (number % 6):D2}-{1 + (number % 28):D2}T{number % 24:D2}:{number % 60:D2}:07.{random.Next(10_000_000):D7}Z");
        subscription = Id(2, number);
        subscriptionName = "Subscription " + (number % 40).ToString(CultureInfo.InvariantCulture);
    }

    private void WriteParties()
    {
        json.WriteString("PartnerId"u8, Partner);
        json.WriteString("CustomerId"u8, customerId);
        json.WriteString("CustomerName"u8, customerName);
        json.WriteString("CustomerDomainName"u8, domain);
        json.WriteString("CustomerCountry"u8, customer % 5 == 0 ? "DE" : "US");
        json.WriteString("InvoiceNumber"u8, invoiceNumber);
        json.WriteNumber("MpnId"u8, 4567890);
        json.WriteNumber("Tier2MpnId"u8, customer % 9 == 0 ? -1 : 0);
        json.WriteString("OrderId"u8, order);
        json.WriteString("OrderDate"u8, orderDate);
    }

    private void WriteProduct(bool isAzure)
    {
        var seat = Seats[lineOfCustomer % Seats.Length];
        json.WriteString("ProductId"u8, isAzure ? "DZH318Z0BPS6" : seat.Product);
        json.WriteString("SkuId"u8, isAzure ? "0001" : seat.Sku);
        json.WriteString("AvailabilityId"u8, isAzure ? "DZH318Z0BRPW" : seat.Availability);
        json.WriteString("SkuName"u8, isAzure ? "Azure plan" : seat.Name);
        json.WriteString("ProductName"u8, isAzure ? "Azure plan" : seat.Name);
        json.WriteString("ProductCategory"u8, isAzure ? "Azure" : "Online Services");
        json.WriteString("ProductQualifiers"u8, "");
        json.WriteString("PublisherName"u8, "Microsoft Corporation");
        json.WriteString("PublisherId"u8, "");
        json.WriteString("MeterDescription"u8, isAzure ? Meters[random.Next(Meters.Length)] : "");
    }

    private void WriteMetered()
    {
        decimal quantity = random.Next(1, 1_000_000_000) / 1_000_000m;
        decimal price = random.Next(1, 100_000) / 100_000m;
        decimal cost = decimal.Truncate(quantity * price * 85m) / 100m;
        WriteMoney("cycleFee", price, quantity == 0m ? 0m : cost / quantity, quantity, "1 Hour", cost);
    }

    private void WriteSeats()
    {
        var seat = Seats[lineOfCustomer % Seats.Length];
        string charge = Charges[random.Next(Charges.Length)];
        int quantity = random.Next(1, 40) * (charge is "cancelImmediate" or "customerCredit" ? -1 : 1);
        WriteMoney(charge, seat.Price, seat.Price * 0.9m, quantity, "Licenses", quantity * seat.Price * 0.9m);
    }

    private void WriteMoney(string charge, decimal unitPrice, decimal effective, decimal quantity, string unit, decimal cost)
    {
        decimal tax = decimal.Truncate(cost * 19m) / 100m;
        json.WriteString("ChargeType"u8, charge);
        json.WriteNumber("UnitPrice"u8, unitPrice);
        json.WriteNumber("EffectiveUnitPrice"u8, effective);
        json.WriteNumber("Quantity"u8, quantity);
        json.WriteNumber("BillableQuantity"u8, quantity);
        json.WriteString("UnitType"u8, unit);
        json.WriteNumber("Subtotal"u8, cost);
        json.WriteNumber("TaxTotal"u8, tax);

        // Numbers come as strings now and then.
        if (lineOfCustomer % 10 == 3)
            json.WriteString("Total"u8, (cost + tax).ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber("Total"u8, cost + tax);
        json.WriteString("Currency"u8, "USD");
        json.WriteString("PricingCurrency"u8, "USD");
        json.WriteNumber("PCToBCExchangeRate"u8, 1m);
        json.WriteString("PCToBCExchangeRateDate"u8, "2026-05-01T00:00:00");
        json.WriteString("PriceAdjustmentDescription"u8, charge == "cycleFee" ? "[\"15.0% Partner earned credit for services managed\"]" : "");
        json.WriteString("CreditReasonCode"u8, charge == "customerCredit" ? "Service credit" : "");
    }

    private void WriteTerm(bool isAzure)
    {
        json.WriteString("SubscriptionId"u8, subscription);
        json.WriteString("SubscriptionDescription"u8, subscriptionName);
        json.WriteString("ChargeStartDate"u8, "2026-05-01T00:00:00Z");
        json.WriteString("ChargeEndDate"u8, "2026-05-31T00:00:00Z");
        json.WriteString("SubscriptionStartDate"u8, isAzure ? "" : "2026-01-08T00:00:00Z");
        json.WriteString("SubscriptionEndDate"u8, isAzure ? "" : "2027-01-07T00:00:00Z");
        json.WriteString("TermAndBillingCycle"u8, isAzure ? "" : "One-Year commitment for monthly/yearly billing");
        json.WriteString("BillingFrequency"u8, isAzure ? "" : "Monthly");
        json.WriteString("AlternateId"u8, order);
        json.WriteString("ReferenceId"u8, isAzure ? "" : subscription);
        json.WriteString("ReservationOrderId"u8, "");
        json.WriteString("PromotionId"u8, "");

        // Five that the schema doesn't name, as attributes come to be.
        json.WriteString("BillingProvider"u8, "one_time");
        json.WriteString("InvoiceLineItemType"u8, "billing_line_items");
        json.WriteString("PurchaseOrder"u8, "");
        json.WriteString("CostCenter"u8, "");
        json.WriteNull("Remark"u8);
    }
}
