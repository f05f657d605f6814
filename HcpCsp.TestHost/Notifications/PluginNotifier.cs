using HcpCsp.Abstractions.Services;

namespace HcpCsp.TestHost.Notifications;

/// <summary>The notification list as one plugin sees it.</summary>
internal sealed class PluginNotifier(NotificationCenter center, string pluginId) : INotifier
{
    public void Notify(Notification notification) => center.Add(pluginId, notification);
}
