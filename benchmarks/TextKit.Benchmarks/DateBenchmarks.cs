using BenchmarkDotNet.Attributes;
using TextKit.Dates;

namespace TextKit.Benchmarks;

/// <summary>Dates found line by line, beside the plain trie walk over the same text.</summary>
public class DateBenchmarks : LineBenchmarks
{
    private static readonly DateOnly Issued = new(2019, 9, 10);
    private readonly List<DateExpression> dates = new(1 << 12);

    /// <summary>The dates of each line, resolved against an issue date.</summary>
    [Benchmark]
    public long Dates()
    {
        var found = 0L;
        foreach (var line in Lines)
        {
            dates.Clear();
            DateExtractor.Default.Extract(line.AsSpan(), Issued, dates);
            found += dates.Count;
        }

        return found;
    }
}
