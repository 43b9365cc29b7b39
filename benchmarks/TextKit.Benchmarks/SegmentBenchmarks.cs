using BenchmarkDotNet.Attributes;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Benchmarks;

/// <summary>The modes of the segmenter, beside a plain walk of all dictionary words from each character.</summary>
[MemoryDiagnoser]
[Config(typeof(SegmentConfig))]
public partial class SegmentBenchmarks
{
    private readonly List<Token> tokens = new(1 << 10);
    private readonly List<TaggedToken> tagged = new(1 << 10);
    private string[] lines = [];
    private WordSegmenter withoutHmm = WordSegmenter.Default;
    private WordSegmenter full = WordSegmenter.Default;
    private WordSegmenter search = WordSegmenter.Default;
    private WordSegmenter wholeNumbers = WordSegmenter.Default;
    private WordSegmenter folding = WordSegmenter.Default;
    private WordSegmenter userWords = WordSegmenter.Default;
    private WordSegmenter bigram = WordSegmenter.Default;
    private WordSegmenter bigramNames = WordSegmenter.Default;

    /// <summary>What is segmented.</summary>
    [ParamsAllValues]
    public SegmentInput Input { get; set; }

    /// <summary>Loads the text and makes the segmenters.</summary>
    [GlobalSetup]
    public void Load()
    {
        lines = SegmentText.Lines(Input);
        withoutHmm = WordSegmenter.Create(new() { UseHmm = false });
        full = WordSegmenter.Create(new() { Mode = SegmentationMode.Full });
        search = WordSegmenter.Create(new() { Mode = SegmentationMode.Search });
        wholeNumbers = WordSegmenter.Create(new() { Mode = SegmentationMode.Search, KeepNumbersWhole = true });
        folding = WordSegmenter.Create(new() { FoldTraditional = true });
        bigram = WordSegmenter.Create(new() { Model = SegmentationModel.Bigram });
        bigramNames = WordSegmenter.Create(new() { Model = SegmentationModel.Bigram, RecognizeNames = true });
        userWords = WordSegmenter.Create(new() { UserWords = [.. Enumerable.Range(0, 1000).Select(i => new UserWord("工会" + (char)(0x4e00 + i)))] });
    }

    /// <summary>The baseline: the trie alone.</summary>
    [Benchmark(Baseline = true)]
    public long PlainTrieWalk()
    {
        var words = 0L;
        foreach (var line in lines)
        {
            words += Walk(line);
        }

        return words;
    }

    /// <summary>Accurate mode with the HMM.</summary>
    [Benchmark]
    public long Accurate() => Segment(WordSegmenter.Default);

    /// <summary>Accurate mode without the HMM.</summary>
    [Benchmark]
    public long WithoutHmm() => Segment(withoutHmm);

    /// <summary>All words.</summary>
    [Benchmark]
    public long Full() => Segment(full);

    /// <summary>Search mode.</summary>
    [Benchmark]
    public long Search() => Segment(search);

    /// <summary>Search mode, numbers, dates and Latin words whole.</summary>
    [Benchmark]
    public long SearchWholeNumbers() => Segment(wholeNumbers);

    /// <summary>Accurate mode, traditional characters folded.</summary>
    [Benchmark]
    public long FoldTraditional() => Segment(folding);

    /// <summary>Accurate mode with 1,000 user words.</summary>
    [Benchmark]
    public long UserWords() => Segment(userWords);

    /// <summary>The bigram model.</summary>
    [Benchmark]
    public long Bigram() => Segment(bigram);

    /// <summary>The bigram model with names and other unknown words.</summary>
    [Benchmark]
    public long BigramWithNames() => Segment(bigramNames);

    /// <summary>Accurate mode with tags.</summary>
    [Benchmark]
    public long Tagged()
    {
        var words = 0L;
        foreach (var line in lines)
        {
            tagged.Clear();
            WordSegmenter.Default.Tag(line, tagged);
            words += tagged.Count;
        }

        return words;
    }

    internal static unsafe long Walk(string line)
    {
        var trie = WordDictionary.Jieba.Trie;
        var (words, end) = (0L, line.Length);
        var codes = trie.Codes;
        var nodes = trie.Nodes;
        for (var i = 0; i < end; i++)
        {
            var children = 0UL;
            for (var j = i; j < end && codes[line[j]] is var code && code != 0; j++)
            {
                var node = nodes[children + code];
                if ((ushort)node != code)
                {
                    break;
                }

                words += DoubleArrayTrie.Value(node) != 0 ? 1 : 0;
                children = node >> DoubleArrayTrie.BaseShift;
                if (children == 0)
                {
                    break;
                }
            }
        }

        return words;
    }

    private long Segment(WordSegmenter segmenter)
    {
        var words = 0L;
        foreach (var line in lines)
        {
            tokens.Clear();
            segmenter.Segment(line, tokens);
            words += tokens.Count;
        }

        return words;
    }
}
