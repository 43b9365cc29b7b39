using System.Text.RegularExpressions;

namespace TextKit.Themes;

/// <summary>
/// What the form of an article says of its genre, as numbers: marks that a newspaper prints (本报讯, a reporter's line, 摄, 公告 in the
/// title) and measures of style over the lines that bear no mark. One pass over the text; allocates nothing.
/// </summary>
internal static partial class ArticleForm
{
    /// <summary>How many of the numbers are marks; they come first.</summary>
    public const int Marks = 10;
    /// <summary>How many numbers there are.</summary>
    public const int Count = Marks + 18;

    private const int LongestMarkedLine = 40;
    private const int HeadLines = 4;
    private const int ShortLine = 25;
    // What is shorter than any newspaper item is measured as the shortest, not beyond what was learnt.
    private const int Shortest = 100;

    /// <summary>Fills <paramref name="form"/>, of length <see cref="Count"/>.</summary>
    public static void Read(ReadOnlySpan<char> title, ReadOnlySpan<char> body, Span<float> form)
    {
        form.Clear();
        var marks = form[..Marks];
        title = title.Trim();
        Set(marks, 0, Contents().IsMatch(title));
        Set(marks, 1, Notice().IsMatch(title));
        var style = new Style();
        var number = 0;
        ReadOnlySpan<char> last = default;
        foreach (var range in body.Split('\n'))
        {
            var line = body[range].Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            number++;
            last = line;
            var isMark = false;
            if (number <= HeadLines)
            {
                if (number == 1)
                {
                    Set(marks, 2, Comment().IsMatch(line) && line.Length < ShortLine);
                    Set(marks, 3, line.Length < LongestMarkedLine && line[^1] is '：' or ':');
                }

                var opening = line[..Math.Min(line.Length, LongestMarkedLine)];
                Set(marks, 4, News().IsMatch(opening));
                if (line.Length < LongestMarkedLine)
                {
                    var (reporter, name) = (Reporter().IsMatch(line), number < HeadLines && Name().IsMatch(line));
                    Set(marks, 5, reporter);
                    Set(marks, 6, name);
                    isMark = reporter || name;
                }
            }

            if (line.Length < LongestMarkedLine || line[^1] is '）' or ')')
            {
                var photo = Photographer().IsMatch(line[^Math.Min(line.Length, LongestMarkedLine)..]);
                Set(marks, 7, photo);
                isMark |= photo && line.Length < LongestMarkedLine;
            }

            if (!isMark)
            {
                style.Add(line);
            }
        }

        Set(marks, 8, Day().IsMatch(last));
        // A photo's credit ends a short text; under a long one it belongs to a picture beside the story.
        Set(marks, 9, marks[7] > 0 && body.Length < 400);
        style.Write(form[Marks..]);
    }

    private static void Set(Span<float> marks, int mark, bool holds) => marks[mark] = holds ? 1 : marks[mark];

    [GeneratedRegex("(?:要目|目录|目次|总目)$")]
    private static partial Regex Contents();

    [GeneratedRegex("(?:公告|通告|启事|公示|通知|通报|要约书|倡议书|简章|指南|须知|声明)[》”]?$")]
    private static partial Regex Notice();

    [GeneratedRegex("评论|时评|短评|社论|快评|言论|随笔")]
    private static partial Regex Comment();

    [GeneratedRegex("^(?:本报|本刊|本社|本网|中工网|据?新华社|据?中新社|[\u4e00-\u9fff]{2,6}(?:日报|晚报|工报))[^，。（(]{0,16}?(?:讯(?!员)|电|消息)[\\s（(　]|^(?:本报|本刊|本社|本网)[^，。（(]{0,12}讯(?!员)")]
    private static partial Regex News();

    [GeneratedRegex("^(?:[\u4e00-\u9fff]{2,6})?(?:首席|见习|实习|特约|摄影)?(?:记者|通讯员)[\\s　:：]")]
    private static partial Regex Reporter();

    [GeneratedRegex("^[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})*$")]
    private static partial Regex Name();

    [GeneratedRegex("(?:摄|摄影|摄影报道|文[/／]图|图[/／]文)[）)]?$")]
    private static partial Regex Photographer();

    [GeneratedRegex(@"^(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日$")]
    private static partial Regex Day();

    /// <summary>Counts over the lines of the body.</summary>
    private ref struct Style
    {
        private int lines, shortLines, closedLines, characters, sentences, questions, quotes, numbers, days, colons, items, selves, ellipses, lists, sayings, nots, bodies;

        public void Add(ReadOnlySpan<char> line)
        {
            lines++;
            shortLines += line.Length < ShortLine ? 1 : 0;
            closedLines += line[^1] is '。' or '！' or '？' or '”' or '…' ? 1 : 0;
            characters += line.Length;
            var before = '\n';
            for (var i = 0; i < line.Length; i++)
            {
                var c = line[i];
                switch (c)
                {
                    case '。' or '！': sentences++; break;
                    case '？': sentences++; questions++; break;
                    case '“': quotes++; break;
                    case '：': colons++; break;
                    case '…': ellipses++; break;
                    case '我': selves++; break;
                    case '说': sayings++; break;
                    case '不': nots++; break;
                    case '月' or '日' when char.IsAsciiDigit(before): days++; break;
                    case '、':
                        lists++;
                        items += before is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' ? 1 : 0;
                        break;
                    case '会' when before == '工': bodies++; break;
                    default: numbers += char.IsAsciiDigit(c) && !char.IsAsciiDigit(before) ? 1 : 0; break;
                }

                before = c;
            }
        }

        public readonly void Write(Span<float> into)
        {
            var (all, rows) = (Math.Max(Shortest, characters), Math.Max(1, lines));
            float Share(int count) => 100f * count / all;
            ReadOnlySpan<float> values =
            [
                MathF.Log(all), MathF.Log(rows), MathF.Log((float)all / rows), MathF.Log((float)all / Math.Max(1, sentences)), (float)shortLines / rows, (float)closedLines / rows,
                Share(questions), Share(quotes), Share(numbers), Share(days), Share(colons), Share(items), Share(selves), Share(ellipses), Share(lists), Share(sayings), Share(nots), Share(bodies),
            ];
            values.CopyTo(into);
        }
    }
}
