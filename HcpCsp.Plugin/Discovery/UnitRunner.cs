using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>A piece of work that is done as a whole or not at all.</summary>
/// <param name="Key">Of its checkpoint.</param>
/// <param name="Caption">For people, such as <c>lines of invoice G104500001</c>.</param>
/// <param name="ReadAsync">Reads and stores it with its checkpoint. May be repeated.</param>
internal sealed record Unit(string Kind, string Key, string Caption, Func<CancellationToken, Task<UnitOutcome>> ReadAsync)
{
    /// <summary>What is done in its place while it can't be read, told beside the advice; empty when it is merely missing.</summary>
    public string Instead { get; init; } = "";
}

/// <param name="SkippedWhy">Why what is stored is still right; null when the unit was read.</param>
internal sealed record UnitOutcome(string? SkippedWhy)
{
    public static UnitOutcome Done { get; } = new((string?)null);

    public static UnitOutcome Skipped(string why) => new(why);
}

/// <summary>Does units: skips the finished ones, tries again what may pass, and records what failed so that the others go on.</summary>
internal sealed class UnitRunner(Walk walk, RunProgress progress, TimeSpan retryDelay, TimeProvider time)
{
    private const int MaximumTries = 3;

    /// <exception cref="SignInNeededException">No other unit would succeed either.</exception>
    public async Task RunAsync(Unit unit, CancellationToken cancellationToken)
    {
        if (walk.FindFinished(unit.Key) is not null)
        {
            progress.Skip(unit.Kind, SkipReasons.Finished);
            return;
        }

        progress.Begin(unit.Caption);
        for (int tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if ((await unit.ReadAsync(cancellationToken)).SkippedWhy is { } why)
                    progress.Skip(unit.Kind, why);
                else
                    progress.Done(unit.Kind);
                return;
            }
            catch (PartnerCenterException exception) when (exception.IsTransient && tries < MaximumTries)
            {
                await Task.Delay(retryDelay * tries, time, cancellationToken);
            }
            catch (Exception exception) when (IsFault(exception, cancellationToken))
            {
                progress.Fail(unit.Kind, UnitErrors.From(unit, exception, time.GetUtcNow()));
                return;
            }
        }
    }

    /// <summary>Does some, so many at once, begun in their order.</summary>
    /// <exception cref="SignInNeededException">The others were cancelled.</exception>
    public async Task RunAllAsync(IReadOnlyList<Unit> units, int atOnce, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(atOnce);
        var begun = new List<Task>(units.Count);
        foreach (Unit unit in units)
        {
            await room.WaitAsync(CancellationToken.None);
            if (stop.IsCancellationRequested)
                break;
            begun.Add(RunOneAsync(unit));
        }

        await Task.WhenAll(begun);
        cancellationToken.ThrowIfCancellationRequested();

        async Task RunOneAsync(Unit unit)
        {
            try
            {
                await RunAsync(unit, stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                room.Release();
            }
        }
    }

    // A cancellation that nobody asked for is a wait that somebody below gave up.
    private static bool IsFault(Exception exception, CancellationToken cancellationToken) =>
        exception is PartnerCenterException or StoreException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}

/// <summary>What is told of a failure.</summary>
internal static class UnitErrors
{
    private const string TryAgain = "Start discovery again; if it fails in the same way, report it with the run's id.";

    /// <summary>Of a unit, with what is done in its place.</summary>
    public static UnitError From(Unit unit, Exception exception, DateTimeOffset at)
    {
        UnitError error = From(unit.Key, unit.Caption, exception, at);
        return unit.Instead.Length == 0 ? error : error with { Advice = $"{error.Advice} {unit.Instead}" };
    }

    /// <param name="key">Of the unit; empty when it isn't one unit that failed.</param>
    /// <param name="unit">What failed, for people.</param>
    /// <param name="exception">Why.</param>
    /// <param name="at">When.</param>
    public static UnitError From(string key, string unit, Exception exception, DateTimeOffset at) => Describe(unit, exception, at) with { Key = key };

    private static UnitError Describe(string unit, Exception exception, DateTimeOffset at) => exception switch
    {
        PartnerCenterException refused => new UnitError
        {
            Unit = unit,
            Status = refused.Status,
            Code = refused.Code,
            Message = refused.Message,
            RequestId = refused.RequestId,
            Advice = refused.Advice.Length > 0 ? refused.Advice : TryAgain,
            At = at,
        },
        SignInNeededException signIn => new UnitError
        {
            Unit = unit,
            Code = signIn.State.ToString(),
            Message = signIn.Message,
            Advice = signIn.State == TokenState.NeedsConfiguration
                ? "Put the app registration's settings right, then sign in again on the account's page."
                : "Sign in again on the account's page, then start discovery again: it goes on where it ended.",
            At = at,
        },
        StoreException store => new UnitError { Unit = unit, Message = store.Message, Advice = store.Advice.Length > 0 ? store.Advice : TryAgain, At = at },
        _ => new UnitError { Unit = unit, Code = exception.GetType().Name, Message = exception.Message, Advice = TryAgain, At = at },
    };
}
