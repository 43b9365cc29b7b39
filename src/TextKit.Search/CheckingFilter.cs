using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// Lets an article through that a check of its stored layers accepts. The check runs only for articles that the query
/// it is tied to has found.
/// </summary>
internal sealed class CheckingFilter(Func<LayerReader, int, bool> check) : Filter
{
    /// <summary>The query, narrowed to the articles that pass the check.</summary>
    public static Query Narrow(Query query, Func<LayerReader, int, bool> check) =>
        new FilteredQuery(query, new CheckingFilter(check), FilteredQuery.QUERY_FIRST_FILTER_STRATEGY);

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs) => new CheckedSet(context.AtomicReader, acceptDocs, check);

    private sealed class CheckedSet(AtomicReader reader, IBits? accepted, Func<LayerReader, int, bool> check) : DocIdSet, IBits
    {
        private readonly LayerReader layers = new(reader);

        public override IBits Bits => this;

        public int Length => reader.MaxDoc;

        public bool Get(int index) => accepted?.Get(index) != false && check(layers, index);

        public override DocIdSetIterator GetIterator()
        {
            var set = new FixedBitSet(reader.MaxDoc);
            for (var doc = 0; doc < reader.MaxDoc; doc++)
            {
                if (Get(doc))
                {
                    set.Set(doc);
                }
            }

            return set.GetIterator();
        }
    }
}
