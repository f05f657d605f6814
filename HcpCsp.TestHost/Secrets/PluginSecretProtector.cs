using HcpCsp.Abstractions.Services;
using Microsoft.AspNetCore.DataProtection;

namespace HcpCsp.TestHost.Secrets;

/// <summary>Encrypts for one plugin; the plugin's id and the purpose are part of the key.</summary>
internal sealed class PluginSecretProtector(IDataProtectionProvider protection, string pluginId) : ISecretProtector
{
    public byte[] Protect(string purpose, ReadOnlySpan<byte> plain) => ForPurpose(purpose).Protect(plain.ToArray());

    public byte[] Unprotect(string purpose, ReadOnlySpan<byte> protectedBytes) => ForPurpose(purpose).Unprotect(protectedBytes.ToArray());

    private IDataProtector ForPurpose(string purpose)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        return protection.CreateProtector("HcpCsp.TestHost.Secrets", pluginId, purpose);
    }
}
