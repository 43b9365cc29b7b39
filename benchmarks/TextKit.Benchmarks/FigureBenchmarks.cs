using BenchmarkDotNet.Attributes;
using TextKit.Figures;

namespace TextKit.Benchmarks;

/// <summary>Figures found line by line, alone and with the changes that tie them, beside the plain trie walk over the same text.</summary>
public class FigureBenchmarks : LineBenchmarks
{
    private readonly List<Figure> figures = new(1 << 12);
    private readonly List<FigureChange> changes = new(1 << 12);

    /// <summary>The figures of each line.</summary>
    [Benchmark]
    public long Figures()
    {
        var found = 0L;
        foreach (var line in Lines)
        {
            figures.Clear();
            FigureExtractor.Default.Extract(line.AsSpan(), figures);
            found += figures.Count;
        }

        return found;
    }

    /// <summary>The figures and changes of each line.</summary>
    [Benchmark]
    public long FiguresAndChanges()
    {
        var found = 0L;
        foreach (var line in Lines)
        {
            figures.Clear();
            changes.Clear();
            FigureExtractor.Default.ExtractChanges(line.AsSpan(), figures, changes);
            found += changes.Count;
        }

        return found;
    }
}
