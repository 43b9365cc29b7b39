using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// Finds a run of text, one word or several in a row, in titles and bodies: wherever its characters stand, and as whole
/// words before the same characters inside longer ones. An article's score is BM25 of the better reading in the better
/// field, and a tenth of that in the other. Lucene's own queries for the same (a disjunction over four fields, phrases
/// with positions in each) take several times as long.
/// </summary>
/// <remarks>
/// The words have no positions in the index. Where the run is one word, an article that has the word has the run; the
/// positions of pairs are read only for the rest. Where it is several, the pairs tell whether it is there, and the
/// words whether all of them stand in the article as words, which is next to always in this very place.
/// </remarks>
internal sealed class RunQuery : Query
{
    private const float OtherField = 0.1f;
    private readonly string run;
    private readonly List<Part> parts = [];

    private RunQuery(string run) => this.run = run;

    /// <summary>Makes the query of a folded run; null where it holds no term.</summary>
    public static RunQuery? Create(string folded, bool title, bool body)
    {
        string[] words = [.. ChineseAnalyzer.Cut(folded, ChineseAnalysis.Words).Select(t => ChineseAnalyzer.Term(folded.AsSpan(t.Start, t.Length)))];
        var pairs = Pairs(folded);
        if (words.Length == 0 || (pairs.Length == 0 && words.Length > 1))
        {
            return null;
        }

        (string, int)[] places = [.. words.Select(w => (w, 0))];
        var query = new RunQuery(folded);
        if (title)
        {
            query.parts.Add(new Part(IndexFields.TitleWords, IndexFields.TitlePairs, places, pairs, 3, 0.6f));
        }

        if (body)
        {
            query.parts.Add(new Part(IndexFields.BodyWords, IndexFields.BodyPairs, places, pairs, 1.5f, 0.3f));
        }

        return query;
    }

    /// <summary>
    /// Makes a query of a folded run of Han characters, two at least, that knows nothing of words: its scorer's frequency
    /// is how often the run stands in the body, overlapping ones counted too.
    /// </summary>
    public static RunQuery Characters(string folded)
    {
        var query = new RunQuery(folded);
        query.parts.Add(new Part(IndexFields.BodyWords, IndexFields.BodyPairs, [], Pairs(folded), 0, 1));
        return query;
    }

    private static (string Text, int Place)[] Pairs(string folded)
    {
        var cut = ChineseAnalyzer.Cut(folded, ChineseAnalysis.Bigrams);
        var pairs = new (string Text, int Place)[cut.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (folded.Substring(cut[i].Start, cut[i].Length), i == 0 ? 0 : pairs[i - 1].Place + ChineseAnalyzer.Step(cut[i - 1], cut[i]));
        }

        return pairs;
    }

    public override Weight CreateWeight(IndexSearcher searcher) => new RunWeight(this, searcher);

    public override void ExtractTerms(ISet<Term> terms)
    {
        foreach (var part in parts)
        {
            terms.UnionWith(part.Words.Select(w => new Term(part.WordField, w.Text)));
            terms.UnionWith(part.Pairs.Select(p => new Term(part.PairField, p.Text)));
        }
    }

    public override string ToString(string field) => $"{string.Join('|', parts.Select(p => p.WordField))}:\"{run}\"";

