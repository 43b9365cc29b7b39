using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>Finds the folder seeds/ of the checkout that this program was built in.</summary>
internal static class SeedFolder
{
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TextKit.sln")))
            {
                return Path.Combine(folder, "seeds");
            }
        }

        throw new DirectoryNotFoundException($"No TextKit.sln above {AppContext.BaseDirectory}.");
    }

    /// <summary>The gold articles of corpus/, which lies beside seeds/: every split of them.</summary>
    public static IReadOnlyList<GoldArticle> Articles(string seeds) => GoldArticle.LoadFolder(Path.Combine(seeds, "..", "corpus", "articles"));

    /// <summary>Opens a seed for writing, UTF-8 without a mark, line feeds.</summary>
    public static StreamWriter Create(params string[] path)
    {
        var file = Path.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new StreamWriter(file) { NewLine = "\n" };
    }
}
