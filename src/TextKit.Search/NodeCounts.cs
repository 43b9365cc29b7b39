using System.Runtime.InteropServices;
using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>Counts the words around the places of a node. One thread at a time.</summary>
internal sealed class WindowCounts
{
    private readonly List<TokenPattern.TokenMatch> matches = [];
    private readonly TokenWorkspace work = new();

    /// <summary>The words within the windows, each place once.</summary>
    public WordCounts Near { get; } = new();

    /// <summary>The words of the nodes themselves.</summary>
    public WordCounts NodeWords { get; } = new();

    /// <summary>How many nodes there are.</summary>
    public long Nodes { get; private set; }

    public void Add(TokenPattern pattern, CollocateOptions options, LayerReader layers, int doc)
    {
        layers.LoadFolded(doc);
        layers.LoadTokens(doc, spans: pattern.NeedsSpans);
        pattern.Find(layers, matches, work);
        Nodes += matches.Count;
        for (var i = 0; i < matches.Count; i++)
        {
            for (var unit = matches[i].First; unit < matches[i].Behind; unit++)
            {
                if (Word(layers, unit) is { Length: > 0 } word)
                {
                    NodeWords.Add(word);
                }
            }

            // Between two nodes the window behind the first goes first; the one before the second takes what that leaves.
            var end = i + 1 < matches.Count ? matches[i + 1].First : work.Units.Count;
            if (i == 0)
            {
                AddBefore(layers, matches[0].First, 0, options.Left);
            }

            var reached = AddBehind(layers, matches[i].Behind, end, options.Right);
            if (i + 1 < matches.Count)
            {
                AddBefore(layers, end, reached, options.Left);
            }
        }
    }

    private int AddBehind(LayerReader layers, int from, int to, int most)
    {
        for (; from < to && most > 0; from++)
        {
            if (Word(layers, from) is { Length: > 0 } word)
            {
                Near.Add(word);
                most--;
            }
        }

        return from;
    }

    private void AddBefore(LayerReader layers, int from, int to, int most)
    {
        while (from > to && most > 0)
        {
            if (Word(layers, --from) is { Length: > 0 } word)
            {
                Near.Add(word);
                most--;
            }
        }
    }

    // The text of a unit that is a word; nothing for any other.
    private ReadOnlySpan<char> Word(LayerReader layers, int unit)
    {
        var text = layers.Folded.Slice(work.Units[unit].Start, work.Units[unit].Length);
        return WordCounts.IsCounted(text) ? text : default;
    }
}

/// <summary>Counts the places of a node and all words by the parts of the corpus. One thread at a time.</summary>
internal sealed class PartCounts
{
    private readonly List<TokenPattern.TokenMatch> matches = [];
    private readonly TokenWorkspace work = new();

    public Dictionary<int, (long Count, long Tokens)> Parts { get; } = [];

    public void Add(TokenPattern pattern, CorpusPart part, AtomicReaderContext leaf, LayerReader layers, int doc)
    {
        var key = leaf.DocBase + doc;
        if (part != CorpusPart.Article)
        {
            if (layers.Date(doc) is not { } date)
            {
                return;
            }

            key = part == CorpusPart.Year ? date / 10000 : date / 100;
        }

        layers.LoadFolded(doc);
        layers.LoadTokens(doc, spans: pattern.NeedsSpans);
        pattern.Find(layers, matches, work);
        long tokens = 0;
        foreach (var token in layers.Tokens)
        {
            tokens += WordCounts.IsCounted(layers.Folded.Slice(token.Start, token.Length)) ? 1 : 0;
        }

        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(Parts, key, out _);
        sum = (sum.Count + matches.Count, sum.Tokens + tokens);
    }
}
