using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Tests.Billing;

public class RecentAnswersTests
{
    private readonly RecentAnswers<string, int, string> recent = new(most: 2);
    private int readings;

    [Fact]
    public void Get_SameQuestion_IsReadOnce()
    {
        Ask("a", 1);

        Ask("a", 1).ShouldBe("a1");

        readings.ShouldBe(1);
    }

    [Fact]
    public void Get_StateHasChanged_IsReadAnew()
    {
        Ask("a", 1);

        Ask("a", 2).ShouldBe("a2");

        readings.ShouldBe(2);
    }

    [Fact]
    public void Get_MoreThanAreKept_ForgetsWhatWasAskedForFirst()
    {
        Ask("a", 1);
        Ask("b", 1);
        Ask("a", 1);
        Ask("c", 1);

        Ask("a", 1);
        readings.ShouldBe(3);
        Ask("b", 1);
        readings.ShouldBe(4);
    }

    [Fact]
    public void Get_ReadingFails_IsReadByTheNext()
    {
        Should.Throw<InvalidOperationException>(() => recent.Get("a", 1, static () => throw new InvalidOperationException("no")));

        Ask("a", 1).ShouldBe("a1");
    }

    [Fact]
    public async Task Get_SeveralAtOnce_OneReads()
    {
        using var reading = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        Task<string> first = Task.Run(() => recent.Get("a", 1, () =>
        {
            reading.Set();
            mayEnd.Wait();
            return "first";
        }), TestContext.Current.CancellationToken);
        reading.Wait(TestContext.Current.CancellationToken);
        Task<string> second = Task.Run(() => recent.Get("a", 1, static () => "second"), TestContext.Current.CancellationToken);

        mayEnd.Set();

        (await first, await second).ShouldBe(("first", "first"));
    }

    private string Ask(string question, int state) => recent.Get(question, state, () =>
    {
        readings++;
        return question + state.ToString(System.Globalization.CultureInfo.InvariantCulture);
    });
}
