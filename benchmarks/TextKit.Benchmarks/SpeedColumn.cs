using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace TextKit.Benchmarks;

/// <summary>A benchmark's speed over its input.</summary>
/// <param name="name">The column's heading.</param>
/// <param name="legend">What it means.</param>
/// <param name="size">UTF-8 bytes and UTF-16 code units of a benchmark's input.</param>
/// <param name="speed">The speed from bytes, characters and nanoseconds.</param>
internal sealed class SpeedColumn(string name, string legend, Func<BenchmarkCase, (long Bytes, long Characters)> size, Func<long, long, double, double> speed) : IColumn
{
    private static readonly ConcurrentDictionary<Enum, (long Bytes, long Characters)> Sizes = new();

    /// <summary>The speeds of what reads a <see cref="SegmentInput"/> or a <see cref="PageInput"/>.</summary>
    public static IColumn[] All { get; } = Of(SizeOfInput);

    /// <summary>Both speeds over inputs of a size.</summary>
    public static IColumn[] Of(Func<BenchmarkCase, (long Bytes, long Characters)> size) =>
    [
        new SpeedColumn("MB/s", "Megabytes (10^6) of UTF-8 a second", size, static (bytes, _, time) => bytes * 1e3 / time),
        new SpeedColumn("ns/char", "Nanoseconds a UTF-16 code unit", size, static (_, characters, time) => time / characters),
    ];

    public string Id => name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var (bytes, characters) = size(benchmarkCase);
        return summary[benchmarkCase]?.ResultStatistics?.Mean is { } time ? speed(bytes, characters, time).ToString("0.00", CultureInfo.InvariantCulture) : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    private static (long Bytes, long Characters) SizeOfInput(BenchmarkCase benchmarkCase) =>
        Sizes.GetOrAdd(benchmarkCase.Parameters.Items.FirstOrDefault(p => p.Name == nameof(SegmentBenchmarks.Input))?.Value as Enum ?? SegmentInput.Text,
            input => input is PageInput pages ? PageText.Size(pages) : SegmentText.Size((SegmentInput)input));
}
