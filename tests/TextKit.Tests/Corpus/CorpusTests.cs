using System.Text.RegularExpressions;
using TextKit.Articles;
using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Tests.Corpus;

/// <summary>The linter of the gold corpus. Markup, normal forms and headers are checked by reading: a fault names file and line.</summary>
public sealed partial class CorpusTests
{
    private const int Shingle = 14;
    private static readonly string[] Codes = ["poverty-relief", "hardship-aid", "rights", "employment", "health", "safety", "democracy", "organizing", "skills", "welfare", "culture", "groups", "affairs"];
    private static readonly Lazy<IReadOnlyList<GoldArticle>> Lazy = new(() => GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")));

    private static IReadOnlyList<GoldArticle> Articles => Lazy.Value;

    [Fact]
    public void Every_theme_has_articles_for_training_tuning_and_testing() =>
        Assert.All(Codes, code => Assert.Equal(3, Articles.Where(a => a.Theme == code).Select(a => a.Split).Distinct().Count()));

    [Fact]
    public void The_name_of_a_file_gives_its_id_its_theme_and_its_part() => Assert.All(Articles, a =>
    {
        Assert.Equal(Path.GetFileName(a.Article.Source), a.Id + ".gold.txt");
        var number = (int.Parse(a.Id[^2..], System.Globalization.CultureInfo.InvariantCulture) - 1) % 20 + 1;
        Assert.Equal(number <= 12 ? CorpusSplit.Train : number <= 16 ? CorpusSplit.Dev : CorpusSplit.Test, a.Split);
        Assert.Equal(a.Theme, a.Id[..^3]);
        Assert.All(a.Themes, t => Assert.Contains(t, Codes));
    });

    [Fact]
    public void Spans_of_a_layer_stand_in_order_and_never_overlap() => Assert.All(Articles, a =>
    {
        Check(a.Entities.Select(e => (e.Start, e.Start + e.Length)));
        Check(a.Figures.Select(f => (f.Start, f.End)));
        Check(a.Dates.Select(d => (d.Start, d.End)));

        void Check(IEnumerable<(int Start, int End)> spans)
        {
            var last = 0;
            foreach (var (start, end) in spans)
            {
                Assert.True(start >= last && end > start && end <= a.Text.Length, $"{a.Id}: span {start}..{end}");
                last = end;
            }
        }
    });

    [Fact]
    public void No_two_articles_share_a_run_of_fourteen_characters()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in Articles)
        {
            var text = NotChinese().Replace(article.Text, "");
            for (var i = 0; i + Shingle <= text.Length; i++)
            {
                var run = text.Substring(i, Shingle);
                Assert.True(owners.TryAdd(run, article.Id) || owners[run] == article.Id, $"{article.Id} and {owners[run]} share “{run}”");
            }
        }
    }

    [Fact]
    public void A_full_name_is_no_shorter_than_the_name_in_the_text() =>
        Assert.All(Articles, a => Assert.All(a.Entities.Where(e => e.Kind == EntityKind.Organization), e => Assert.True(e.Name.Length >= 3 || e.Name.Length >= e.Length, $"{a.Id}: {e.Name}")));

    [Fact]
    public void Every_kind_of_item_is_there() => Assert.All(Enum.GetValues<Genre>(), genre => Assert.Contains(Articles, a => a.Article.Genre == genre));

    [GeneratedRegex("[^\u4e00-\u9fff]")]
    private static partial Regex NotChinese();
}
