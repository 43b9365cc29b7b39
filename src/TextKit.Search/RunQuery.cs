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

    /// <summary>
    /// The best articles and the number of all, as a search gives them, but without looking at all: for a word of two Han
    /// characters, every article of which has the pair as well. Null for any other run.
    /// </summary>
    /// <param name="searcher">The index.</param>
    /// <param name="most">How many articles to give at most.</param>
    public (int Total, ScoreDoc[] Best)? Best(IndexSearcher searcher, int most)
    {
        if (run.Length != 2 || !parts.TrueForAll(p => p is { Words: [var word], Pairs: [var pair] } && word.Text == run && pair.Text == run) || char.IsAscii(run[0]))
        {
            return null;
        }

        var weight = (RunWeight)searcher.CreateNormalizedWeight(this);
        var best = new BestHits(most);
        return (searcher.IndexReader.Leaves.Sum(l => weight.CollectWord(l, best)), best.Take());
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

    private static float Both(float a, float b) => Math.Max(a, b) + (OtherField * Math.Min(a, b));

    /// <summary>The run in one field.</summary>
    private sealed record Part(string WordField, string PairField, (string Text, int Place)[] Words, (string Text, int Place)[] Pairs, float WholeBoost, float InsideBoost);

    private sealed class RunWeight : Weight
    {
        private readonly RunQuery query;
        private readonly (RunTerms Words, RunTerms Pairs)[] fields;

        public RunWeight(RunQuery query, IndexSearcher searcher)
        {
            this.query = query;
            fields = [.. query.parts.Select(p => (new RunTerms(searcher, p.WordField, p.Words, p.WholeBoost), new RunTerms(searcher, p.PairField, p.Pairs, p.InsideBoost)))];
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
            var found = fields.Select(f => RunMatches.Create(f.Words, f.Pairs, context, acceptDocs)).OfType<RunMatches>().ToArray();
            return found.Length == 0 ? null : new RunScorer(this, found[0], found.Length > 1 ? found[1] : null);
        }

        /// <summary>
        /// Offers the best articles of a segment; gives the number of all. Where the worst of the best is better than any
        /// article can be that has the word nowhere but inside others, those are not looked at.
        /// </summary>
        public int CollectWord(AtomicReaderContext leaf, BestHits best)
        {
            var live = leaf.AtomicReader.LiveDocs;
            var found = fields.Select(f => RunMatches.Create(f.Words, f.Pairs, leaf, live)).ToArray();
            var (body, title) = (found[^1], found.Length > 1 ? found[0] : null);
            var total = body?.Count(fields[^1].Pairs, leaf) ?? 0;
            var most = body?.MostInside ?? 0;
            var inTitle = title?.Advance(0) ?? DocIdSetIterator.NO_MORE_DOCS;
            var inBody = body?.Advance(0) ?? DocIdSetIterator.NO_MORE_DOCS;
            var wordsOnly = false;
            while (Math.Min(inTitle, inBody) is var doc and not DocIdSetIterator.NO_MORE_DOCS)
            {
                float score;
                if (doc == inTitle)
                {
                    var inBoth = body?.Advance(doc) == doc;
                    score = inBoth ? Both(title!.Score(), body!.Score()) : title!.Score();
                    total += inBoth ? 0 : 1;
                    inTitle = title.Advance(doc + 1);
                }
                else
                {
                    if (wordsOnly)
                    {
                        // Looking a title's article up may have moved the body to one that has the pair alone.
                        body!.AdvanceWord(doc);
                    }

                    score = body!.Score();
                }

                best.Offer(doc + leaf.DocBase, score);
                if (!wordsOnly && best.Least > most)
                {
                    wordsOnly = true;
                    inBody = body?.AdvanceWord(doc + 1) ?? inBody;
                }
                else if (body is not null && inBody <= doc)
                {
                    inBody = wordsOnly ? body.AdvanceWord(doc + 1) : body.Advance(doc + 1);
                }
            }

            return total;
        }

        public override Explanation Explain(AtomicReaderContext context, int doc)
        {
            var scorer = GetScorer(context, null);
            return scorer is not null && scorer.Advance(doc) == doc
                ? new Explanation(scorer.GetScore(), string.Create(CultureInfo.InvariantCulture, $"{query}, {scorer.Freq} times"))
                : new Explanation(0, "no match");
        }
    }

    private sealed class RunScorer(Weight weight, RunMatches first, RunMatches? second) : Scorer(weight)
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

            return Both(first.Score(), second.Score());
        }

        public override long GetCost() => first.Cost + (second?.Cost ?? 0);
    }
}
