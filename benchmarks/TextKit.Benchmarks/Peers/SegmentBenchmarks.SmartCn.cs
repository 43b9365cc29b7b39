using BenchmarkDotNet.Attributes;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;

namespace TextKit.Benchmarks;

/// <summary>Lucene.NET's SmartChineseAnalyzer beside us.</summary>
public partial class SegmentBenchmarks
{
    private readonly SmartChineseAnalyzer smartChinese = new(Lucene.Net.Util.LuceneVersion.LUCENE_48, true);

    /// <summary>Lucene.NET's SmartChineseAnalyzer.</summary>
    [Benchmark]
    public long SmartCn()
    {
        var words = 0L;
        foreach (var line in lines)
        {
            using var stream = smartChinese.GetTokenStream("text", line);
            var term = stream.AddAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                words += term.Length > 0 ? 1 : 0;
            }

            stream.End();
        }

        return words;
    }
}
