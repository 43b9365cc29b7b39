using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>The articles of a segment with the run in one field.</summary>
internal sealed class RunMatches
{
    // A frequency at which BM25 has come to its limit.
    private const float Many = 1e9f;
    private readonly List<RunPosting> words;
    private readonly List<RunPosting> pairs;
    private readonly Similarity.SimScorer? wholeScorer;
    private readonly Similarity.SimScorer? insideScorer;
    private readonly DocsEnum? word;
    private readonly DocsEnum? lead;
    private int[] starts = new int[16];
    private int wordDoc = -1;
    private int leadDoc = -1;
    private int phrases;

    private RunMatches(List<RunPosting> words, List<RunPosting> pairs, Similarity.SimScorer? wholeScorer, Similarity.SimScorer? insideScorer)
    {
        (this.words, this.pairs, this.wholeScorer, this.insideScorer) = (words, pairs, wholeScorer, insideScorer);
        word = words.Count == 1 ? words[0].Docs : null;
        lead = pairs.Count > 0 ? pairs[0].Docs : null;
        wordDoc = word is null ? DocIdSetIterator.NO_MORE_DOCS : -1;
        leadDoc = lead is null ? DocIdSetIterator.NO_MORE_DOCS : -1;
    }

    public int Doc { get; private set; } = -1;

    /// <summary>How often the run stands in the article.</summary>
    public int Frequency => Doc == wordDoc ? word!.Freq : phrases;

    public long Cost => (word is null ? 0 : words[0].Articles) + (lead is null ? 0 : pairs[0].Articles);

    public static RunMatches? Create(RunTerms wordTerms, RunTerms pairTerms, AtomicReaderContext leaf, IBits? accepted)
    {
        var (whole, inside) = (wordTerms.Scorer(leaf), pairTerms.Scorer(leaf));
        return whole is null && inside is null ? null : new RunMatches(
            whole is null ? [] : wordTerms.Postings(leaf, accepted, false), inside is null ? [] : pairTerms.Postings(leaf, accepted, true), whole, inside);
    }

    /// <summary>Moves to the first article from a number on.</summary>
    public int Advance(int target)
    {
        if (wordDoc < target)
        {
            wordDoc = Move(word!, target);
        }

        while (true)
        {
            if (leadDoc < target)
            {
                leadDoc = Move(lead!, target);
            }

            if (leadDoc >= wordDoc)
            {
                return Doc = wordDoc;
            }

            phrases = CountPhrases();
            if (phrases > 0)
            {
                return Doc = leadDoc;
            }

            target = leadDoc + 1;
        }
    }

    /// <summary>Moves to the first article from a number on that has the run as a word; the pairs stay where they are.</summary>
    public int AdvanceWord(int target)
    {
        if (wordDoc < target)
        {
            wordDoc = Move(word!, target);
        }

        return Doc = wordDoc;
    }

    /// <summary>The most that an article can score that does not have the run as a word.</summary>
    public float MostInside => insideScorer?.Score(0, Many) ?? 0;

    /// <summary>How many articles have the run, which is one pair; those removed are left out.</summary>
    /// <param name="pairTerms">The pair.</param>
    /// <param name="leaf">The segment.</param>
    public int Count(RunTerms pairTerms, AtomicReaderContext leaf)
    {
        if (pairs.Count == 0)
        {
            return 0;
        }

        if (leaf.AtomicReader.LiveDocs is not { } live)
        {
            return pairs[0].Articles;
        }

        var count = 0;
        for (var docs = pairTerms.Postings(leaf, live, false)[0].Docs; docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;)
        {
            count++;
        }

        return count;
    }

    public float Score() => Doc == wordDoc ? wholeScorer!.Score(Doc, word!.Freq) : HasAllWords() ? wholeScorer!.Score(Doc, phrases) : insideScorer!.Score(Doc, phrases);

    private static int Move(DocsEnum docs, int target) => docs.DocID == target - 1 ? docs.NextDoc() : docs.Advance(target);

    private bool HasAllWords()
    {
        if (words.Count < 2)
        {
            return false;
        }

        foreach (var (_, _, docs) in words)
        {
            if (docs.DocID < Doc)
            {
                docs.Advance(Doc);
            }

            if (docs.DocID != Doc)
            {
                return false;
            }
        }

        return true;
    }

    // How often the pairs stand in a row in the article that the rarest has come to.
    private int CountPhrases()
    {
        if (pairs.Count == 1)
        {
            return lead!.Freq;
        }

        for (var i = 1; i < pairs.Count; i++)
        {
            var docs = pairs[i].Docs;
            if (docs.DocID < leadDoc)
            {
                docs.Advance(leadDoc);
            }

            if (docs.DocID != leadDoc)
            {
                return 0;
            }
        }

        var first = (DocsAndPositionsEnum)lead!;
        var count = first.Freq;
        if (starts.Length < count)
        {
            starts = new int[count * 2];
        }

        for (var i = 0; i < count; i++)
        {
            starts[i] = first.NextPosition() - pairs[0].Place;
        }

        for (var i = 1; i < pairs.Count && count > 0; i++)
        {
            count = Keep(starts.AsSpan(0, count), (DocsAndPositionsEnum)pairs[i].Docs, pairs[i].Place);
        }

        return count;
    }

    // Keeps the starts at which a pair stands in its place; gives their number.
    private static int Keep(Span<int> starts, DocsAndPositionsEnum pair, int place)
    {
        var (kept, next) = (0, 0);
        for (var left = pair.Freq; left > 0 && next < starts.Length; left--)
        {
            var start = pair.NextPosition() - place;
            while (next < starts.Length && starts[next] < start)
            {
                next++;
            }

            if (next < starts.Length && starts[next] == start)
            {
                starts[kept++] = start;
                next++;
            }
        }

        return kept;
    }
}
