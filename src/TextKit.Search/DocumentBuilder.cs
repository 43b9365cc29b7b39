using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Segmentation;

namespace TextKit.Search;

/// <summary>Makes the Lucene document of an article. Reused from article to article; one thread at a time.</summary>
internal sealed class DocumentBuilder : IDisposable
{
    private static readonly FieldType Whole = new()
    {
        IsIndexed = true,
        IsTokenized = false,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
        IsStored = false,
    };

    private static readonly FieldType FigureNumber = Number(NumericType.DOUBLE, IndexFields.FigurePrecisionStep);
    private static readonly FieldType DateNumber = Number(NumericType.INT32, IndexFields.DatePrecisionStep);
    private readonly CutTextStream titleWords = new();
    private readonly CutTextStream titlePairs = new();
    private readonly CutTextStream bodyWords = new();
    private readonly CutTextStream bodyPairs = new();
    private readonly List<Token> titleWordTokens = [];
    private readonly List<Token> titlePairTokens = [];
    private readonly List<Token> bodyWordTokens = [];
    private readonly List<Token> bodyPairTokens = [];
    private readonly HashSet<(string Field, string Term)> seen = [];
    private char[] titleBuffer = [];
    private char[] bodyBuffer = [];

    public Document Build(AnnotatedArticle article)
    {
        var layers = article.Layers;
        seen.Clear();
        var document = new Document { new StringField(IndexFields.Id, article.Id, Field.Store.YES) };
        AddText(document, IndexFields.BodyWords, IndexFields.BodyPairs, layers.Text, ref bodyBuffer, bodyWordTokens, bodyPairTokens, bodyWords, bodyPairs);
        document.Add(new BinaryDocValuesField(IndexFields.Text, new BytesRef(StoredLayers.Text(layers.Text))));
        document.Add(new BinaryDocValuesField(IndexFields.Tokens, new BytesRef(StoredLayers.Tokens(bodyWordTokens, layers))));
        if (MinHash.Signature(bodyBuffer.AsSpan(0, layers.Text.Length)) is { } signature)
        {
            document.Add(new BinaryDocValuesField(IndexFields.Signature, new BytesRef(signature)));
            foreach (var band in MinHash.Bands(signature))
            {
                document.Add(new Field(IndexFields.Bands, band, Whole));
            }
        }

        if (article.Title is { } title)
        {
            document.Add(new StoredField(IndexFields.Title, title));
            AddText(document, IndexFields.TitleWords, IndexFields.TitlePairs, title, ref titleBuffer, titleWordTokens, titlePairTokens, titleWords, titlePairs);
        }

        AddCode(document, IndexFields.Genre, article.Genre.Code());
        if (article.Theme is { } theme)
        {
            document.Add(new StoredField(IndexFields.PrimaryTheme, theme));
        }

        foreach (var code in article.Themes.Select(t => t.Code).Append(article.Theme).OfType<string>().Distinct())
        {
            AddCode(document, IndexFields.Theme, code);
        }

        if (article.Source is { } source)
        {
            document.Add(new StringField(IndexFields.Source, source, Field.Store.YES));
        }

        if (article.Date is { } date)
        {
            var number = IndexFields.DateNumber(date);
            document.Add(new StoredField(IndexFields.StoredDate, number));
            document.Add(new Int32Field(IndexFields.Date, number, DateNumber));
            document.Add(new NumericDocValuesField(IndexFields.Date, number));
            AddFacet(document, IndexFields.Year, date.ToString("yyyy", CultureInfo.InvariantCulture));
            AddFacet(document, IndexFields.Month, date.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        }

        foreach (var byline in article.Bylines)
        {
            AddTerm(document, IndexFields.Byline, byline.Name);
        }

        foreach (var part in AllLayers(article))
        {
            foreach (var entity in part.Entities)
            {
                AddEntity(document, entity, part.Text.Substring(entity.Start, entity.Length));
            }
        }

        AddFigures(document, article);
        foreach (var term in MentionedDates.Terms(AllLayers(article).SelectMany(l => l.Dates), article.Date))
        {
            document.Add(new Field(IndexFields.Mentions, term, Whole));
        }

        return document;
    }

    public void Dispose()
    {
        titleWords.Dispose();
        titlePairs.Dispose();
        bodyWords.Dispose();
        bodyPairs.Dispose();
    }

    private static FieldType Number(NumericType type, int step) => new()
    {
        IsIndexed = true,
        IsTokenized = true,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
        NumericType = type,
        NumericPrecisionStep = step,
    };

    private static IEnumerable<TextLayers> AllLayers(AnnotatedArticle article) =>
        article.TitleLayers is { } title ? [title, article.Layers] : [article.Layers];

    private static void AddText(
        Document document, string wordField, string pairField, string text, ref char[] buffer, List<Token> words, List<Token> pairs, CutTextStream wordStream, CutTextStream pairStream)
    {
        if (buffer.Length < text.Length)
        {
            buffer = new char[Math.Max(text.Length, buffer.Length * 2)];
        }

        TextFolding.Fold(text, buffer);
        var folded = buffer.AsSpan(0, text.Length);
        ChineseAnalyzer.CutWords(folded, words);
        ChineseAnalyzer.CutPairs(folded, pairs);
        wordStream.Set(buffer, text.Length, words, ChineseAnalysis.Words);
        pairStream.Set(buffer, text.Length, pairs, ChineseAnalysis.Bigrams);
        document.Add(new TextField(wordField, wordStream));
        document.Add(new TextField(pairField, pairStream));
    }

    private void AddEntity(Document document, Entity entity, string surface)
    {
        var field = entity.Kind switch
        {
            EntityKind.Person => IndexFields.Person,
            EntityKind.Place => IndexFields.Place,
            _ => IndexFields.Organization,
        };
        AddFacet(document, field, entity.Name);
        AddTerm(document, field, entity.Name);
        AddTerm(document, field, surface);
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
            AddTerm(document, field, code);
            AddLevel(entity.Name, PlaceNames.Level(code));
        }

        void AddLevel(string name, int level)
        {
            foreach (var term in PlaceNames.Terms(name, level))
            {
                AddTerm(document, field, term);
            }

            if (level <= 3)
            {
                AddFacet(document, $"{IndexFields.Place}.{level}", name);
            }
        }
    }

