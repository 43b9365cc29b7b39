using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using TextKit.Articles;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Tests;

public sealed class ArticleExporterTests
{
    private const string Text = "2019年8月27日，省总工会主席李明到会宁县，\n为80名职工发放约2万元慰问金。";
    private static readonly XNamespace Tei = "http://www.tei-c.org/ns/1.0";

    // What a text may hold to harm whoever reads it, each with something harmless behind it.
    public static TheoryData<string> HostileTexts =>
    [
        "=HYPERLINK(\"http://例.cn\",\"工会\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1＋1", "\t=1", " \u200b=1", "'=1", "\"引号\",逗号;分号", "回车\r换行\r\n",
        "</TEI></p>]]><!--工会--><?xml?>&amp;&lt;", "\u001b[31m红\u001b[0m\u009b1m", "\0空\b\u0085\u2028", "\u202e倒\u2066隔\u2069", "\ud800半\udc00个", "𠮷\ufffe\uffff", "1\t工会\tNOUN\n\n# text = 假", "a|b=c\\s_", "\ufeff工会",
        "{\"id\":\"假\"}\n{\"id\":\"假\"}",
    ];

    private static AnnotatedArticle Annotated => new()
    {
        Id = "报纸/2019 08",
        Source = "papers/1.txt",
        Title = "送温暖",
        Date = new DateOnly(2019, 8, 28),
        Genre = Genre.Feature,
        Theme = "welfare",
        Themes = [new ThemeScore("welfare", 0.75), new ThemeScore("rights", 0.5)],
        Bylines = [new Byline("康勤", BylineRole.Reporter, "本报"), new Byline("唐波", BylineRole.Photographer, null)],
        TitleLayers = new TextLayers { Text = "送温暖" },
        Layers = new TextLayers
        {
            Text = Text,
            Entities =
            [
                new Entity(11, 4, EntityKind.Organization) { Name = "甘肃省总工会" },
                new Entity(17, 2, EntityKind.Person) { Name = "李明", Title = "主席", Organization = "甘肃省总工会" },
                new Entity(20, 3, EntityKind.Place) { Name = "会宁县", Code = "620422", Parents = ["甘肃省", "白银市"], Alternatives = ["620400"] },
                new Entity(34, 4, EntityKind.Other) { Name = "慰问金", KindCode = "fund" },
            ],
            Figures =
            [
                new Figure(26, 3, FigureKind.Count, 80, 80, "名", FigureBound.Exact), new Figure(33, 4, FigureKind.Money, 20_000, 20_000, "元", FigureBound.About),
            ],
            Counted = [new CountedNoun(0, 29, 2)],
            Changes = [new FigureChange(26, 11, 0, 1, null, ChangeDirection.Up)],
            Dates = [new DateExpression(0, 10, new DateOnly(2019, 8, 27), new DateOnly(2019, 8, 27))],
            Recurring = [new DateExpression(2, 2, null, null, IsRecurring: true)],
        },
    };

    [Fact]
    public void An_article_comes_out_of_an_index_as_it_went_in()
    {
        using var index = new TestIndex(TestIndex.Article("plain", "今天下雨"), Annotated);
        var found = new List<AnnotatedArticle>();
        new ArticleExporter(index.Searcher).ForEach(new ArticleQuery(), found.Add, TestContext.Current.CancellationToken);
        Assert.Equal(["plain", Annotated.Id], found.Select(a => a.Id));
        Assert.Equal(Json(Annotated), Json(found[1]));
        Assert.Equal(Annotated.Bylines, found[1].Bylines);
        Assert.Equal(Json(TestIndex.Article("plain", "今天下雨")), Json(found[0]));
    }

