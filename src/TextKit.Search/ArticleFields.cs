using System.Globalization;
using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Figures;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>Says under what an article is found, what of it is stored and what is counted, and puts that into a batch. One thread at a time.</summary>
/// <param name="batch">The batch.</param>
/// <param name="pinyin">Whether its articles are found by pinyin as well.</param>
internal sealed class ArticleFields(ArticleBatch batch, bool pinyin)
{
    // A Lucene term holds at most 32,766 bytes; longer runs are no words anybody searches for.
    private const int LongestTerm = 255;
    private readonly List<Token> words = [];
    private readonly List<Token> pairs = [];
    private readonly BitWriter bits = new();
    private readonly BytesRef number = new();
    private readonly char[] digits = new char[NumericUtils.BUF_SIZE_INT64];
    private readonly PinyinTerms? pinyinTerms = pinyin ? new PinyinTerms() : null;
    private char[] folded = [];

    /// <summary>Adds an article as the next of the batch.</summary>
    /// <returns>How many words its text has.</returns>
    public int Add(AnnotatedArticle article, int doc)
    {
        pinyinTerms?.Begin();
        var text = article.Layers.Text;
        batch.AddWhole(IndexFields.Id, article.Id, doc);
        batch.Store(IndexFields.Id, article.Id);
        if (article.Title is { } title)
        {
            batch.Store(IndexFields.Title, title);
            AddText(IndexFields.TitleWords, IndexFields.TitlePairs, title, article.TitleLayers?.Entities ?? [], doc);
        }

        var count = AddText(IndexFields.BodyWords, IndexFields.BodyPairs, text, article.Layers.Entities, doc);
        foreach (var initials in pinyinTerms?.Initials ?? [])
        {
            batch.AddWhole(IndexFields.PinyinInitials, initials, doc);
        }

        var body = folded.AsSpan(0, text.Length);
        TextCode.Write(text, TextFolding.HasPhrases(text, body), bits);
        batch.Binary(IndexFields.Text).Set(doc, bits.Finish());
        batch.Binary(IndexFields.Tokens).Set(doc, StoredLayers.Tokens(words, article.Layers));
        if (MinHash.Signature(body) is { } signature)
        {
            foreach (var band in MinHash.Bands(signature))
            {
                batch.AddWhole(IndexFields.Bands, band, doc);
            }
        }

        if (StoredDetails.Write(article) is { Length: > 0 } details)
        {
            batch.Binary(IndexFields.Details).Set(doc, details);
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
            batch.AddWhole(IndexFields.Mentions, term, doc);
        }

        return count;
    }

    private static IEnumerable<TextLayers> AllLayers(AnnotatedArticle article) =>
        article.TitleLayers is { } title ? [title, article.Layers] : [article.Layers];

    private void AddFilters(AnnotatedArticle article, int doc)
    {
        AddCode(IndexFields.Genre, article.Genre.Code(), doc);
        if (article.Theme is { } theme)
        {
            batch.Store(IndexFields.PrimaryTheme, theme);
        }

        foreach (var code in article.Themes.Select(t => t.Code).Append(article.Theme).OfType<string>().Distinct())
        {
            AddCode(IndexFields.Theme, code, doc);
        }

        if (article.Source is { } source)
        {
            batch.Store(IndexFields.Source, source);
            batch.AddWhole(IndexFields.Source, source, doc);
        }

        if (article.Date is { } date)
        {
            var day = IndexFields.DateNumber(date);
            batch.Store(IndexFields.StoredDate, day);
            for (var shift = 0; shift < 32; shift += IndexFields.DatePrecisionStep)
            {
                NumericUtils.Int32ToPrefixCodedBytes(day, shift, number);
                AddNumber(IndexFields.Date, doc);
            }

            batch.AddFacet(IndexFields.Year, date.ToString("yyyy", CultureInfo.InvariantCulture), doc);
            batch.AddFacet(IndexFields.Month, date.ToString("yyyy-MM", CultureInfo.InvariantCulture), doc);
        }

        foreach (var byline in article.Bylines)
        {
            batch.AddName(IndexFields.Byline, byline.Name, doc);
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
        var field = batch.Field(wordField, IndexOptions.DOCS_AND_FREQS);
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
            var field = batch.Field(IndexFields.Pinyin, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
            pinyinTerms.Add(line, words, entities, (syllable, position) => field.Add(syllable, doc, position));
            field.SetLength(doc, line.Length);
        }
    }

    private void AddPairs(string pairField, ReadOnlySpan<char> line, int doc)
    {
        ChineseAnalyzer.CutPairs(line, pairs);
        var field = batch.Field(pairField, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
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
        var divisions = entity.Code is null ? [] : Divisions.Of(entity.Code);
        batch.AddFacet(field, divisions.Count > 0 && PlaceNames.IsShortFor(entity.Name, divisions[^1].Name) ? divisions[^1].Name : entity.Name, doc);
        batch.AddName(field, entity.Name, doc);
        batch.AddName(field, surface, doc);
        if (entity.Kind != EntityKind.Place)
        {
            return;
        }

        foreach (var division in divisions)
        {
            AddLevel(division.Name, PlaceNames.Level(division.Code));
        }

        // Places of a user's own may have codes and parents that are none of the country's.
        for (var i = 0; i < entity.Parents.Count && divisions.Count == 0; i++)
        {
            AddLevel(entity.Parents[i], i + 1);
        }

        if (entity.Code is { } code)
        {
            batch.AddName(field, code, doc);
            if (divisions.Count == 0)
            {
                AddLevel(entity.Name, PlaceNames.Level(code));
            }
        }

        void AddLevel(string name, int level)
        {
            foreach (var term in PlaceNames.Terms(name, level))
            {
                batch.AddName(field, term, doc);
            }

            if (level <= 3)
            {
                batch.AddFacet($"{IndexFields.Place}.{level}", name, doc);
            }
        }
    }

    private void AddFigures(AnnotatedArticle article, int doc)
    {
        IReadOnlyList<Figure> inTitle = article.TitleLayers?.Figures ?? [];
        if (article.Layers.Figures.Count + inTitle.Count == 0)
        {
            return;
        }

        batch.Binary(IndexFields.Figures).Set(doc, StoredFigures.Write(article.Layers.Figures, inTitle, StoredLayers.Spans(article.Layers)));
        foreach (var figure in article.Layers.Figures.Concat(inTitle))
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

        batch.Field(field, IndexOptions.DOCS_ONLY).Add(digits.AsSpan(0, number.Length), doc, 0);
    }

    private void AddCode(string field, string code, int doc)
    {
        batch.Store(field, code);
        batch.AddWhole(field, code, doc);
        batch.AddFacet(field, code, doc);
    }
}
