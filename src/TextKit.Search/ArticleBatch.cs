using System.Globalization;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>
/// Articles on their way into the index: what is to be found, stored and counted of each, gathered until there are
/// enough to make a segment of. Lucene's own in-memory inversion costs several times as much. One thread at a time.
/// </summary>
/// <param name="pinyin">Whether its articles are found by pinyin as well.</param>
internal sealed class ArticleBatch(bool pinyin)
{
    // A Lucene term holds at most 32,766 bytes; longer runs are no words anybody searches for.
    private const int LongestTerm = 255;
    private const int LongestName = 1000;
    private const int BytesAPosting = 16;
    private readonly Dictionary<string, FieldPostings> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinaryColumn> binaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FacetColumn> facets = new(StringComparer.Ordinal);
    private readonly List<(string Field, object Value)> stored = [];
    private readonly List<int> storedEnds = [];
    private readonly List<int> dates = [];
    private readonly List<string> ids = [];
    private readonly HashSet<int> replaced = [];
    private readonly HashSet<(string Field, string Term)> seen = [];
    private readonly List<Token> words = [];
    private readonly List<Token> pairs = [];
    private readonly BytesRef number = new();
    private readonly char[] digits = new char[NumericUtils.BUF_SIZE_INT64];
    private readonly PinyinTerms? pinyinTerms = pinyin ? new PinyinTerms() : null;
    private char[] folded = [];
    private byte[] textBytes = [];
    private ulong[] sortBuffer = [];
    private bool isFrozen;

    /// <summary>How many articles were added, those replaced since counted too.</summary>
    public int Count => ids.Count;

    public IReadOnlyList<string> Ids => ids;

