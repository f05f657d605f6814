using System.Globalization;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A chart with its coordinates, for <c>_bar_chart.html</c>. Each page shows the same figures as a table beside it.</summary>
/// <param name="Title">Read aloud in place of the drawing.</param>
internal sealed record BarChartView(string Title, IReadOnlyList<ChartBar> Bars, IReadOnlyList<ChartLabel> Labels, IReadOnlyList<ChartGrid> Grid, string Line, IReadOnlyList<ChartLegend> Legend)
{
    private const double Left = 64;
    private const double Top = 14;
    private const double PlotWidth = 648;
    private const double PlotHeight = 190;

    /// <param name="title">What it shows.</param>
    /// <param name="labels">One per group of bars; what follows a line break is a second line.</param>
    /// <param name="series">Bars, each with one value per label; negative ones hang below the zero line.</param>
    /// <param name="line">A line over the bars; null for none.</param>
    /// <param name="write">Writes a value for the tip and the axis.</param>
    public static BarChartView Draw(string title, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, ChartSeries? line, Func<decimal, string> write)
    {
        var all = series.Concat(line is null ? [] : [line]).SelectMany(one => one.Values).Append(0m).ToList();
        var scale = Scale.For((double)all.Min(), (double)all.Max());
        double slot = PlotWidth / Math.Max(1, labels.Count);
        double width = Math.Min(26, slot * 0.76 / Math.Max(1, series.Count));

        var bars = new List<ChartBar>();
        for (int group = 0; group < labels.Count; group++)
        {
            double start = Left + (slot * (group + 0.5)) - (width * series.Count / 2);
            for (int index = 0; index < series.Count; index++)
            {
                decimal value = series[index].Values[group];
                double from = scale.Y(Math.Max(0, (double)value));
                double height = Math.Abs(scale.Y(0) - scale.Y((double)value));
                bars.Add(new ChartBar(
                    Text(start + (width * index) + 1), Text(from), Text(width - 2), Text(value == 0 ? 0 : Math.Max(1, height)),
                    series[index].Colour, $"{labels[group].Replace('\n', ' ')}, {series[index].Name}: {write(value)}"));
            }
        }

        var captions = labels.Select((text, index) => ChartLabel.For(Text(Left + (slot * (index + 0.5))), text)).ToList();
        var grid = scale.Ticks().Select(tick => new ChartGrid(Text(scale.Y(tick)), Text(scale.Y(tick) + 4), write((decimal)tick), tick == 0)).ToList();
        string points = line is null ? "" : string.Join(' ', line.Values.Select((value, index) => Text(Left + (slot * (index + 0.5))) + "," + Text(scale.Y((double)value))));
        var legend = series.Concat(line is null ? [] : [line]).Select(one => new ChartLegend(one.Name, one.Colour)).ToList();
        return new BarChartView(title, bars, captions, grid, points, legend);
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Round numbers for the axis, from below the lowest to above the highest.</summary>
    private sealed record Scale(double Lowest, double Highest, double Step)
    {
        public static Scale For(double lowest, double highest)
        {
            double span = Math.Max(highest - lowest, 1e-9);
            double magnitude = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
            double step = new[] { 1d, 2, 2.5, 5, 10 }.Select(factor => factor * magnitude).First(candidate => span / candidate <= 4.999);
            return span <= 1e-9 ? new Scale(0, 1, 1) : new Scale(Math.Floor(lowest / step) * step, Math.Ceiling(highest / step) * step, step);
        }

        public double Y(double value) => Top + (PlotHeight * (Highest - value) / (Highest - Lowest));

        public IEnumerable<double> Ticks()
        {
            int count = (int)((Highest - Lowest) / Step + 0.5);
            return Enumerable.Range(0, count + 1).Select(index => Lowest + (index * Step)).Select(tick => Math.Abs(tick) < Step / 1000 ? 0 : tick);
        }
    }
}

/// <param name="Colour">Class of the colour: cost, price, total, acquired or lost.</param>
internal sealed record ChartSeries(string Name, string Colour, IReadOnlyList<decimal> Values);

internal sealed record ChartBar(string X, string Y, string Width, string Height, string Colour, string Tip);

internal sealed record ChartLabel(string X, string Text, string Below)
{
    public static ChartLabel For(string x, string label)
    {
        string[] lines = label.Split('\n', 2);
        return new ChartLabel(x, lines[0], lines.Length > 1 ? lines[1] : "");
    }
}

internal sealed record ChartGrid(string Y, string TextY, string Text, bool IsZero);

internal sealed record ChartLegend(string Name, string Colour);
