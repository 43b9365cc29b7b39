using System.Runtime.InteropServices;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TextKit.Search;

/// <summary>
/// The postings of one field in a batch of articles. They are only appended while articles come in and sorted once by
/// radix when the batch is written, which costs a fraction of a hash table of postings that grow one by one.
/// </summary>
/// <param name="name">The field.</param>
/// <param name="options">What of its terms is kept. Where that is more than the articles, the field is text and has norms.</param>
internal sealed class FieldPostings(string name, IndexOptions options)
{
    public const int MostArticles = 1 << DocBits;
    private const int DocBits = 14, PositionBits = 28, RadixBits = 11;
    private const int MostTerms = 1 << (64 - DocBits - PositionBits);
    private readonly Dictionary<string, int> longTerms = new(StringComparer.Ordinal);
    private readonly List<byte> norms = [];
    private readonly List<uint> shortTerms = [];
    private uint[] slotTerms = new uint[1024];
    private int[] slotIds = new int[1024];
    private int termCount;
    private ulong[] postings = new ulong[1024];
    private byte[] termBytes = [];
    private int[] termEnds = [];
    private int[] order = [];
    private int[] starts = [];

    public string Name => name;
    public IndexOptions Options => options;
    public bool HasFrequencies => options >= IndexOptions.DOCS_AND_FREQS;
    public bool HasPositions => options >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;

    /// <summary>How many postings there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many terms there are.</summary>
    public int TermCount => termCount;

    /// <summary>Adds a term of an article; articles come in order, and so do the positions of one. Where positions are not kept they may all be 0.</summary>
    /// <exception cref="InvalidDataException">The article is too long.</exception>
    public void Add(ReadOnlySpan<char> term, int doc, int position)
    {
        if (term.IndexOfAnyInRange('\ud800', '\udfff') >= 0)
        {
            // In UTF-8 all lone surrogates are one.
            term = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(term.ToString()));
        }

        var id = term.Length <= 2 && !char.IsSurrogate(term[0]) && (term.Length == 1 || (term[1] != '\0' && !char.IsSurrogate(term[1])))
            ? ShortTerm(((uint)term[0] << 16) | (term.Length == 2 ? term[1] : 0u)) : LongTerm(term);
        if (id >= MostTerms || position >= 1 << PositionBits)
        {
            throw new InvalidDataException("too long to be indexed");
        }

        if (Count == postings.Length)
        {
            Array.Resize(ref postings, Count * 2);
        }

