namespace TextKit.Themes;

/// <summary>A theme and the words that define it.</summary>
/// <param name="Code">What programs use.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Words">Words that speak for it, up to eight characters each; a word defines one theme only.</param>
public sealed record ThemeDefinition(string Code, string Name, IReadOnlyList<string> Words)
{
    /// <summary>Headlines with a sentence each that show what the theme covers, to train on beside articles.</summary>
    public IReadOnlyList<LabeledArticle> Examples { get; init; } = [];
}

/// <summary>The 13 themes of union news (seeds/themes/themes.tsv and headlines.tsv, written by the project).</summary>
public static class ThemeDefinitions
{
    private static readonly Lazy<ThemeDefinition[]> Lazy = new(() =>
    {
        var examples = Rows("headlines.tsv").Select(f => new LabeledArticle(f[1], f[2], f[0].Split(','))).ToLookup(e => e.Labels[0]);
        return [.. Rows("themes.tsv").Select(f => new ThemeDefinition(f[0], f[1], f[2].Split(' ')) { Examples = [.. examples[f[0]]] })];
    });

    /// <summary>The themes, in the order of the file.</summary>
    public static IReadOnlyList<ThemeDefinition> All => Lazy.Value;

    /// <summary>The definitions to train with: all of them, or none where the articles bear labels that are no themes.</summary>
    public static IReadOnlyList<ThemeDefinition> For(IEnumerable<LabeledArticle> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var codes = All.Select(t => t.Code).ToHashSet();
        return articles.SelectMany(a => a.Labels).All(codes.Contains) ? All : [];
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(ThemeDefinitions).Assembly.GetManifestResourceStream($"TextKit.Themes.{file}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t'))];
    }
}
