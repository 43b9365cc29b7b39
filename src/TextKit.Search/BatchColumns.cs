using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>A binary value for each article of a batch; an empty one is none.</summary>
internal sealed class BinaryColumn : BinaryDocValues
{
    private readonly List<int> ends = [];
    private byte[] bytes = new byte[1024];

    public int Size => ends.Count == 0 ? 0 : ends[^1];

    public void Set(int doc, ReadOnlySpan<byte> value)
    {
        var start = Size;
        while (ends.Count < doc)
        {
            ends.Add(start);
        }

        if (bytes.Length < start + value.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + value.Length));
        }

        value.CopyTo(bytes.AsSpan(start));
        ends.Add(start + value.Length);
    }

    public bool Has(int doc) => doc < ends.Count && ends[doc] > (doc == 0 ? 0 : ends[doc - 1]);

    public override void Get(int docID, BytesRef result)
    {
        (result.Bytes, result.Offset, result.Length) = (bytes, 0, 0);
        if (docID < ends.Count)
        {
            result.Offset = docID == 0 ? 0 : ends[docID - 1];
            result.Length = ends[docID] - result.Offset;
        }
    }

    public void Drop(int doc)
    {
        if (ends.Count > doc)
        {
            ends.RemoveRange(doc, ends.Count - doc);
        }
    }

    public void Clear() => ends.Clear();
}

/// <summary>A number for each article of a batch; 0 is none.</summary>
internal sealed class NumberColumn(Func<int, long> value) : NumericDocValues
{
    public override long Get(int docID) => value(docID);
}

/// <summary>Any number of the values of a facet for each article of a batch.</summary>
internal sealed class FacetColumn
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<(int Doc, int Id)> values = [];

    public void Add(int doc, string value)
    {
        if (!ids.TryGetValue(value, out var id))
        {
            ids[value] = id = ids.Count;
        }

        values.Add((doc, id));
    }

    public void Drop(int doc)
    {
        while (values.Count > 0 && values[^1].Doc == doc)
        {
            values.RemoveAt(values.Count - 1);
        }
    }

    public void Clear()
    {
        ids.Clear();
        values.Clear();
    }

    /// <summary>The values as Lucene reads them, numbered in their order.</summary>
    public SortedSetDocValues Freeze(int articles)
    {
        var used = values.Select(v => v.Id).ToHashSet();
        var terms = ids.Where(i => used.Contains(i.Value)).Select(i => (Bytes: Encoding.UTF8.GetBytes(i.Key), Id: i.Value)).ToArray();
        Array.Sort(terms, (a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        var ordinals = new int[ids.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            ordinals[terms[i].Id] = i;
        }

        var sorted = values.Select(v => (v.Doc, Ordinal: ordinals[v.Id])).Order().ToArray();
        var starts = new int[articles + 1];
        foreach (var (doc, _) in sorted)
        {
            starts[doc + 1]++;
        }

        for (var doc = 0; doc < articles; doc++)
        {
            starts[doc + 1] += starts[doc];
        }

        return new Frozen([.. terms.Select(t => t.Bytes)], [.. sorted.Select(s => s.Ordinal)], starts);
    }

    private sealed class Frozen(byte[][] terms, int[] ordinals, int[] starts) : SortedSetDocValues
    {
        private int next;
        private int end;

        public override long ValueCount => terms.Length;

        public override long NextOrd() => next < end ? ordinals[next++] : NO_MORE_ORDS;

        public override void SetDocument(int docID) => (next, end) = (starts[docID], starts[docID + 1]);

        public override void LookupOrd(long ord, BytesRef result) => (result.Bytes, result.Offset, result.Length) = (terms[ord], 0, terms[ord].Length);
    }
}