    public override bool Equals(object? obj) => obj is RunQuery other && base.Equals(obj) && other.run == run && other.parts.Select(p => p.WordField).SequenceEqual(parts.Select(p => p.WordField));

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), run.GetHashCode(StringComparison.Ordinal), parts.Count);

    /// <summary>The run in one field.</summary>
    private sealed record Part(string WordField, string PairField, (string Text, int Place)[] Words, (string Text, int Place)[] Pairs, float WholeBoost, float InsideBoost);

    /// <summary>Some terms in a row of one field, with their statistics over the whole index.</summary>
    private sealed class Terms
    {
        private readonly Term[] terms;
        private readonly int[] places;
        private readonly TermContext[] contexts;
        private readonly int[] rarestFirst;
        private readonly Similarity similarity;
        private readonly Similarity.SimWeight? weight;

        public Terms(IndexSearcher searcher, string field, (string Text, int Place)[] texts, float boost)
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

        /// <summary>The scorer of a segment that has all terms; null for any other.</summary>
        public Similarity.SimScorer? Scorer(AtomicReaderContext leaf) =>
            weight is not null && Array.TrueForAll(contexts, c => c.Get(leaf.Ord) is not null) ? similarity.GetSimScorer(weight, leaf) : null;

        /// <summary>The postings of a segment that has all terms, the rarest first; of that one only articles that are accepted come.</summary>
        public List<Posting> Postings(AtomicReaderContext leaf, IBits? accepted, bool positions)
        {
            var enumerator = leaf.AtomicReader.GetTerms(terms[0].Field).GetEnumerator();
            var found = new List<Posting>();
            foreach (var i in rarestFirst)
            {
                enumerator.SeekExact(terms[i].Bytes, contexts[i].Get(leaf.Ord));
                var live = found.Count == 0 ? accepted : null;
                found.Add(new Posting(places[i], enumerator.DocFreq, positions && terms.Length > 1
                    ? enumerator.DocsAndPositions(live, null, DocsAndPositionsFlags.NONE) : enumerator.Docs(live, null)));
            }

            return found;
        }
    }

    /// <summary>The postings of a term, its place in the run and the number of its articles.</summary>
    private readonly record struct Posting(int Place, int Articles, DocsEnum Docs);

    private sealed class RunWeight : Weight
    {
        private readonly RunQuery query;
        private readonly (Terms Words, Terms Pairs)[] fields;

        public RunWeight(RunQuery query, IndexSearcher searcher)
        {
            this.query = query;
            fields = [.. query.parts.Select(p => (new Terms(searcher, p.WordField, p.Words, p.WholeBoost), new Terms(searcher, p.PairField, p.Pairs, p.InsideBoost)))];
        }

        public override Query Query => query;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float norm, float topLevelBoost)
        {
            foreach (var (words, pairs) in fields)
            {
                words.Normalize(topLevelBoost * query.Boost);
                pairs.Normalize(topLevelBoost * query.Boost);
            }
        }

        public override Scorer? GetScorer(AtomicReaderContext context, IBits? acceptDocs)
        {
            var found = fields.Select(f => FieldMatches.Create(f.Words, f.Pairs, context, acceptDocs)).OfType<FieldMatches>().ToArray();
            return found.Length == 0 ? null : new RunScorer(this, found[0], found.Length > 1 ? found[1] : null);
        }

        public override Explanation Explain(AtomicReaderContext context, int doc)
        {
            var scorer = GetScorer(context, null);
            return scorer is not null && scorer.Advance(doc) == doc
                ? new Explanation(scorer.GetScore(), string.Create(CultureInfo.InvariantCulture, $"{query}, {scorer.Freq} times"))
                : new Explanation(0, "no match");
        }
    }

    /// <summary>The articles of a segment with the run in one field.</summary>
    private sealed class FieldMatches
    {
        private readonly List<Posting> words;
        private readonly List<Posting> pairs;
        private readonly Similarity.SimScorer? wholeScorer;
        private readonly Similarity.SimScorer? insideScorer;
        private readonly DocsEnum? word;
        private readonly DocsEnum? lead;
        private int[] starts = new int[16];
        private int wordDoc = -1;
        private int leadDoc = -1;
        private int phrases;

        private FieldMatches(List<Posting> words, List<Posting> pairs, Similarity.SimScorer? wholeScorer, Similarity.SimScorer? insideScorer)
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

        public static FieldMatches? Create(Terms wordTerms, Terms pairTerms, AtomicReaderContext leaf, IBits? accepted)
        {
            var (whole, inside) = (wordTerms.Scorer(leaf), pairTerms.Scorer(leaf));
            return whole is null && inside is null ? null : new FieldMatches(
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

    private sealed class RunScorer(Weight weight, FieldMatches first, FieldMatches? second) : Scorer(weight)
    {
        private int doc = -1;

        public override int DocID => doc;

        public override int Freq => Math.Max(1, (first.Doc == doc ? first.Frequency : 0) + (second?.Doc == doc ? second.Frequency : 0));

        public override int NextDoc() => Advance(doc + 1);

        public override int Advance(int target)
        {
            if (target == NO_MORE_DOCS)
            {
                return doc = NO_MORE_DOCS;
            }

            if (first.Doc < target)
            {
                first.Advance(target);
            }

            if (second is null)
            {
                return doc = first.Doc;
            }

            if (second.Doc < target)
            {
                second.Advance(target);
            }

            return doc = Math.Min(first.Doc, second.Doc);
        }

        public override float GetScore()
        {
            if (second is null || second.Doc != doc)
            {
                return first.Score();
            }

            if (first.Doc != doc)
            {
                return second.Score();
            }

            var (a, b) = (first.Score(), second.Score());
            return Math.Max(a, b) + (OtherField * Math.Min(a, b));
        }

        public override long GetCost() => first.Cost + (second?.Cost ?? 0);
    }
}
