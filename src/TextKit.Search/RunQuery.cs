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

    // Articles to look at that take longer than a thread takes to start.
    private const int LeastCost = 20_000;
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

    /// <summary>The best articles and the number of all, as a search gives them, but without working out what cannot be among the best.</summary>
    /// <param name="searcher">The index.</param>
    /// <param name="most">How many articles to give at most.</param>
    public (int Total, IEnumerable<ScoreDoc> Best) Best(IndexSearcher searcher, int most)
    {
        var weight = (RunWeight)searcher.CreateNormalizedWeight(this);
        var slices = SlicedSearch.Run(searcher, weight.Cost > LeastCost, () => new BestHits(most), weight.Collect);
        return (slices.Sum(s => s.Total), slices.SelectMany(s => s.Take()));
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

        /// <summary>About how many articles have to be looked at.</summary>
        public long Cost => fields.Sum(f => (long)f.Words.Articles + f.Pairs.Articles);

        /// <summary>
        /// Counts the articles of a slice of a segment and offers the best. Where the number of those with a word is known
        /// and the worst of the best is better than any article can be that has it nowhere but inside other words, those
        /// are not looked at.
        /// </summary>
        public void Collect(BestHits best, AtomicReaderContext leaf, int from, int to)
        {
            var (title, body) = Open(leaf);
            var known = Known(leaf, body, from, to);
            best.Total += known ?? 0;
            var most = body?.MostInside ?? 0;
            var inTitle = title?.Advance(from) ?? DocIdSetIterator.NO_MORE_DOCS;
            var inBody = body?.Advance(from) ?? DocIdSetIterator.NO_MORE_DOCS;
            var (wordsOnly, counted) = (false, 0);
            for (var doc = Math.Min(inTitle, inBody); doc < to; doc = Math.Min(inTitle, inBody))
            {
                var inBoth = doc == inTitle && body?.Advance(doc) == doc;
                counted += inBoth || doc == inBody ? 1 : 0;
                if (doc == inTitle)
                {
                    best.Offer(doc + leaf.DocBase, inBoth ? Both(title!.Score(), body!.Score()) : title!.Score());
                    best.Total += inBoth ? 0 : 1;
                    inTitle = title.Advance(doc + 1);
                }
                else
                {
                    if (wordsOnly)
                    {
                        // Looking a title's article up may have moved the body to one that has the word inside others alone.
                        body!.AdvanceWord(doc);
                    }

                    if (body!.ScoreAtMost() > best.Least)
                    {
                        best.Offer(doc + leaf.DocBase, body.Score());
                    }
                }

                if (!wordsOnly && known is not null && best.Least > most)
                {
                    wordsOnly = true;
                    inBody = body?.AdvanceWord(doc + 1) ?? inBody;
                }
                else if (body is not null && inBody <= doc)
                {
                    inBody = wordsOnly ? body.AdvanceWord(doc + 1) : body.Advance(doc + 1);
                }
            }

            if (known is null)
            {
                best.Total += counted;
                Keep(leaf, from, to, counted);
            }
        }

        // How many articles of a slice have the word in the body, where that is known. A word of two Han characters has
        // every article that has the pair; those of a segment count for the slice at its beginning.
        private int? Known(AtomicReaderContext leaf, RunMatches? body, int from, int to)
        {
            var part = query.parts[^1];
            if (body is null)
            {
                return 0;
            }

            if (query.run.Length == 2 && !char.IsAscii(query.run[0]) && part is { Words: [var word], Pairs: [var pair] } && word.Text == query.run && pair.Text == query.run)
            {
                return from == 0 ? body.Count(fields[^1].Pairs, leaf) : 0;
            }

            return part.Words.Length == 1 && leaf.AtomicReader.LiveDocs is null ? WordArticles.Find(leaf.AtomicReader, part.PairField, query.run, from, to) : null;
        }

        private void Keep(AtomicReaderContext leaf, int from, int to, int count)
        {
            if (query.parts[^1].Words.Length == 1 && leaf.AtomicReader.LiveDocs is null)
            {
                WordArticles.Keep(leaf.AtomicReader, query.parts[^1].PairField, query.run, from, to, count);
            }
        }

        // The last field is the body's where there are two.
        private (RunMatches? Title, RunMatches? Body) Open(AtomicReaderContext leaf)
        {
            RunMatches? Create(int field) => RunMatches.Create(fields[field].Words, fields[field].Pairs, leaf, leaf.AtomicReader.LiveDocs);
            return (fields.Length > 1 ? Create(0) : null, Create(fields.Length - 1));
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
