using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace TextKit.Search;

/// <summary>The order of hits and the cursors that go on in it.</summary>
internal sealed class HitOrder
{
    private readonly string name;
    private readonly Sort? sort;

    private HitOrder(string name, Sort? sort) => (this.name, this.sort) = (name, sort);

    public static HitOrder Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name == "score")
        {
            return new HitOrder(name, null);
        }

        if (name is "newest" or "oldest")
        {
            var newest = name == "newest";
            var field = new SortField(IndexFields.Date, SortFieldType.INT32, newest);
            field.SetMissingValue((J2N.Numerics.Int32)(newest ? int.MinValue : int.MaxValue));
            return new HitOrder(name, new Sort(field, SortField.FIELD_DOC));
        }

        var most = name.StartsWith("most:", StringComparison.Ordinal);
        var figure = most ? name["most:".Length..] : name.StartsWith("least:", StringComparison.Ordinal) ? name["least:".Length..] : null;
        if (figure is null || FigureCondition.Read(figure + "=0", 0, out var length) is null || length != figure.Length + 2)
        {
            throw new FormatException($"order '{name}': expected score, newest, oldest, most:NAME or least:NAME with a figure's name such as money or count(户)");
        }

        return new HitOrder(name, new Sort(new SortField(IndexFields.Figures, new FigureOrder(figure, most), most), SortField.FIELD_DOC));
    }

    /// <summary>Whether it is the order by score, in which the first hits of parts of the index make those of the whole.</summary>
    public bool IsByScore => sort is null;

    /// <summary>A collector of the first hits, or of those behind a cursor.</summary>
    public ITopDocsCollector Collector(int count, string? after, long version)
    {
        var last = after is null ? null : ReadCursor(after, version);
        return sort is null ? TopScoreDocCollector.Create(count, last, true) : TopFieldCollector.Create(sort, count, (FieldDoc?)last, true, true, false, true);
    }

    /// <summary>The cursor that goes on behind a hit of the index at a version.</summary>
    public string Cursor(ScoreDoc last, long version)
    {
        var value = last is FieldDoc { Fields: [var field, ..] } ? Convert.ToString(field, CultureInfo.InvariantCulture)
            : BitConverter.SingleToInt32Bits(last.Score).ToString(CultureInfo.InvariantCulture);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{version}\n{last.Doc}\n{value}\n{name}"));
    }

    /// <summary>The version of the index that a cursor is of; null for one that no search gave.</summary>
    public static long? VersionOf(string cursor) => Parts(cursor) is [var first, ..] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static string[] Parts(string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n');
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private ScoreDoc ReadCursor(string cursor, long version)
    {
        var parts = Parts(cursor);
        if (parts.Length != 4 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var doc)
            || !double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException("cursor: is not one that a search gave");
        }

        if (parts[3] != name)
        {
            throw new FormatException($"cursor: is of the order '{parts[3]}', the query asks for '{name}'");
        }

        if (of != version)
        {
            throw new FormatException("cursor: the index has changed since; begin again at the first page");
        }

        if (sort is null)
        {
            return new ScoreDoc(doc, BitConverter.Int32BitsToSingle((int)value));
        }

        object number = name is "newest" or "oldest" ? (J2N.Numerics.Int32)(int)value : (J2N.Numerics.Double)value;
        return new FieldDoc(doc, float.NaN, [number, (J2N.Numerics.Int32)doc]);
    }

    private sealed class FigureOrder(string figure, bool most) : FieldComparerSource
    {
        public override FieldComparer NewComparer(string fieldname, int numHits, int sortPos, bool reversed) => new Comparer(figure, most, numHits);
    }

    private sealed class Comparer(string figure, bool most, int hits) : FieldComparer<J2N.Numerics.Double>
    {
        private readonly double[] values = new double[hits];
        private LayerReader? layers;
        private double bottom;
        private double top;

        public override J2N.Numerics.Double this[int slot] => values[slot];

        public override int Compare(int slot1, int slot2) => values[slot1].CompareTo(values[slot2]);

        public override int CompareBottom(int doc) => bottom.CompareTo(Value(doc));

        public override int CompareTop(int doc) => top.CompareTo(Value(doc));

        public override void Copy(int slot, int doc) => values[slot] = Value(doc);

        public override void SetBottom(int slot) => bottom = values[slot];

        public override void SetTopValue(J2N.Numerics.Double value) => top = value;

        public override FieldComparer SetNextReader(AtomicReaderContext context)
        {
            layers = new LayerReader(context.AtomicReader);
            return this;
        }

        private double Value(int doc)
        {
            var value = most ? double.NegativeInfinity : double.PositiveInfinity;
            foreach (var found in layers!.Figures(doc))
            {
                if (found.Is(figure))
                {
                    value = most ? Math.Max(value, found.High) : Math.Min(value, found.Low);
                }
            }

            return value;
        }
    }
}
