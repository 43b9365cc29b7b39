using System.Globalization;
using System.Text;
using System.Xml;
using TextKit.Articles;

namespace TextKit.Search.Exports;

/// <summary>
/// Articles as TEI P5 (tei_all): a paragraph a line, names as <c>orgName</c>, <c>placeName</c>, <c>persName</c> with the
/// full name or code as <c>key</c>, figures as <c>measure</c> and dates as <c>date</c> with their values. Of two spans that
/// cross, the later one is told at the end by two anchors (<c>spanGrp</c>). A character that XML cannot hold is a
/// <c>g</c> that points to its description in the header.
/// </summary>
internal sealed class TeiArticleWriter(Stream output) : ArticleWriter
{
    private const string Namespace = "http://www.tei-c.org/ns/1.0";
    private readonly XmlWriter xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false });
    private int number;

    public override void Write(IndexedArticle indexed)
    {
        if (number++ == 0)
        {
            xml.WriteStartElement("teiCorpus", Namespace);
            CorpusHeader();
        }

        var article = indexed.Article;
        var text = new TeiText(xml, $"a{number}");
        NewLine();
        Start("TEI");
        xml.WriteAttributeString("xml", "id", null, $"a{number}");
        Header(article, text);
        Start("text");
        xml.WriteAttributeString("xml", "lang", null, "zh");
        Start("body");
        var hasHead = indexed.HasTitleApart;
        if (hasHead)
        {
            text.Write(indexed.TitleLayers, "head", "head");
        }

        // A headline on the first line of the text is its head as well; a body needs a paragraph behind it.
        var isFirstLine = !hasHead && article.Title is { Length: > 0 } title && article.Layers.Text.StartsWith(title + "\n", StringComparison.Ordinal);
        text.Write(article.Layers, isFirstLine ? "head" : "p", "p");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public override void End()
    {
        if (number == 0)
        {
            // A corpus of no text is none; what says so is a text.
            xml.WriteStartElement("TEI", Namespace);
            CorpusHeader();
            Start("text");
            Start("body");
            Element("p", "");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            NewLine();
        }

        xml.WriteEndElement();
        xml.Flush();
    }

    public override void Dispose()
    {
        // Disposing of the writer would close the open elements of a file that is not whole.
    }

    private void Start(string name) => xml.WriteStartElement(name, Namespace);

    private void Element(string name, string text) => xml.WriteElementString(name, Namespace, text);

    private void NewLine() => xml.WriteWhitespace("\n");

    private void CorpusHeader()
    {
        Start("teiHeader");
        Start("fileDesc");
        Start("titleStmt");
        Element("title", "Newspaper articles");
        xml.WriteEndElement();
        Start("publicationStmt");
        Element("p", "Taken out of a search index by TextKit.");
        xml.WriteEndElement();
        Start("sourceDesc");
        Element("p", "The source of each article stands in its own header.");
        xml.WriteEndElement();
        xml.WriteEndElement();
        Start("encodingDesc");
        Start("projectDesc");
        Element("p", "Entities, figures, dates, genres and themes were told by program.");
        xml.WriteEndElement();
        Start("classDecl");
        foreach (var (id, what) in (ReadOnlySpan<(string, string)>)[("genre", "Genre: brief, feature, photo, contents, comment, notice"), ("theme", "Themes, the primary one first")])
        {
            Start("taxonomy");
            xml.WriteAttributeString("xml", "id", null, id);
            Element("bibl", what);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Header(AnnotatedArticle article, TeiText text)
    {
        void Name(string element, string? value, string? type = null)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Start(element);
                if (type is not null)
                {
                    xml.WriteAttributeString("type", type);
                }

                text.Characters(value);
                xml.WriteEndElement();
            }
        }

        Start("teiHeader");
        Start("fileDesc");
        Start("titleStmt");
        Name("title", string.IsNullOrEmpty(article.Title) ? article.Id : article.Title);
        foreach (var byline in article.Bylines)
        {
            Name("author", byline.Name);
        }

        xml.WriteEndElement();
        Start("publicationStmt");
        Element("p", "As the corpus.");
        xml.WriteEndElement();
        Start("sourceDesc");
        Start("bibl");
        Name("title", article.Title);
        if (article.Date is { } date)
        {
            Start("date");
            xml.WriteAttributeString("when", ArticleJson.Iso(date));
            xml.WriteEndElement();
        }

        Name("idno", article.Id, "id");
        Name("idno", article.Source, "source");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        text.DescribeCharacters([article.Title, article.Id, article.Source, article.Layers.Text, .. article.Bylines.Select(b => b.Name)]);
        Start("profileDesc");
        Start("textClass");
        Class("#genre", article.Genre.Code());
        foreach (var code in article.Themes.Select(t => t.Code).Prepend(article.Theme).OfType<string>().Distinct())
        {
            Class("#theme", code);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Class(string scheme, string code)
        {
            Start("classCode");
            xml.WriteAttributeString("scheme", scheme);
            text.Characters(code);
            xml.WriteEndElement();
        }
    }
}
