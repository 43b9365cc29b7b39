namespace TextKit.Tests;

/// <summary>Finds the checkout and, beside it, the shared evaluation data that is not part of it.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>The folder ../shared beside the checkout; it may be absent, and tests that need it then skip.</summary>
    public static string Shared => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared"));

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "TextKit.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No TextKit.sln above {AppContext.BaseDirectory}.");
    }
}
