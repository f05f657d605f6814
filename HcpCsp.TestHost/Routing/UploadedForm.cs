using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Routing;

/// <summary>The files of one request. They are deleted with it.</summary>
internal sealed class UploadedForm(string folder) : IDisposable
{
    private readonly List<UploadedFile> files = [];
    private readonly List<string> paths = [];

    public IReadOnlyList<UploadedFile> Files => files;

    public FileStream Create(out string path)
    {
        path = Path.Combine(folder, Guid.NewGuid().ToString("n"));
        paths.Add(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public void Add(UploadedFile file) => files.Add(file);

    public void Dispose()
    {
        foreach (string path in paths)
            File.Delete(path);
    }
}
