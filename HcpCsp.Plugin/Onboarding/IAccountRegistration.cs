using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Registers partner accounts by Login with Microsoft, and looks after their sign-in. Used by the account pages.</summary>
internal interface IAccountRegistration
{
    /// <summary>Checks what was typed; when it is right, opens a pending registration and tells where to send the browser.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="sessionKey">The browser session that alone may come back with the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RegistrationStart> BeginAsync(AccountForm form, string sessionKey, CancellationToken cancellationToken);

    /// <summary>The same for an account that exists: sign in again, nothing else changes.</summary>
    Task<RegistrationStart> BeginSignInAgainAsync(string accountId, string sessionKey, CancellationToken cancellationToken);

    /// <summary>Takes what Microsoft's redirect brought back, checks it, and saves the account.</summary>
    /// <param name="query">The query of the callback: code and state, or error.</param>
    /// <param name="sessionKey">The browser session that came back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RegistrationEnd> CompleteAsync(IReadOnlyDictionary<string, string> query, string sessionKey, CancellationToken cancellationToken);

    /// <summary>What was typed for a refused registration of this session, so that the form can be shown again; null when there is none.</summary>
    AccountForm? FindPendingForm(string pendingId, string sessionKey);

    /// <summary>Changes name and percentages of an account; its Account ID can't change.</summary>
    FormCheck Update(string accountId, AccountForm form);

    /// <summary>Forgets the tokens in memory of an account that was removed. Nothing to forget is fine.</summary>
    void ForgetSignIn(string accountId);
}

/// <summary>The account form as typed, in text: nothing typed is lost, however wrong.</summary>
internal sealed record AccountForm
{
    public string Name { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string MicrosoftDiscount { get; init; } = "";

    public string ManagedMarkup { get; init; } = "";

    public string NonManagedMarkup { get; init; } = "";

    /// <summary>How numbers were written.</summary>
    public required System.Globalization.CultureInfo Culture { get; init; }

    /// <summary>Version of the account that the form was opened with, when it edits one.</summary>
    public int Version { get; init; }
}

/// <summary>All errors of a form at once, by field name; empty when it is right.</summary>
internal sealed record FormCheck(IReadOnlyDictionary<string, string> Errors)
{
    public bool IsValid => Errors.Count == 0;
}

internal abstract record RegistrationStart
{
    private RegistrationStart()
    {
    }

    /// <summary>Send the browser there.</summary>
    public sealed record LeaveTo(Uri Address) : RegistrationStart;

    /// <summary>Show the form again with these errors; the key <c>""</c> is one of the form as a whole.</summary>
    public sealed record Rejected(FormCheck Check) : RegistrationStart;
}

internal abstract record RegistrationEnd
{
    private RegistrationEnd()
    {
    }

    public sealed record Registered(PartnerAccount Account) : RegistrationEnd;

    public sealed record SignedInAgain(PartnerAccount Account) : RegistrationEnd;

    /// <summary>Not registered: what happened and what to do, for people. <c>PendingId</c> leads back to the filled form; null when there is none.</summary>
    public sealed record Refused(RefusalReason Reason, string What, string WhatToDo, string? PendingId, string? AccountId) : RegistrationEnd;
}

internal enum RefusalReason
{
    Declined,
    WrongTenant,
    NoMfa,
    MissingRole,
    NoBillingConsent,
    AlreadyRegistered,
    UnknownState,
    Configuration,
    TryLater,
}