    private static void AddFigures(Document document, AnnotatedArticle article)
    {
        var figures = article.Layers.Figures.Select(f => (Figure: f, InTitle: false))
            .Concat(article.TitleLayers?.Figures.Select(f => (f, true)) ?? []).ToList();
        if (figures.Count == 0)
        {
            return;
        }

        document.Add(new BinaryDocValuesField(IndexFields.Figures, new BytesRef(StoredLayers.Figures(figures))));
        foreach (var (figure, _) in figures)
        {
            foreach (var name in IndexFields.FigureNames(figure.Kind, figure.Unit))
            {
                if (figure.IsRange)
                {
                    document.Add(new DoubleField(IndexFields.FigureLow(name), (double)figure.Low, FigureNumber));
                    document.Add(new DoubleField(IndexFields.FigureHigh(name), (double)figure.High, FigureNumber));
                }
                else
                {
                    document.Add(new DoubleField(IndexFields.FigureValue(name), (double)figure.Low, FigureNumber));
                }
            }
        }
    }

    private void AddCode(Document document, string field, string code)
    {
        document.Add(new StringField(field, code, Field.Store.YES));
        AddFacet(document, field, code);
    }

    // Names are found in their folded form.
    private void AddTerm(Document document, string field, string value)
    {
        var term = TextFolding.Fold(value);
        if (term.Length is > 0 and < 1000 && seen.Add((field, term)))
        {
            document.Add(new Field(field, term, Whole));
        }
    }

    private void AddFacet(Document document, string field, string value)
    {
        // A doc value holds at most 32,766 bytes; no name comes near it.
        if (value.Length is > 0 and < 1000 && seen.Add((IndexFields.Facet(field), value)))
        {
            document.Add(new SortedSetDocValuesField(IndexFields.Facet(field), new BytesRef(value)));
        }
    }
}
