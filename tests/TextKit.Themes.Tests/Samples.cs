using TextKit.Evaluation;
using TextKit.Tests;

namespace TextKit.Themes.Tests;

/// <summary>Articles of the project's corpus, read once.</summary>
internal static class Samples
{
    private static readonly Lazy<IReadOnlyList<GoldArticle>> Gold = new(() => GoldArticle.LoadFolder(Path.Combine(RepositoryRoot.Path, "corpus", "articles")));

    public static List<LabeledArticle> Corpus(CorpusSplit? split = null) =>
        [.. Gold.Value.Where(g => split is null || g.Split == split).Select(LabeledArticle.Of)];
}
