using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>The articles of a segment with the run in one field.</summary>
internal sealed class RunMatches
{
    private readonly List<RunPosting> words;
    private readonly RunScores? whole;
    private readonly RunScores? inside;
    private readonly DocsEnum? word;
    private readonly DocsEnum? lead;
    private readonly int leadArticles;
    private readonly Func<List<RunPosting>> openPairs;
    private List<RunPosting>? pairs;
    private int[] starts = new int[16];
    private int wordDoc = -1;
    private int leadDoc = -1;
    private int countedDoc = -1;
    private int phrases;

    private RunMatches(RunTerms wordTerms, RunTerms pairTerms, AtomicReaderContext leaf, IBits? accepted)
    {
        (whole, inside) = (wordTerms.Scores(leaf), pairTerms.Scores(leaf));
        words = whole is null ? [] : wordTerms.Postings(leaf, accepted, false);
        word = words.Count == 1 ? words[0].Docs : null;
        openPairs = () => pairTerms.Postings(leaf, accepted, true);
        if (inside is not null && word is not null && pairTerms.Count > 1)
        {
            // Nearly all articles with the pairs have the word: positions are for the others, if there is one.
            lead = pairTerms.Rarest(leaf, accepted, out leadArticles);
        }
        else if (inside is not null)
        {
            pairs = openPairs();
            (lead, leadArticles) = (pairs[0].Docs, pairs[0].Articles);
        }

        wordDoc = word is null ? DocIdSetIterator.NO_MORE_DOCS : -1;
        leadDoc = lead is null ? DocIdSetIterator.NO_MORE_DOCS : -1;
    }

    public int Doc { get; private set; } = -1;

    /// <summary>How often the run stands in the article.</summary>
    public int Frequency => Doc == wordDoc ? word!.Freq : phrases;

    public long Cost => (word is null ? 0 : words[0].Articles) + leadArticles;

    public static RunMatches? Create(RunTerms wordTerms, RunTerms pairTerms, AtomicReaderContext leaf, IBits? accepted)
    {
        var matches = new RunMatches(wordTerms, pairTerms, leaf, accepted);
        return matches.word is null && matches.lead is null ? null : matches;
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

            if (countedDoc != leadDoc)
            {
                // The positions can be read but once.
                (countedDoc, phrases) = (leadDoc, CountPhrases());
            }

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
    public float MostInside => inside?.Most ?? 0;

    /// <summary>How many articles have the run, which is one pair; those removed are left out.</summary>
    /// <param name="pairTerms">The pair.</param>
    /// <param name="leaf">The segment.</param>
    public int Count(RunTerms pairTerms, AtomicReaderContext leaf)
    {
        if (lead is null || leaf.AtomicReader.LiveDocs is not { } live)
        {
            return leadArticles;
        }

        var count = 0;
        for (var docs = pairTerms.Rarest(leaf, live, out _); docs.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;)
        {
            count++;
        }

        return count;
    }

    public float Score() => Doc == wordDoc ? whole!.Of(Doc, word!.Freq) : HasAllWords() ? whole!.Of(Doc, phrases) : inside!.Of(Doc, phrases);

    /// <summary>The score, or more where telling it takes looking at the words.</summary>
    public float ScoreAtMost() => Doc == wordDoc || words.Count < 2 ? Score() : Math.Max(whole!.Of(Doc, phrases), inside!.Of(Doc, phrases));

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
        pairs ??= openPairs();
        if (pairs.Count == 1)
        {
            return lead!.Freq;
        }

        for (var i = pairs[0].Docs == lead ? 1 : 0; i < pairs.Count; i++)
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

        var first = (DocsAndPositionsEnum)pairs[0].Docs;
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
