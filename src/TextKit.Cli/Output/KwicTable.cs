using Spectre.Console;

namespace TextKit.Cli.Output;

/// <summary>
/// Fits a concordance into the width of a terminal, a line each: what is found stands in the middle, as much of the
/// context as there is room for on either side of it.
/// </summary>
internal static class KwicTable
{
    private const int Left = 0, Match = 1, Right = 2, Title = 3, Date = 4;
    private const int WidestMatch = 40, WidestTitle = 20, LeastTitle = 8, LeastContext = 8;

    // A space and a stroke on either side of each column.
    private const int Frame = (3 * 5) + 1;

    /// <summary>Cuts the cells of all rows (left, match, right, title, date) to one line.</summary>
    public static void Fit(List<string[]> rows, int width)
    {
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Results.Inert(row[i]).Replace('\n', ' ');
            }
        }

        int Widest(int column, string heading, int most) => Math.Clamp(rows.Select(r => r[column].GetCellWidth()).DefaultIfEmpty().Max(), heading.Length, most);
        var match = Widest(Match, "match", WidestMatch);
        var title = Widest(Title, "title", Math.Clamp(width / 6, LeastTitle, WidestTitle));
        var context = Math.Max(LeastContext, (width - Frame - match - title - Widest(Date, "date", 10)) / 2);
        foreach (var row in rows)
        {
            row[Left] = Cut(row[Left], context, fromEnd: true);
            row[Left] = new string(' ', context - row[Left].GetCellWidth()) + row[Left];
            row[Match] = Shortened(row[Match], match);
            row[Right] = Cut(row[Right], context, fromEnd: false);
            row[Title] = Shortened(row[Title], title);
        }
    }

    private static string Shortened(string text, int width) => text.GetCellWidth() <= width ? text : Cut(text, width - 1, fromEnd: false) + "…";

    // The longest beginning or end that is no wider; a pair of surrogates is not parted.
    private static string Cut(string text, int width, bool fromEnd)
    {
        var runes = text.EnumerateRunes().Select(r => r.ToString()).ToList();
        if (fromEnd)
        {
            runes.Reverse();
        }

        var kept = runes.TakeWhile(r => (width -= r.GetCellWidth()) >= 0).ToList();
        if (fromEnd)
        {
            kept.Reverse();
        }

        return string.Concat(kept);
    }
}
