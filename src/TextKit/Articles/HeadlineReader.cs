using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Arranges the lines of a headline into kicker, title and subtitle.</summary>
internal static partial class HeadlineReader
{
    private const int KickerExcess = 3;

    /// <summary>Arranges one or more printed headline lines.</summary>
    public static void Arrange(List<Block> lines, ArticleHead head)
    {
        var title = Main(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            (i < title ? head.Kickers : i == title ? head.Titles : head.Subtitles).Add(lines[i]);
        }
    }

    /// <summary>
    /// Splits a title printed in parts with a space between: a list or a clause before a full clause is a kicker; one
    /// clause over two lines stays one title.
    /// </summary>
    public static (string? Kicker, string Title) SplitTitle(string title)
    {
        var space = title.LastIndexOfAny([' ', '　']);
        if (space <= 0)
        {
            return (null, title);
        }

        var before = title[..space].TrimEnd();
        var last = title[(space + 1)..];
        var parts = before.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries);
        var list = parts.Length >= 3 && parts.All(p => p.Length <= 8);
        var clauses = before.Length >= 9 && last.Length >= 10 && Body().IsMatch(last) && !Body().IsMatch(before);
        return last.Length > 4 && (list || clauses) ? (before, last) : (null, title);
    }

    private static int Main(List<Block> lines)
    {
        if (lines.Count == 1)
        {
            return 0;
        }

        var level = lines.Where(l => l.Level > 0).Select(l => l.Level).DefaultIfEmpty(0).Min();
        if (level > 0)
        {
            return lines.FindIndex(l => l.Level == level);
        }

        if (lines[0].Text.EndsWith('—') || lines[0].Text.EndsWith('：'))
        {
            return 1;
        }

        // A kicker says more than its headline, and so does a subtitle.
        return lines[0].Text.Length >= lines[1].Text.Length + KickerExcess && !HeadingLine.IsSubtitle(lines[1].Text) ? 1 : 0;
    }

    // A union, a government or a place acts: the second line has a subject of its own.
    [GeneratedRegex("^[\\u4e00-\\u9fff]{1,8}(?:省|市|县|区|州|旗|总工会|总|工会|公司|集团|局|厅)")]
    private static partial Regex Body();
}
