using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// Shows a frozen batch to Lucene as an index, to be merged into a real one. It is only read from front to back:
/// nothing can be sought in it.
/// </summary>
internal sealed class BatchReader : AtomicReader
{
    private readonly ArticleBatch batch;
    private readonly Dictionary<string, FieldPostings> postings;
    private readonly Dictionary<string, SortedSetDocValues> facets;

    public BatchReader(ArticleBatch batch)
    {
        this.batch = batch;
        postings = batch.Fields.ToDictionary(f => f.Name);
        facets = batch.Facets.ToDictionary(f => f.Key, f => f.Value.Freeze(batch.Count));
        FieldInfos = new FieldInfos(Describe());
        Fields = new BatchFields(this);
        var replaced = Enumerable.Range(0, batch.Count).Where(batch.IsReplaced).ToList();
        NumDocs = batch.Count - replaced.Count;
        if (replaced.Count > 0)
        {
            var live = new FixedBitSet(batch.Count);
            live.Set(0, batch.Count);
            replaced.ForEach(live.Clear);
            LiveDocs = live;
        }
    }

    public override Fields Fields { get; }
    public override FieldInfos FieldInfos { get; }
    public override IBits? LiveDocs { get; }
    public override int NumDocs { get; }
    public override int MaxDoc => batch.Count;

    public override NumericDocValues? GetNumericDocValues(string field) => field == IndexFields.Date ? new NumberColumn(d => batch.Date(d)) : null;

    public override BinaryDocValues? GetBinaryDocValues(string field) => batch.Binaries.GetValueOrDefault(field);

    public override SortedDocValues? GetSortedDocValues(string field) => null;

    public override SortedSetDocValues? GetSortedSetDocValues(string field) => facets.GetValueOrDefault(field);

    public override IBits GetDocsWithField(string field) => new Present(MaxDoc, field == IndexFields.Date ? d => batch.Date(d) > 0 : batch.Binaries[field].Has);

    public override NumericDocValues? GetNormValues(string field) => postings.TryGetValue(field, out var values) && values.HasFrequencies ? new NumberColumn(values.Norm) : null;

    public override Fields? GetTermVectors(int docID) => null;

    public override void CheckIntegrity()
    {
        // Nothing lies on a disk yet.
    }

    public override void Document(int docID, StoredFieldVisitor visitor)
    {
        foreach (var (field, value) in batch.Stored(docID))
        {
            var info = FieldInfos.FieldInfo(field);
            if (visitor.NeedsField(info) != StoredFieldVisitor.Status.YES)
            {
                continue;
            }

            if (value is int number)
            {
                visitor.Int32Field(info, number);
            }
            else
            {
                visitor.StringField(info, (string)value);
            }
        }
    }

    protected override void DoClose()
    {
        // The batch goes on to its next articles.
    }

    private FieldInfo[] Describe()
    {
        var names = postings.Keys.Concat(batch.Binaries.Keys).Concat(facets.Keys).Concat(Enumerable.Range(0, batch.Count).SelectMany(batch.Stored).Select(s => s.Field)).Append(IndexFields.Date);
        return [.. names.Distinct().Select((name, number) =>
        {
            var field = postings.GetValueOrDefault(name);
            var values = facets.ContainsKey(name) ? DocValuesType.SORTED_SET : batch.Binaries.ContainsKey(name) ? DocValuesType.BINARY : name == IndexFields.Date ? DocValuesType.NUMERIC : DocValuesType.NONE;
            return new FieldInfo(
                name, field is not null, number, false, field is { HasFrequencies: false }, false, field?.Options ?? IndexOptions.NONE,
                values, field is { HasFrequencies: true } ? DocValuesType.NUMERIC : DocValuesType.NONE, null);
        })];
    }

    private sealed class Present(int length, Func<int, bool> has) : IBits
    {
        public int Length => length;

        public bool Get(int index) => has(index);
    }

    private sealed class BatchFields(BatchReader reader) : Fields
    {
        public override int Count => reader.postings.Count;

        public override IEnumerator<string> GetEnumerator() => reader.postings.Keys.GetEnumerator();

        public override Terms? GetTerms(string field) => reader.postings.TryGetValue(field, out var found) ? new BatchTerms(found) : null;
    }

    private sealed class BatchTerms(FieldPostings values) : Terms
    {
        public override IComparer<BytesRef> Comparer => BytesRef.UTF8SortedAsUnicodeComparer;
        public override long Count => values.TermCount;
        public override long SumTotalTermFreq => values.HasFrequencies ? values.Count : -1;
        public override long SumDocFreq => -1;
        public override int DocCount => -1;
        public override bool HasFreqs => values.HasFrequencies;
        public override bool HasOffsets => false;
        public override bool HasPositions => values.HasPositions;
        public override bool HasPayloads => false;

        public override TermsEnum GetEnumerator() => new BatchTermsEnum(values);
    }

    private sealed class BatchTermsEnum(FieldPostings values) : TermsEnum
    {
        private readonly BytesRef term = new();
        private int place = -1;

        public override IComparer<BytesRef> Comparer => BytesRef.UTF8SortedAsUnicodeComparer;
        public override BytesRef Term => term;
        public override long Ord => place;
        public override int DocFreq => throw new NotSupportedException();
        public override long TotalTermFreq => values.Range(place).To - values.Range(place).From;

        public override bool MoveNext()
        {
            do
            {
                if (++place >= values.TermCount)
                {
                    return false;
                }
            }
            while (TotalTermFreq == 0);

            (term.Bytes, term.Offset, term.Length) = values.Term(place);
            return true;
        }

        [Obsolete("Use MoveNext() and Term instead.")]
        public override BytesRef? Next() => MoveNext() ? term : null;

        public override SeekStatus SeekCeil(BytesRef text) => throw new NotSupportedException();

        public override void SeekExact(long ord) => throw new NotSupportedException();

        public override DocsEnum Docs(IBits liveDocs, DocsEnum reuse, DocsFlags flags) => Postings(liveDocs, reuse);

        public override DocsAndPositionsEnum? DocsAndPositions(IBits liveDocs, DocsAndPositionsEnum reuse, DocsAndPositionsFlags flags) =>
            values.HasPositions ? Postings(liveDocs, reuse) : null;

        private BatchPostings Postings(IBits? live, DocsEnum? reuse)
        {
            var postings = reuse as BatchPostings is { } used && used.Field == values ? used : new BatchPostings(values);
            postings.Reset(values.Range(place), live);
            return postings;
        }
    }

    private sealed class BatchPostings(FieldPostings values) : DocsAndPositionsEnum
    {
        private IBits? live;
        private int next;
        private int end;
        private int first;
        private int position;
        private int doc;

        public FieldPostings Field => values;
        public override int DocID => doc;
        public override int Freq => next - first;
        public override int StartOffset => -1;
        public override int EndOffset => -1;

        public void Reset((int From, int To) range, IBits? liveDocs) => (next, end, doc, live) = (range.From, range.To, -1, liveDocs);

        public override int NextDoc()
        {
            while (next < end)
            {
                doc = values.Doc(next);
                position = first = next;
                while (next < end && values.Doc(next) == doc)
                {
                    next++;
                }

                if (live?.Get(doc) != false)
                {
                    return doc;
                }
            }

            return doc = NO_MORE_DOCS;
        }

        public override int NextPosition() => values.Position(position++);

        public override int Advance(int target) => SlowAdvance(target);

        public override long GetCost() => end - next;

        public override BytesRef? GetPayload() => null;
    }
}
