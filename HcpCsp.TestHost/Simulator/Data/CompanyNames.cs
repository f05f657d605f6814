using System.Globalization;
using System.Text;

namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Names of customers: Microsoft's fictional companies, and some that try to break what shows them.</summary>
internal static class CompanyNames
{
    private static readonly string[] Companies =
    [
        "Contoso", "Fabrikam", "Adventure Works", "Northwind Traders", "Woodgrove Bank", "Tailspin Toys", "Wide World Importers",
        "Litware", "Proseware", "Fourth Coffee", "Graphic Design Institute", "Humongous Insurance", "Lucerne Publishing",
        "Margie's Travel", "Trey Research", "Coho Winery", "Alpine Ski House", "Blue Yonder Airlines", "City Power & Light",
        "VanArsdel", "Relecloud", "Best For You Organics", "Coho Vineyard", "School of Fine Art", "Southridge Video",
        "The Phone Company", "Consolidated Messenger", "A. Datum", "Bellows College", "Munson's Pickles", "Nod Publishers",
        "Wingtip Toys", "First Up Consultants", "Liberty's Delightful Sinful Bakery", "Lamna Healthcare", "Terra Firm",
    ];

    private static readonly string[] Places =
    [
        "North", "South", "East", "West", "Harbour", "Valley", "Summit", "Lakeside", "Riverside", "Central", "Coast", "Island",
        "Metro", "Highland", "Garden", "Bridge", "Forest", "Meadow", "Canyon", "Prairie",
    ];

    private static readonly string[] Forms = ["Holding", "Services", "Retail", "Logistics", "Labs", "Group", "Works", "Studio", "Energy", "Foods"];

    /// <summary>Each names one trap: mark-up, formula, emoji, length, paths, signs, direction, quotes.</summary>
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.invalid\",\"x\")",
        "Fourth Coffee ☕ \U0001F680 Roastery",
        LongName(),
        "../..\\con|?*",
        "+Adventure Works Plus",
        "-Northwind Traders Minus",
        "@Litware at work",
        "شركة كونتوسو للتجارة",
        "חברת פבריקם בע״מ",
        "Wide \"World\" Importers 'Quoted' & Sons",
        "Lucerne; Publishing, Tab\tand {{ braces }}",
    ];

    public static string Plain(int number)
    {
        var company = Companies[number % Companies.Length];
        var round = number / Companies.Length;
        if (round == 0)
            return company;
        var place = Places[(round - 1) % Places.Length];
        var form = Forms[(round - 1) / Places.Length % Forms.Length];
        return $"{company} {place} {form}";
    }

    /// <summary>The part of a domain before <c>.onmicrosoft.com</c>: letters and digits of the name, and the number to keep it unique.</summary>
    public static string Domain(string name, int number)
    {
        var letters = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) && letters.Length < 20)
                letters.Append(char.ToLowerInvariant(letter));
        }

        if (letters.Length == 0)
            letters.Append("customer");
        return letters.Append(number.ToString(CultureInfo.InvariantCulture)).Append(".onmicrosoft.com").ToString();
    }

    private static string LongName()
    {
        var text = new StringBuilder("Graphic Design Institute of Very Long Names ");
        while (text.Length < 300)
            text.Append("and Longer Still ");
        return text.ToString(0, 299) + "!";
    }
}