    public IEnumerable<FieldPostings> Fields => fields.Values.Where(f => f.Count > 0).OrderBy(f => f.Name, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, BinaryColumn> Binaries => binaries;

    public IReadOnlyDictionary<string, FacetColumn> Facets => facets;

    /// <summary>About how much memory the articles hold, that of writing them included.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many words the text of the article added last has.</summary>
    public int Words { get; private set; }

    public int Date(int doc) => dates[doc];

    public IEnumerable<(string Field, object Value)> Stored(int doc)
    {
        for (var i = doc == 0 ? 0 : storedEnds[doc - 1]; i < storedEnds[doc]; i++)
        {
            yield return stored[i];
        }
    }

    /// <summary>True where a later article of the same id took its place.</summary>
    public bool IsReplaced(int doc) => replaced.Contains(doc);

    /// <summary>Takes an article out again, unless the batch is being written already.</summary>
    public void Replace(int doc)
    {
        lock (replaced)
        {
            if (!isFrozen)
            {
                replaced.Add(doc);
            }
        }
    }

    /// <summary>Adds an article; gives its number.</summary>
    /// <exception cref="InvalidDataException">It is too long to be indexed; nothing of it stays.</exception>
    public int Add(AnnotatedArticle article)
    {
        var doc = ids.Count;
        try
        {
            AddAll(article, doc);
        }
        catch
        {
            Drop(doc);
            throw;
        }

        dates.Add(article.Date is { } date ? IndexFields.DateNumber(date) : 0);
        storedEnds.Add(stored.Count);
        ids.Add(article.Id);
        Bytes = (fields.Values.Sum(f => (long)f.Count) * BytesAPosting) + binaries.Values.Sum(b => (long)b.Size) + (stored.Count * 64L);
        return doc;
    }

    /// <summary>Sorts all postings, after which nothing can be added or replaced until <see cref="Clear"/>.</summary>
    public void Freeze()
    {
        lock (replaced)
        {
            isFrozen = true;
        }

        foreach (var field in Fields)
        {
            field.Freeze(ref sortBuffer);
        }
    }

    public void Clear()
    {
        foreach (var field in fields.Values)
        {
            field.Clear();
        }

        foreach (var column in binaries.Values)
        {
            column.Clear();
        }

        foreach (var facet in facets.Values)
        {
            facet.Clear();
        }

        stored.Clear();
        storedEnds.Clear();
        dates.Clear();
        ids.Clear();
        Bytes = 0;
        lock (replaced)
        {
            replaced.Clear();
            isFrozen = false;
        }
    }

    private static IEnumerable<TextLayers> AllLayers(AnnotatedArticle article) =>
        article.TitleLayers is { } title ? [title, article.Layers] : [article.Layers];

    private void Drop(int doc)
    {
        foreach (var field in fields.Values)
        {
            field.Drop(doc);
        }

        foreach (var column in binaries.Values)
        {
            column.Drop(doc);
        }

        foreach (var facet in facets.Values)
        {
            facet.Drop(doc);
        }

        stored.RemoveRange(storedEnds.Count == 0 ? 0 : storedEnds[^1], stored.Count - (storedEnds.Count == 0 ? 0 : storedEnds[^1]));
    }

    private void AddAll(AnnotatedArticle article, int doc)
    {
        seen.Clear();
        pinyinTerms?.Begin();
        var text = article.Layers.Text;
        AddWhole(IndexFields.Id, article.Id, doc);
        Store(IndexFields.Id, article.Id);
        if (article.Title is { } title)
        {
            Store(IndexFields.Title, title);
            AddText(IndexFields.TitleWords, IndexFields.TitlePairs, title, article.TitleLayers?.Entities ?? [], doc);
        }

        Words = AddText(IndexFields.BodyWords, IndexFields.BodyPairs, text, article.Layers.Entities, doc);
        foreach (var initials in pinyinTerms?.Initials ?? [])
        {
            AddWhole(IndexFields.PinyinInitials, initials, doc);
        }

        var body = folded.AsSpan(0, text.Length);
        var length = TextCode.Write(text, TextFolding.HasPhrases(text, body), ref textBytes);
        Binary(IndexFields.Text).Set(doc, textBytes.AsSpan(0, length));
        Binary(IndexFields.Tokens).Set(doc, StoredLayers.Tokens(words, article.Layers));
        if (MinHash.Signature(body) is { } signature)
        {
            Binary(IndexFields.Signature).Set(doc, signature);
            foreach (var band in MinHash.Bands(signature))
            {
                AddWhole(IndexFields.Bands, band, doc);
            }
        }

        if (StoredDetails.Write(article) is { Length: > 0 } details)
        {
            Binary(IndexFields.Details).Set(doc, details);
        }

        AddFilters(article, doc);
        foreach (var part in AllLayers(article))
        {
            foreach (var entity in part.Entities.Where(e => e.Kind < EntityKind.Other))
            {
                AddEntity(entity, part.Text.Substring(entity.Start, entity.Length), doc);
            }
        }

        AddFigures(article, doc);
        foreach (var term in MentionedDates.Terms(AllLayers(article).SelectMany(l => l.Dates), article.Date))
        {
            AddWhole(IndexFields.Mentions, term, doc);
        }
    }

    private void AddFilters(AnnotatedArticle article, int doc)
    {
        AddCode(IndexFields.Genre, article.Genre.Code(), doc);
        if (article.Theme is { } theme)
        {
            Store(IndexFields.PrimaryTheme, theme);
        }

        foreach (var code in article.Themes.Select(t => t.Code).Append(article.Theme).OfType<string>().Distinct())
        {
            AddCode(IndexFields.Theme, code, doc);
        }

        if (article.Source is { } source)
        {
            Store(IndexFields.Source, source);
            AddWhole(IndexFields.Source, source, doc);
        }

        if (article.Date is { } date)
        {
            var day = IndexFields.DateNumber(date);
            Store(IndexFields.StoredDate, day);
            for (var shift = 0; shift < 32; shift += IndexFields.DatePrecisionStep)
            {
                NumericUtils.Int32ToPrefixCodedBytes(day, shift, number);
                AddNumber(IndexFields.Date, doc);
            }

            AddFacet(IndexFields.Year, date.ToString("yyyy", CultureInfo.InvariantCulture), doc);
            AddFacet(IndexFields.Month, date.ToString("yyyy-MM", CultureInfo.InvariantCulture), doc);
        }

        foreach (var byline in article.Bylines)
        {
            AddName(IndexFields.Byline, byline.Name, doc);
        }
    }

    private int AddText(string wordField, string pairField, string text, IReadOnlyList<Entity> entities, int doc)
    {
        if (folded.Length < text.Length)
        {
            folded = new char[Math.Max(text.Length, folded.Length * 2)];
        }

        TextFolding.Fold(text, folded);
        var line = folded.AsSpan(0, text.Length);
        ChineseAnalyzer.CutWords(line, words);
        var field = Field(wordField, IndexOptions.DOCS_AND_FREQS);
        var count = 0;
        foreach (var token in CollectionsMarshal.AsSpan(words))
        {
            var word = line.Slice(token.Start, token.Length);
            if (token.Length <= LongestTerm && ChineseAnalyzer.IsWord(word))
            {
                field.Add(word.Contains(',') ? ChineseAnalyzer.Term(word) : word, doc, 0);
                count++;
            }
        }

        field.SetLength(doc, count);
        AddPairs(pairField, line, doc);
        AddPinyin(line, entities, doc);
        return count;
    }

    private void AddPinyin(ReadOnlySpan<char> line, IReadOnlyList<Entity> entities, int doc)
    {
        if (pinyinTerms is not null)
        {
            var field = Field(IndexFields.Pinyin, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
            pinyinTerms.Add(line, words, entities, (syllable, position) => field.Add(syllable, doc, position));
            field.SetLength(doc, line.Length);
        }
    }

    private void AddPairs(string pairField, ReadOnlySpan<char> line, int doc)
    {
        ChineseAnalyzer.CutPairs(line, pairs);
        var field = Field(pairField, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        var (position, last) = (0, default(Token));
        foreach (var pair in CollectionsMarshal.AsSpan(pairs))
        {
            position += ChineseAnalyzer.Step(last, pair);
            last = pair;
            if (pair.Length > LongestTerm)
            {
                continue;
            }

            // The lone characters stand at the place of their pair.
            var edges = ChineseAnalyzer.EdgesOfPair(line, pair);
            field.Add(line.Slice(pair.Start, pair.Length), doc, position);
            foreach (var edge in (ReadOnlySpan<Token>)[edges.First, edges.Last])
            {
                if (edge.Length > 0)
                {
                    field.Add(line.Slice(edge.Start, edge.Length), doc, position);
                }
            }
        }

        field.SetLength(doc, pairs.Count);
    }

    private void AddEntity(Entity entity, string surface, int doc)
    {
        var field = entity.Kind switch
        {
            EntityKind.Person => IndexFields.Person,
            EntityKind.Place => IndexFields.Place,
            _ => IndexFields.Organization,
        };
        AddFacet(field, entity.Name, doc);
        AddName(field, entity.Name, doc);
        AddName(field, surface, doc);
        if (entity.Kind != EntityKind.Place)
        {
            return;
        }

        for (var i = 0; i < entity.Parents.Count; i++)
        {
            AddLevel(entity.Parents[i], i + 1);
        }

        if (entity.Code is { } code)
        {
            AddName(field, code, doc);
            AddLevel(entity.Name, PlaceNames.Level(code));
        }

        void AddLevel(string name, int level)
        {
            foreach (var term in PlaceNames.Terms(name, level))
            {
                AddName(field, term, doc);
            }

            if (level <= 3)
            {
                AddFacet($"{IndexFields.Place}.{level}", name, doc);
            }
        }
    }

    private void AddFigures(AnnotatedArticle article, int doc)
    {
        var figures = article.Layers.Figures.Select(f => (Figure: f, InTitle: false))
            .Concat(article.TitleLayers?.Figures.Select(f => (f, true)) ?? []).ToList();
        if (figures.Count == 0)
        {
            return;
        }

        Binary(IndexFields.Figures).Set(doc, StoredLayers.Figures(figures));
        foreach (var (figure, _) in figures)
        {
            foreach (var name in IndexFields.FigureNames(figure.Kind, figure.Unit))
            {
                if (figure.IsRange)
                {
                    AddFigure(IndexFields.FigureLow(name), figure.Low, doc);
                    AddFigure(IndexFields.FigureHigh(name), figure.High, doc);
                }
                else
                {
                    AddFigure(IndexFields.FigureValue(name), figure.Low, doc);
                }
            }
        }
    }

    private void AddFigure(string field, decimal value, int doc)
    {
        var sortable = NumericUtils.DoubleToSortableInt64((double)value);
        for (var shift = 0; shift < 64; shift += IndexFields.FigurePrecisionStep)
        {
            NumericUtils.Int64ToPrefixCodedBytes(sortable, shift, number);
            AddNumber(field, doc);
        }
    }

    // Lucene writes numbers as terms of seven-bit characters.
    private void AddNumber(string field, int doc)
    {
        for (var i = 0; i < number.Length; i++)
        {
            digits[i] = (char)number.Bytes[number.Offset + i];
        }

        Field(field, IndexOptions.DOCS_ONLY).Add(digits.AsSpan(0, number.Length), doc, 0);
    }

    private void AddCode(string field, string code, int doc)
    {
        Store(field, code);
        AddWhole(field, code, doc);
        AddFacet(field, code, doc);
    }

    // Names are found in their folded form.
    private void AddName(string field, string value, int doc)
    {
        var term = TextFolding.Fold(value);
        if (term.Length is > 0 and < LongestName && seen.Add((field, term)))
        {
            AddWhole(field, term, doc);
        }
    }

    private void AddFacet(string field, string value, int doc)
    {
        // A doc value holds at most 32,766 bytes; no name comes near it.
        var name = IndexFields.Facet(field);
        if (value.Length is > 0 and < LongestName && seen.Add((name, value)))
        {
            if (!facets.TryGetValue(name, out var facet))
            {
                facets[name] = facet = new FacetColumn();
            }

            facet.Add(doc, value);
        }
    }

    private void AddWhole(string field, string term, int doc)
    {
        if (term.Length * 3 > IndexFields.LongestTermBytes)
        {
            throw new InvalidDataException($"\"{field}\" is longer than {IndexFields.LongestTermBytes / 3} characters");
        }

        if (term.Length > 0)
        {
            Field(field, IndexOptions.DOCS_ONLY).Add(term, doc, 0);
        }
    }

    private void Store(string field, object value) => stored.Add((field, value));

    private FieldPostings Field(string name, IndexOptions options)
    {
        if (!fields.TryGetValue(name, out var field))
        {
            fields[name] = field = new FieldPostings(name, options);
        }

        return field;
    }

    private BinaryColumn Binary(string name)
    {
        if (!binaries.TryGetValue(name, out var column))
        {
            binaries[name] = column = new BinaryColumn();
        }

        return column;
    }
}
