namespace TextKit.Themes;

/// <summary>A theme of union news.</summary>
/// <param name="Code">What programs use.</param>
/// <param name="Name">The Chinese name.</param>
public sealed record ThemeDefinition(string Code, string Name);

/// <summary>The 13 themes of union news and the words that define them (seeds/themes/themes.tsv, written by the project).</summary>
public static class ThemeDefinitions
{
    private static readonly Lazy<(ThemeDefinition[] Themes, LabeledArticle[] Words)> Lazy = new(Read);

    /// <summary>The themes, in the order of the file.</summary>
    public static IReadOnlyList<ThemeDefinition> All => Lazy.Value.Themes;

    /// <summary>
    /// The defining words as articles to train on beside <paramref name="articles"/>; none where those bear labels of
    /// other kinds than the themes.
    /// </summary>
    public static IReadOnlyList<LabeledArticle> For(IEnumerable<LabeledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var codes = All.Select(t => t.Code).ToHashSet();
        return articles.SelectMany(a => a.Labels).All(codes.Contains) ? Lazy.Value.Words : [];
    }

    private static (ThemeDefinition[] Themes, LabeledArticle[] Words) Read()
    {
        using var reader = new StreamReader(typeof(ThemeDefinitions).Assembly.GetManifestResourceStream("TextKit.Themes.themes.tsv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        return ([.. rows.Select(r => new ThemeDefinition(r[0], r[1])).Distinct()], [.. rows.Select(r => new LabeledArticle(null, r[2], [r[0]]))]);
    }
}
