using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>Some terms in a row of one field, with their statistics over the whole index.</summary>
internal sealed class RunTerms
{
    private readonly Term[] terms;
    private readonly int[] places;
    private readonly TermContext[] contexts;
    private readonly int[] rarestFirst;
    private readonly Similarity similarity;
    private readonly Similarity.SimWeight? weight;
    private readonly float[] known = RunScores.NoneKnown();

    public RunTerms(IndexSearcher searcher, string field, (string Text, int Place)[] texts, float boost)
    {
        similarity = searcher.Similarity;
        terms = [.. texts.Select(t => new Term(field, t.Text))];
        places = [.. texts.Select(t => t.Place)];
        contexts = [.. terms.Select(t => TermContext.Build(searcher.TopReaderContext, t))];
        rarestFirst = [.. Enumerable.Range(0, terms.Length).OrderBy(i => contexts[i].DocFreq)];
        if (terms.Length > 0 && Array.TrueForAll(contexts, c => c.DocFreq > 0))
        {
            weight = similarity.ComputeWeight(boost, searcher.CollectionStatistics(field), [.. terms.Select((t, i) => searcher.TermStatistics(t, contexts[i]))]);
        }
    }

    public void Normalize(float boost) => weight?.Normalize(1, boost);

    /// <summary>What the terms in a row score in the articles of a segment; null where it has not all of them.</summary>
    public RunScores? Scores(AtomicReaderContext leaf) => weight is not null && Array.TrueForAll(contexts, c => c.Get(leaf.Ord) is not null)
        ? new RunScores(known, similarity.GetSimScorer(weight, leaf), ArticleLengths.Of(leaf.AtomicReader, terms[0].Field)) : null;

    /// <summary>How many terms there are.</summary>
    public int Count => terms.Length;

    /// <summary>The number of articles that have the rarest of the terms.</summary>
    public int Articles => terms.Length == 0 ? 0 : contexts[rarestFirst[0]].DocFreq;

    /// <summary>The postings of a segment that has all terms, the rarest first; of that one only articles that are accepted come.</summary>
    public List<RunPosting> Postings(AtomicReaderContext leaf, IBits? accepted, bool positions)
    {
        var enumerator = leaf.AtomicReader.GetTerms(terms[0].Field).GetEnumerator();
        var found = new List<RunPosting>();
        foreach (var i in rarestFirst)
        {
            enumerator.SeekExact(terms[i].Bytes, contexts[i].Get(leaf.Ord));
            var live = found.Count == 0 ? accepted : null;
            found.Add(new RunPosting(places[i], enumerator.DocFreq, positions && terms.Length > 1
                ? enumerator.DocsAndPositions(live, null, DocsAndPositionsFlags.NONE) : enumerator.Docs(live, null)));
        }

        return found;
    }

    /// <summary>The articles of a segment that have the rarest of the terms, their frequencies left out.</summary>
    public DocsEnum Rarest(AtomicReaderContext leaf, IBits? accepted, out int articles)
    {
        var enumerator = leaf.AtomicReader.GetTerms(terms[0].Field).GetEnumerator();
        enumerator.SeekExact(terms[rarestFirst[0]].Bytes, contexts[rarestFirst[0]].Get(leaf.Ord));
        articles = enumerator.DocFreq;
        return enumerator.Docs(accepted, null, DocsFlags.NONE);
    }
}

/// <summary>The postings of a term, its place in the run and the number of its articles.</summary>
internal readonly record struct RunPosting(int Place, int Articles, DocsEnum Docs);
