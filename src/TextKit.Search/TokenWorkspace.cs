using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>What matching one article after another needs; one thread at a time.</summary>
internal sealed class TokenWorkspace
{
    private readonly List<(StoredSpan Span, int First, int Behind)> spans = [];
    private readonly List<List<int>> reached = [];
    private readonly List<(StoredSpan Span, int Behind)> fromHere = [];
    private readonly List<TaggedToken> tagged = [];
    private readonly List<string> tags = [];
    private int origin;

    /// <summary>The tokens that are not white space.</summary>
    public List<Token> Units { get; } = [];

    /// <summary>The last place that some state has reached.</summary>
    public int Furthest { get; private set; }

    /// <summary>Takes up the words of a loaded article.</summary>
    /// <param name="layers">The article.</param>
    /// <param name="tag">Whether to tell the parts of speech as well, which takes many times as long.</param>
    public void Load(LayerReader layers, bool tag)
    {
        Units.Clear();
        foreach (var token in layers.Tokens)
        {
            if (!char.IsWhiteSpace(layers.Folded[token.Start]) || !layers.Folded.Slice(token.Start, token.Length).IsWhiteSpace())
            {
                Units.Add(token);
            }
        }

        LoadTags(layers, tag);
        spans.Clear();
        var unit = 0;
        foreach (var span in layers.Spans)
        {
            while (unit < Units.Count && Units[unit].End <= span.Start)
            {
                unit++;
            }

            var behind = unit;
            while (behind < Units.Count && Units[behind].Start < span.End)
            {
                behind++;
            }

            if (behind > unit)
            {
                spans.Add((span, unit, behind));
            }
        }
    }

    /// <summary>The part of speech of a unit; empty where none was asked for.</summary>
    public string TagAt(int unit) => tags.Count == 0 ? "" : tags[unit];

    public void Clear(int from)
    {
        foreach (var list in reached)
        {
            list.Clear();
        }

        (origin, Furthest) = (from, from);
    }

    public List<int> At(int place)
    {
        while (reached.Count <= place - origin)
        {
            reached.Add([]);
        }

        return reached[place - origin];
    }

    public void Reach(int place, int state)
    {
        var here = At(place);
        if (!here.Contains(state))
        {
            here.Add(state);
            Furthest = Math.Max(Furthest, place);
        }
    }

    // The words of the index are those of the segmenter, numbers aside, which are put together: the first part's tag is theirs.
    private void LoadTags(LayerReader layers, bool tag)
    {
        tags.Clear();
        tagged.Clear();
        if (!tag)
        {
            return;
        }

        WordSegmenter.Default.Tag(layers.Folded, tagged);
        var next = 0;
        foreach (var unit in Units)
        {
            while (next + 1 < tagged.Count && tagged[next].End <= unit.Start)
            {
                next++;
            }

            tags.Add(tagged[next].Tag);
        }
    }

    /// <summary>The kinds of the spans over a unit, a bit each.</summary>
    public uint KindsAt(int unit)
    {
        uint kinds = 0;
        foreach (var (span, first, behind) in spans)
        {
            if (first > unit)
            {
                break;
            }

            kinds |= behind > unit ? 1u << (int)span.Kind : 0;
        }

        return kinds;
    }

    public List<(StoredSpan Span, int Behind)> SpansFrom(int unit)
    {
        fromHere.Clear();
        foreach (var (span, first, behind) in spans)
        {
            if (first == unit)
            {
                fromHere.Add((span, behind));
            }
        }

        return fromHere;
    }
}
