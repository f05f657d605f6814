namespace HcpCsp.Plugin.PartnerCenter.Files;

/// <summary>Hands each line on once, also when the file, whose name stands for its content, is read again.</summary>
internal sealed class LineTaker<TLine>(Action<TLine> onLine)
{
    private int position;

    public int Taken { get; private set; }

    /// <summary>A fault of the one who takes the lines, such as a full disk, isn't the file's.</summary>
    public bool HasFailed { get; private set; }

    public void StartAgain() => position = 0;

    public void Take(TLine line)
    {
        if (position++ < Taken)
            return;
        try
        {
            onLine(line);
            Taken++;
        }
        catch
        {
            HasFailed = true;
            throw;
        }
    }
}
