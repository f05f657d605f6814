using HcpCsp.Abstractions.Services;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Keeps what people were told.</summary>
internal sealed class RecordingNotifier : INotifier
{
    public List<Notification> Sent { get; } = [];

    public void Notify(Notification notification) => Sent.Add(notification);
}
