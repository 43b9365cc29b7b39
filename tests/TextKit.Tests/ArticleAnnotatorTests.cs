using CsCheck;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Evaluation;
using TextKit.Keywords;

namespace TextKit.Tests;

public sealed class ArticleAnnotatorTests
{
    private const string Story = "靖远县总工会日前走进魏家地社区，为42户困难职工家庭发放慰问金132.98万元，比去年增长三成。县总工会主席马玉珍说，每周四都有志愿者上门。";

    [Fact]
    public void One_call_finds_every_layer()
    {
        var layers = ArticleAnnotator.Default.Annotate(Story, new DateOnly(2019, 9, 4));
        Assert.Contains(layers.Entities, e => e is { Kind: EntityKind.Organization } && Surface(e.Start, e.Length) == "靖远县总工会");
        Assert.Contains(layers.Entities, e => e is { Kind: EntityKind.Person, Name: "马玉珍" });
        Assert.Contains(layers.Figures, f => f is { Low: 1329800m, Unit: "元" });
        Assert.Contains(layers.Figures, f => f is { Low: 42m, Unit: "户" });
        Assert.Contains(layers.Dates, d => Surface(d.Start, d.Length) == "日前");
        Assert.Contains(layers.Recurring, d => Surface(d.Start, d.Length) == "每周四");

        static string Surface(int start, int length) => Story.Substring(start, length);
    }

    [Fact]
    public void The_text_of_a_document_is_never_changed_and_its_title_has_layers_of_its_own()
    {
        var document = new SourceDocument("a", "　全文 \r\n共80人。", "80名工友领到5万元", new DateOnly(2020, 1, 2));
        var annotated = ArticleAnnotator.Default.Annotate(document);
        Assert.Equal(document.Text, annotated.Layers.Text);
        Assert.Equal(document.Title, annotated.TitleLayers!.Text);
        Assert.Equal(2, annotated.TitleLayers.Figures.Count);
    }

    [Fact]
    public void Spans_of_a_layer_lie_in_the_text_in_order_without_overlap_whatever_the_text()
    {
        string[] pieces = ["县总工会", "甘肃", "靖远县", "王", "玉素甫江·卡斯木", "3", "万", "余", "名", "元", "％", "年", "月", "日", "去", "每周", "至", "由", "增", "·", "\n", "（", "“", "\ud83d\ude00", "\ud800", "。", "局", "法院", "书记", "二", "十", "每", "一", "次", "倍", "至少", "半", "初", "以来", "上", "县", "镇", "主席"];
        Gen.Int[0, pieces.Length - 1].Array[0, 40].Select(all => string.Concat(all.Select(i => pieces[i]))).Sample(text =>
        {
            var layers = ArticleAnnotator.Default.Annotate(text, new DateOnly(2019, 9, 4));
            Check(layers.Entities.Select(e => (e.Start, e.Start + e.Length)));
            Check(layers.Figures.Select(f => (f.Start, f.End)));
            Check(layers.Dates.Select(d => (d.Start, d.End)));
            Check(layers.Recurring.Select(d => (d.Start, d.End)));
            Assert.All(layers.Changes, c => Assert.All(new[] { c.From, c.To, c.By }.OfType<int>(), f => Assert.InRange(f, 0, layers.Figures.Count - 1)));

            void Check(IEnumerable<(int Start, int End)> spans)
            {
                var last = 0;
                foreach (var (start, end) in spans)
                {
                    Assert.True(start >= last && end > start && end <= text.Length, $"{start}..{end} in “{text}”");
                    last = end;
                }
            }
        });
    }

    [Fact]
    public void The_keywords_are_those_of_the_extractor_over_the_same_text()
    {
        foreach (var gold in GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Take(40))
        {
            var document = new SourceDocument("a", gold.Text, "甘肃省总工会慰问困难职工", null, "b");
            Assert.Equal(KeywordExtractor.Default.Extract(gold.Text, 10), ArticleAnnotator.Default.Annotate(document).Keywords);
        }
    }

    [Fact]
    public void Threads_that_share_the_annotator_get_the_layers_of_one_thread()
    {
        var articles = GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")).Take(40).ToList();
        var alone = articles.ConvertAll(Layers);
        var together = Enumerable.Range(0, articles.Count * 4).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(i => Layers(articles[i % articles.Count])).ToList();
        Assert.All(together, (layers, i) => Assert.Equal(alone[i % alone.Count], layers));

        static string Layers(GoldArticle gold)
        {
            var layers = ArticleAnnotator.Default.Annotate(gold.Article).Layers;
            return string.Join('\n', [.. layers.Entities.Select(e => e.ToString()), .. layers.Figures.Select(f => f.ToString()), .. layers.Dates.Select(d => d.ToString())]);
        }
    }
}
