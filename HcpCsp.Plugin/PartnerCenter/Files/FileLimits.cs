using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>What no file of Microsoft's comes near: beyond it, reading on would only fill the disk with what somebody made up.</summary>
internal static class FileLimits
{
    /// <summary>A line is some 2 KB; tags and additional info, which are free text, make it ten times that.</summary>
    public const int LongestLine = 4 * 1024 * 1024;

    /// <summary>Lines repeat themselves and shrink to a twentieth or a fiftieth; gzip itself ends at 1 : 1032.</summary>
    public const int HighestRatio = 300;

    /// <summary>Below it a file may shrink as it likes: a few equal lines shrink a lot.</summary>
    public const long FreeBytes = 64L * 1024 * 1024;

    /// <summary>Unpacked. The usage of the largest partners is a few GB a month, over several files.</summary>
    public const long MostBytes = 64L * 1024 * 1024 * 1024;

    public const int MostRows = 200_000_000;

    /// <exception cref="PartnerCenterException">Beyond a limit.</exception>
    public static void Check(string name, long packed, long unpacked, int rows)
    {
        if (unpacked > MostBytes || rows > MostRows || (unpacked > FreeBytes && unpacked / HighestRatio > packed))
            throw Failures.TooLarge($"The file {name} unpacks to far more than Microsoft's files do; it isn't read on.", CallTrace.OfFile(name, response: null));
    }
}
