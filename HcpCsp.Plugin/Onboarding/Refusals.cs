namespace HcpCsp.Plugin.Onboarding;

/// <summary>Registrations that came to nothing, for people.</summary>
internal static class Refusals
{
    public static RegistrationEnd.Refused Of(PendingRegistration pending, RefusalReason reason, string what, string whatToDo) =>
        new(reason, what, whatToDo, IdOfForm(pending), pending.AccountId);

    public static RegistrationEnd.Refused Of(PendingRegistration pending, SignInFault fault) =>
        Of(pending, fault.Reason, fault.Code.Length > 0 ? $"{fault.What} ({fault.Code})" : fault.What, fault.WhatToDo);

    /// <summary>Of one that went while its answer was checked, and its form with it.</summary>
    public static RegistrationEnd.Refused Lapsed(PendingRegistration pending) => new(
        RefusalReason.UnknownState,
        "This registration lapsed before its answer was checked: it took more than 30 minutes, or too many others were begun meanwhile.",
        "Start again with Login with Microsoft.",
        PendingId: null,
        pending.AccountId);

    /// <summary>Null for a sign-in again: nobody filled in a form for it.</summary>
    public static string? IdOfForm(PendingRegistration? pending) => pending is { AccountId: null } ? pending.Id : null;
}
