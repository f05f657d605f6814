using System.Globalization;

namespace HcpCsp.TestHost.Simulator.Data.Worlds;

/// <summary>Names that a page has to stand: as long as Microsoft allows, without a place to break, and written from the right.</summary>
internal static class ExtremeNames
{
    private const int Longest = 200;

    private static readonly string[] Names =
    [
        "חברת פבריקם בע״מ (סניף 12)",
        "شركة كونتوسو للتجارة 2026",
        Repeat("Wide World Importers and Their Many Daughters "),
        Repeat("Donaudampfschifffahrtsgesellschaft"),
        "Contoso תל אביב Ltd. (1948)",
        "نورث ويند — Northwind Traders, LLC",
        Repeat("مؤسسة الطرق الطويلة جدا "),
        "株式会社ファブリカム東日本営業本部第二課",
        "X",
        "Fourth Coffee ☕ \U0001F680 <Roastery> & {{ Sons }}",
    ];

    /// <summary>Different for each number: a round through the names carries its own mark.</summary>
    public static string Of(int number)
    {
        var name = Names[number % Names.Length];
        return number < Names.Length ? name : string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(Longest - 10, name.Length)]} {number / Names.Length}");
    }

    private static string Repeat(string text)
    {
        var repeated = string.Concat(Enumerable.Repeat(text, (Longest / text.Length) + 1));
        return repeated[..(Longest - 1)] + "!";
    }
}
