using TextKit.Cli.Output;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary>Opens an index for questions, and tells questions that are off from an index that is.</summary>
internal static class IndexQuestion
{
    public static ArticleSearcher Open(string folder)
    {
        var searcher = ArticleSearcher.Open(folder);
        if (searcher.Mismatch is { } mismatch)
        {
            Messages.Say(mismatch);
        }

        return searcher;
    }

    public static T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CallException(e.Message);
        }
    }
}
