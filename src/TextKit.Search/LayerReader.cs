using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>Reads the stored layers of the articles of one segment, one article at a time into the same buffers. One thread at a time.</summary>
internal sealed class LayerReader(AtomicReader reader)
{
    private static readonly HashSet<string> TitleOnly = [IndexFields.Title];
    private readonly BinaryDocValues? texts = reader.GetBinaryDocValues(IndexFields.Text);
    private readonly BinaryDocValues? tokens = reader.GetBinaryDocValues(IndexFields.Tokens);
    private readonly BinaryDocValues? figures = reader.GetBinaryDocValues(IndexFields.Figures);
    private readonly NumericDocValues? dates = reader.GetNumericDocValues(IndexFields.Date);
    private readonly BytesRef bytes = new();
    private char[] text = [];
    private char[] folded = [];
    private int length;

    /// <summary>The text as it stands.</summary>
    public ReadOnlySpan<char> Text => text.AsSpan(0, length);

    /// <summary>The text as it is searched; offsets are the same.</summary>
    public ReadOnlySpan<char> Folded => folded.AsSpan(0, length);

    /// <summary>The words and what stands between them, after <see cref="LoadTokens"/>.</summary>
    public List<Token> Tokens { get; } = [];

    /// <summary>The marked stretches by their start, after <see cref="LoadTokens"/> with spans.</summary>
    public List<StoredSpan> Spans { get; } = [];

    /// <summary>Loads the text in both forms.</summary>
    public void LoadText(int doc)
    {
        LoadFolded(doc);
        _ = TextCode.Read(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), ref text);
    }

    /// <summary>Loads the folded text alone; <see cref="Text"/> must not be read then.</summary>
    public void LoadFolded(int doc)
    {
        bytes.Length = 0;
        texts?.Get(doc, bytes);
        length = TextCode.ReadFolded(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), ref folded, ref text);
    }

    public void LoadTokens(int doc, bool spans)
    {
        Tokens.Clear();
        Spans.Clear();
        if (tokens is not null)
        {
            tokens.Get(doc, bytes);
            StoredLayers.ReadTokens(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), Tokens, spans ? Spans : null);
        }
    }

    /// <summary>The issue date as yyyymmdd, or null.</summary>
    public int? Date(int doc) => dates is not null && dates.Get(doc) is var date and > 0 ? (int)date : null;

    /// <summary>The title that stands apart from the text, or null.</summary>
    public string? Title(int doc) => reader.Document(doc, TitleOnly).Get(IndexFields.Title, CultureInfo.InvariantCulture);

    /// <summary>The figures, those of the text before those of the title.</summary>
    /// <param name="doc">The article.</param>
    /// <param name="places">Whether their places are asked for; those of the text are 0 otherwise.</param>
    public List<StoredFigure> Figures(int doc, bool places = false)
    {
        if (figures is null)
        {
            return [];
        }

        List<StoredSpan>? spans = null;
        if (places && tokens is not null)
        {
            tokens.Get(doc, bytes);
            StoredLayers.ReadSpans(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), spans = []);
        }

        figures.Get(doc, bytes);
        return StoredFigures.Read(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), spans);
    }
}
