using System.Globalization;
using System.Text.Json;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>Writes line items one after the other, as differently dressed as Microsoft's are within one page.</summary>
internal sealed class LineItemWriter(Utf8JsonWriter json, FaultSwitches faults)
{
    private readonly bool _allStrings = faults.IsOn(PartnerCenterFaults.AllStrings);
    private readonly bool _allNumbers = faults.IsOn(PartnerCenterFaults.AllNumbers);
    private readonly bool _allOrgIds = faults.IsOn(PartnerCenterFaults.OrgIds);
    private readonly bool _noOrgIds = faults.IsOn(PartnerCenterFaults.NoOrgIds);
    private uint _numbersAsText;

    /// <summary>In the whole listing, not in the page: an item looks the same on each page size.</summary>
    public int Row { get; private set; }

    public void Begin(int row)
    {
        Row = row;
        // A third of the items write all their numbers as strings, a third some, a third none.
        _numbersAsText = (row % 3) switch { 0 => 0, 1 => uint.MaxValue, _ => (uint)row * 2654435761u };
        json.WriteStartObject();
    }

    public void Text(string name, string? value) => json.WriteString(name, value ?? "");

    public void Text(string name, Guid value) => json.WriteString(name, value);

    public void Flag(string name, bool value) => json.WriteBoolean(name, value);

    public void Number(string name, decimal value)
    {
        var asText = _allStrings || (!_allNumbers && (_numbersAsText & 1) != 0);
        _numbersAsText = (_numbersAsText >> 1) | (_numbersAsText << 31);
        if (asText)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, value);
    }

    /// <summary>A number that is a string only where all are.</summary>
    public void PlainNumber(string name, decimal value)
    {
        if (_allStrings)
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, value);
    }

    public void List(string name, params IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>In capitals for some customers, with a prefix on some items, nothing for those that are no customers any more.</summary>
    public void Customer(CustomerRecord customer)
    {
        var id = customer.UpperCaseOnLines ? customer.TenantId.ToString().ToUpperInvariant() : customer.TenantId.ToString();
        var isDressed = _allOrgIds || (!_noOrgIds && Row % 10 == 3);
        Text("customerId", customer.Kind == CustomerKind.Former ? "" : isDressed ? "org:" + id : id);
    }

    public void End(string objectType)
    {
        if (Row % 5 == 1)
            json.WriteString("attributes/objectType", objectType);
        json.WriteStartObject("attributes");
        json.WriteString("objectType", objectType);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