        postings[Count++] = ((ulong)(uint)id << (DocBits + PositionBits)) | ((ulong)(uint)doc << PositionBits) | (uint)position;
    }

    /// <summary>Sets the length norm of an article as BM25 does, from the number of its positions.</summary>
    public void SetLength(int doc, int length)
    {
        CollectionsMarshal.SetCount(norms, doc + 1);
        norms[doc] = SmallSingle.SingleToByte315(1 / MathF.Sqrt(length));
    }

    public long Norm(int doc) => doc < norms.Count ? norms[doc] : 0;

    /// <summary>Drops the postings of an article that was begun and cannot be finished.</summary>
    public void Drop(int doc)
    {
        while (Count > 0 && Doc(Count - 1) == doc)
        {
            Count--;
        }

        if (norms.Count > doc)
        {
            CollectionsMarshal.SetCount(norms, doc);
        }
    }

    public void Clear()
    {
        longTerms.Clear();
        shortTerms.Clear();
        norms.Clear();
        Array.Clear(slotIds);
        (termCount, Count) = (0, 0);
    }

    /// <summary>Sorts terms and postings; the buffer is for any field to use and grows as needed.</summary>
    public void Freeze(ref ulong[] buffer)
    {
        SortPostings(ref buffer);
        starts = new int[termCount + 1];
        for (var i = 0; i < Count; i++)
        {
            starts[(int)(postings[i] >> (DocBits + PositionBits)) + 1]++;
        }

        for (var id = 0; id < termCount; id++)
        {
            starts[id + 1] += starts[id];
        }

        SortTerms();
    }

    /// <summary>The bytes of a term by its place in the order of terms.</summary>
    public (byte[] Bytes, int Start, int Length) Term(int place)
    {
        var id = order[place];
        var start = id == 0 ? 0 : termEnds[id - 1];
        return (termBytes, start, termEnds[id] - start);
    }

    /// <summary>The postings of a term, from one to just behind the last.</summary>
    public (int From, int To) Range(int place) => (starts[order[place]], starts[order[place] + 1]);

    public int Doc(int posting) => (int)(postings[posting] >> PositionBits) & (MostArticles - 1);

    public int Position(int posting) => (int)postings[posting] & ((1 << PositionBits) - 1);

    private int LongTerm(ReadOnlySpan<char> term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(longTerms.GetAlternateLookup<ReadOnlySpan<char>>(), term, out var exists);
        if (!exists)
        {
            id = termCount++;
            shortTerms.Add(0);
        }

        return id;
    }

    private int ShortTerm(uint term)
    {
        var mask = slotIds.Length - 1;
        for (var slot = Slot(term);; slot = (slot + 1) & mask)
        {
            if (slotIds[slot] == 0)
            {
                slotTerms[slot] = term;
                slotIds[slot] = ++termCount;
                shortTerms.Add(term);
                if (termCount > slotIds.Length / 2)
                {
                    GrowSlots();
                }

                return termCount - 1;
            }

            if (slotTerms[slot] == term)
            {
                return slotIds[slot] - 1;
            }
        }
    }

    private int Slot(uint term) => (int)((term * 0x9E3779B97F4A7C15UL) >> 32) & (slotIds.Length - 1);

    private void GrowSlots()
    {
        var (terms, ids) = (slotTerms, slotIds);
        (slotTerms, slotIds) = (new uint[terms.Length * 2], new int[ids.Length * 2]);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == 0)
            {
                continue;
            }

            var slot = Slot(terms[i]);
            while (slotIds[slot] != 0)
            {
                slot = (slot + 1) & (slotIds.Length - 1);
            }

            (slotTerms[slot], slotIds[slot]) = (terms[i], ids[i]);
        }
    }

    // Stable, least significant digit first: within a term the order of articles and positions stays. The buffer, as
    // large as the largest field, stays the buffer: left to whatever small field is sorted last, another would be needed
    // for every batch.
    private void SortPostings(ref ulong[] buffer)
    {
        if (buffer.Length < Count)
        {
            buffer = new ulong[Count + (Count / 8)];
        }

        var (from, to) = (postings, buffer);
        var counts = new int[1 << RadixBits];
        for (var shift = DocBits + PositionBits; shift < 64 && (ulong)(termCount - 1) >> (shift - DocBits - PositionBits) > 0; shift += RadixBits)
        {
            Array.Clear(counts);
            for (var i = 0; i < Count; i++)
            {
                counts[(int)(from[i] >> shift) & ((1 << RadixBits) - 1)]++;
            }

            var sum = 0;
            foreach (ref var count in counts.AsSpan())
            {
                (count, sum) = (sum, sum + count);
            }

            for (var i = 0; i < Count; i++)
            {
                to[counts[(int)(from[i] >> shift) & ((1 << RadixBits) - 1)]++] = from[i];
            }

            (from, to) = (to, from);
        }

        if (from != postings)
        {
            from.AsSpan(0, Count).CopyTo(postings);
        }
    }

    private void SortTerms()
    {
        var texts = new string?[termCount];
        foreach (var (term, id) in longTerms)
        {
            texts[id] = term;
        }

        termBytes = new byte[(termCount * 6) + longTerms.Keys.Sum(t => t.Length * 3)];
        termEnds = new int[termCount];
        order = new int[termCount];
        var keys = new ulong[termCount];
        var end = 0;
        Span<char> pair = stackalloc char[2];
        for (var id = 0; id < termCount; id++)
        {
            (pair[0], pair[1]) = ((char)(shortTerms[id] >> 16), (char)shortTerms[id]);
            var start = end;
            end += Encoding.UTF8.GetBytes(texts[id] is { } text ? text : pair[..(pair[1] == 0 ? 1 : 2)], termBytes.AsSpan(end));
            termEnds[id] = end;
            order[id] = id;
            for (var i = 0; i < 8; i++)
            {
                keys[id] = (keys[id] << 8) | (start + i < end ? termBytes[start + i] : 0u);
            }
        }

        // Eight bytes decide nearly always; ties are longer terms with a beginning in common.
        Array.Sort(keys, order);
        for (int from = 0, to; from < termCount; from = to)
        {
            to = from + 1;
            while (to < termCount && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                order.AsSpan(from, to - from).Sort((a, b) => Bytes(a).SequenceCompareTo(Bytes(b)));
            }
        }

        ReadOnlySpan<byte> Bytes(int id) => termBytes.AsSpan(id == 0 ? 0 : termEnds[id - 1], termEnds[id] - (id == 0 ? 0 : termEnds[id - 1]));
    }
}