    [Fact]
    public void Only_what_the_query_and_its_filters_let_through_is_exported()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工讨回欠薪", theme: "rights"), TestIndex.Article("b", "职工讨回欠薪"), TestIndex.Article("c", "今天下雨", theme: "rights"));
        Assert.Single(Lines(Export(index, ExportFormat.Jsonl, new ArticleQuery { Text = "欠薪", Theme = "rights" })));
        Assert.Throws<FormatException>(() => Export(index, ExportFormat.Jsonl, new ArticleQuery { Text = "(欠薪" }));
    }

    [Fact]
    public void An_exported_line_of_json_is_a_document_with_all_layers()
    {
        using var index = new TestIndex(Annotated);
        using var json = JsonDocument.Parse(Assert.Single(Lines(Export(index, ExportFormat.Jsonl))));
        var root = json.RootElement;
        Assert.Equal((Annotated.Id, Text, "2019-08-28", "papers/1.txt"), (root.GetProperty("id").GetString(), root.GetProperty("text").GetString(), root.GetProperty("date").GetString(), root.GetProperty("source").GetString()));
        Assert.Equal("白银市", root.GetProperty("entities")[2].GetProperty("parents")[1].GetString());
        Assert.Equal("职工", root.GetProperty("figures")[0].GetProperty("of").GetProperty("text").GetString());
        Assert.Equal("photographer", root.GetProperty("bylines")[1].GetProperty("role").GetString());
    }

    [Fact]
    public void A_table_has_a_row_an_article_and_a_byte_order_mark_where_asked_for()
    {
        using var index = new TestIndex(Annotated);
        using var stream = new MemoryStream();
        new ArticleExporter(index.Searcher).Export(new ArticleQuery(), ExportFormat.Csv, stream, new ExportOptions { ByteOrderMark = true }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        var rows = Rows(Encoding.UTF8.GetString(stream.ToArray()[3..]));
        var row = rows[0].Zip(rows[1]).ToDictionary(c => c.First, c => c.Second);
        Assert.Equal(("甘肃省总工会", "20000 元", "80 名", "2019-08-27/2019-08-27", "welfare; rights", "康勤; 唐波"), (row["organizations"], row["money"], row["figures"], row["dates"], row["themes"], row["bylines"]));
    }

    [Fact]
    public void Words_of_conllu_have_ten_columns_and_say_what_they_are_part_of()
    {
        using var index = new TestIndex(Annotated);
        var lines = Export(index, ExportFormat.Conllu).Split('\n');
        Assert.Equal("# newdoc id = 报纸%2F2019%2008", lines[0]);
        Assert.Contains("# sent_id = 报纸%2F2019%2008-title-1", lines);
        Assert.Contains("# text = 2019年8月27日，省总工会主席李明到会宁县，", lines);
        var words = lines.Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToList();
        Assert.All(words, w => Assert.Equal(10, w.Length));
        Assert.All(words, w => Assert.DoesNotContain(w, string.IsNullOrEmpty));
        var place = words.Single(w => w[9].Contains("Entity=B-place", StringComparison.Ordinal));
        Assert.Contains("EntityName=会宁县|EntityCode=620422", place[9], StringComparison.Ordinal);
        Assert.Equal(("会宁县", "PROPN", "ns"), (place[1], place[3], place[4]));
        var money = words.First(w => w[9].Contains("Figure=B-money", StringComparison.Ordinal));
        Assert.EndsWith("Value=20000|Unit=元|Bound=about", money[9], StringComparison.Ordinal);
        Assert.Contains(words, w => w[9].Contains("Date=B-date|From=2019-08-27|To=2019-08-27", StringComparison.Ordinal));
        Assert.Contains(words, w => w[1] == "，" && w[9].Contains("SpacesAfter=\\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_figures_and_dates_of_tei_are_marked_inline_with_their_values()
    {
        using var index = new TestIndex(Annotated);
        var corpus = XDocument.Parse(Export(index, ExportFormat.Tei), LoadOptions.PreserveWhitespace).Root!;
        TeiForm.Check(corpus);
        var body = corpus.Descendants(Tei + "body").Single();
        Assert.Equal(("送温暖", Text), (body.Element(Tei + "head")!.Value, TeiForm.TextOf(body)));
        Assert.Equal(("省总工会", "甘肃省总工会"), Marked(body, "orgName", "key"));
        Assert.Equal(("会宁县", "620422"), Marked(body, "placeName", "key"));
        Assert.Equal(("李明", "主席"), Marked(body, "persName", "role"));
        Assert.Equal(("约2万元", "20000"), (body.Descendants(Tei + "measure").Last().Value, body.Descendants(Tei + "measure").Last().Attribute("quantity")!.Value));
        Assert.Equal(("2019年8月27日", "2019-08-27"), Marked(body, "date", "when"));
        Assert.Equal(["#genre feature", "#theme welfare", "#theme rights"], corpus.Descendants(Tei + "classCode").Select(c => $"{c.Attribute("scheme")!.Value} {c.Value}"));
        Assert.Equal(["康勤", "唐波"], corpus.Descendants(Tei + "author").Select(a => a.Value));

        // 慰问金 crosses 约2万元 by a character: it stands apart, between its two anchors.
        var span = Assert.Single(body.Descendants(Tei + "span"));
        Assert.Equal("fund", span.Element(Tei + "name")!.Attribute("type")!.Value);
        Assert.Equal(2, body.Descendants(Tei + "anchor").Count(a => span.Attributes().Any(s => s.Value == "#" + a.Attribute(XNamespace.Xml + "id")!.Value)));
    }

    [Fact]
    public void An_export_of_nothing_is_still_whole()
    {
        using var index = new TestIndex();
        Assert.Empty(Export(index, ExportFormat.Jsonl));
        Assert.Empty(Export(index, ExportFormat.Conllu));
        Assert.Single(Rows(Export(index, ExportFormat.Csv)));
        TeiForm.Check(XDocument.Parse(Export(index, ExportFormat.Tei)).Root!);
    }

    [Fact]
    public async Task An_export_can_be_stopped_and_tells_how_far_it_is()
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 500).Select(i => TestIndex.Article($"{i}", $"第{i}篇"))]);
        using var stop = new CancellationTokenSource();
        var seen = new Progress(_ => stop.Cancel());
        Assert.Throws<OperationCanceledException>(() => new ArticleExporter(index.Searcher).Export(new ArticleQuery(), ExportFormat.Jsonl, Stream.Null, null, seen, stop.Token));
        Assert.Equal(100, seen.Last);
        await stop.CancelAsync();
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_comes_out_of_every_format_intact_and_inert(string hostile)
    {
        var text = $"{hostile}总工会\n{hostile}";
        using var index = new TestIndex(Hostile(text, hostile), TestIndex.Article("next", "下一篇"));
        IsIntactAsJson(index, text);
        IsIntactAsTable(index, text);
        IsIntactAsConllu(index, text);
        IsIntactAsTei(index, text);
    }

    [Fact]
    public void No_text_breaks_a_format() =>
        Gen.Char.Array[1, 12].Select(c => new string(c)).Sample(
            text =>
            {
                using var index = new TestIndex(Hostile(text, text));
                IsIntactAsTable(index, text);
                IsIntactAsConllu(index, text);
                IsIntactAsTei(index, text);
            },
            iter: 60);

    // An article with spans at the edges of its text, so that names and values are hostile as well.
    private static AnnotatedArticle Hostile(string text, string name) => TestIndex.Article(
        "a", text, title: text, source: name, entities: [new Entity(0, text.Length, EntityKind.Organization) { Name = name, Title = name }],
        figures: [new Figure(0, 1, FigureKind.Count, 1, 2, name, FigureBound.Exact)]) with
    {
        Bylines = [new Byline(name, BylineRole.Reporter, name)],
        TitleLayers = new TextLayers { Text = text },
    };

    private static void IsIntactAsJson(TestIndex index, string text)
    {
        var line = Lines(Export(index, ExportFormat.Jsonl))[0];
        Assert.DoesNotContain(line, char.IsControl);
        using var json = JsonDocument.Parse(line);
        var raw = json.RootElement.GetProperty("text").GetRawText();
        Assert.Equal(text, Unescaped(raw[1..^1]));
    }

    private static void IsIntactAsTable(TestIndex index, string text)
    {
        var rows = Rows(Export(index, ExportFormat.Csv));
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        var cell = rows[1][^1];
        Assert.False(cell.TrimStart().Length > 0 && "=+-@＝＋－＠".Contains(cell.TrimStart()[0], StringComparison.Ordinal));
        Assert.Equal(WholeCharacters(text), cell.StartsWith('\'') ? cell[1..] : cell);
    }

    private static void IsIntactAsConllu(TestIndex index, string text)
    {
        var file = Export(index, ExportFormat.Conllu);
        Assert.DoesNotContain(file, c => char.IsControl(c) && c is not ('\n' or '\t'));
        var found = new char[text.Length];
        foreach (var line in file.Split('\n').SkipWhile(l => !l.StartsWith("# sent_id = a-1", StringComparison.Ordinal)).TakeWhile(l => l != "# newdoc id = next"))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = line.Split('\t');
            Assert.Equal(10, fields.Length);
            var misc = fields[9].Split('|').Select(m => m.Split('=', 2)).ToDictionary(m => m[0], m => m[1]);
            var (start, form) = (int.Parse(misc["Start"]), fields[1].ToCharArray());
            Assert.Equal(int.Parse(misc["End"]) - start, form.Length);
            var replaced = new Queue<string>(misc.GetValueOrDefault("Char")?.Split(',') ?? []);
            for (var i = 0; i < form.Length; i++)
            {
                // A replacement character that the text itself holds has no number.
                form[i] = form[i] == '\ufffd' && text[start + i] != '\ufffd' ? (char)Convert.ToInt32(replaced.Dequeue()[2..], 16) : form[i];
            }

            Assert.Empty(replaced);
            form.CopyTo(found, start);
            var before = misc.TryGetValue("SpacesBefore", out var b) ? Unescaped(b) : "";
            var after = misc.TryGetValue("SpacesAfter", out var a) ? Unescaped(a) : misc.ContainsKey("SpaceAfter") || start + form.Length == text.Length ? "" : " ";
            before.CopyTo(0, found, 0, before.Length);
            after.CopyTo(0, found, start + form.Length, after.Length);
        }

        // Of white space alone there is no word.
        Assert.Equal(string.IsNullOrWhiteSpace(text) ? "" : text, string.IsNullOrWhiteSpace(text) ? "" : new string(found));
    }

    private static void IsIntactAsTei(TestIndex index, string text)
    {
        var file = Export(index, ExportFormat.Tei);
        Assert.DoesNotContain(file, c => char.IsControl(c) && c is not ('\n' or '\t') && c < ' ');
        using var reader = XmlReader.Create(new StringReader(file), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var corpus = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        TeiForm.Check(corpus);
        Assert.Equal(text, TeiForm.TextOf(corpus.Descendants(Tei + "body").First()));
        Assert.Equal(text, TeiForm.TextOf(corpus.Descendants(Tei + "title").ElementAt(1)));
    }

    private static (string Text, string? Value) Marked(XElement body, string name, string attribute)
    {
        var element = body.Descendants(Tei + name).First();
        return (element.Value, element.Attribute(attribute)?.Value);
    }

    private static string Export(TestIndex index, ExportFormat format, ArticleQuery? query = null)
    {
        using var stream = new MemoryStream();
        new ArticleExporter(index.Searcher).Export(query ?? new ArticleQuery(), format, stream, cancellation: TestContext.Current.CancellationToken);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Json(AnnotatedArticle article)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            ArticleJson.WriteMembers(json, article);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // The escapes of JSON and those of CoNLL-U's MISC.
    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            plain.Append(escape switch { 's' => ' ', 't' => '\t', 'r' => '\r', 'n' => '\n', 'b' => '\b', 'f' => '\f', 'p' => '|', 'u' => (char)Convert.ToInt32(text.Substring(i + 1, 4), 16), _ => escape });
            i += escape == 'u' ? 4 : 0;
        }

        return plain.ToString();
    }

    private static string WholeCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Reads RFC 4180.
    private static List<string[]> Rows(string table)
    {
        var rows = new List<string[]>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i] == '"')
            {
                if (quoted && i + 1 < table.Length && table[i + 1] == '"')
                {
                    cell.Append(table[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && table[i] is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (table[i] == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (quoted || table[i] != '\r')
            {
                cell.Append(table[i]);
            }
        }

        return rows;
    }

    private sealed class Progress(Action<int> report) : IProgress<int>
    {
        public int Last { get; private set; }

        public void Report(int value)
        {
            Last = value;
            report(value);
        }
    }
}
