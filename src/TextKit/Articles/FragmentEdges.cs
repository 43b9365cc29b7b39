using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Articles;

/// <summary>How a fragment begins and ends, worked out once.</summary>
internal sealed class FragmentEdges
{
    private const string Units = "万亿千百余多名元年月日个户次场人家吨亩岁条座公米时分度点件盒本台张页篇项届期平立倍厘毫克斤种位对批辆幢栋层号%.";
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;！!？?");
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("，,。；;！!？?、");
    private static readonly SearchValues<char> FrameClosers = SearchValues.Create("时候间后前中上下里内的刻");
    private static readonly SearchValues<char> TodayWords = SearchValues.Create("地天日晚年前事选场中时好了上即作成务家月夜初然局");
    private static readonly SearchValues<char> Expecting = SearchValues.Create("的和与及或着被把向对从为将让使请给、，,在由以之其第每各这那");

    public FragmentEdges(Fragment fragment, ContinuationModel model)
    {
        var first = fragment.First.AsSpan();
        if (first.Length > 0)
        {
            First = first[0];
            Second = first.Length > 1 ? first[1] : '\0';
            Third = first.Length > 2 ? first[2] : '\0';
            BeginsInside = Punctuation.BeginsInside(first);
            StopsSoon = first[..Math.Min(4, first.Length)].IndexOfAny(ClauseEnds) >= 1;
            Start = model.StartScore(First);
            ClosesQuote = Punctuation.QuoteBalance(first).Unopened > 0;
            BeginsWithUnit = Units.Contains(First);
            var end = first.IndexOfAny(PhraseEnds);
            ClosesFrame = (end < 0 ? first : first[..end]).IndexOfAny(FrameClosers) >= 0;
        }

        var last = fragment.Last.AsSpan();
        if (last.Length > 0)
        {
            Last = last[^1];
            BeforeLast = last.Length > 1 ? last[^2] : '\0';
            OpensQuote = Punctuation.QuoteBalance(last).Opened > 0;
            Expects = Expecting.Contains(Last);
            EndsInNumber = char.IsAsciiDigit(Last) || (Last == '.' && char.IsAsciiDigit(BeforeLast));
            OpensFrame = LeavesFrame(last);
            EndsInColon = Last is '：' or ':';
            if (fragment.IsOpen)
            {
                (Word1, Word2, Word3) = (Prefix(last, 1), Prefix(last, 2), Prefix(last, 3));
            }
        }

        if (fragment.Heading is { } heading)
        {
            HeadingWidth = (float)BlockReader.Width(heading.Text);
            HeadingHasComma = heading.Text.AsSpan().ContainsAny('，', ',');
        }
    }

    public char First { get; }

    public char Second { get; }

    public char Third { get; }

    public char Last { get; }

    public char BeforeLast { get; }

    public bool BeginsInside { get; }

    /// <summary>A mark stands within the first characters.</summary>
    public bool StopsSoon { get; }

    /// <summary>How much more often a paragraph begins with the first character than a line inside one; natural log.</summary>
    public float Start { get; }

    public bool OpensQuote { get; }

    public bool ClosesQuote { get; }

    public bool BeginsWithUnit { get; }

    /// <summary>The end is a digit, or the point behind one.</summary>
    public bool EndsInNumber { get; }

    /// <summary>The end needs a noun or a verb to follow.</summary>
    public bool Expects { get; }

    /// <summary>在未 … without 时, 前, 后 or the like: a frame that stays open.</summary>
    public bool OpensFrame { get; }

    public bool ClosesFrame { get; }

    public bool EndsInColon { get; }

    public float HeadingWidth { get; }

    public bool HeadingHasComma { get; }

    /// <summary>Where the last character, the last two and the last three lead in the dictionary; 0 for nowhere.</summary>
    private ulong Word1 { get; }

    private ulong Word2 { get; }

    private ulong Word3 { get; }

    /// <summary>The length of the longest word of the dictionary across the cut between this end and a beginning; 0 for none.</summary>
    public int WordAcross(FragmentEdges next)
    {
        var longest = 0;
        Across(Word1, 1, next, ref longest);
        Across(Word2, 2, next, ref longest);
        Across(Word3, 3, next, ref longest);
        return longest;
    }

    private static unsafe void Across(ulong node, int length, FragmentEdges next, ref int longest)
    {
        var trie = WordDictionary.Jieba.Trie;
        for (var i = 0; i < 3 && node >> DoubleArrayTrie.BaseShift != 0; i++)
        {
            var code = trie.Codes[i == 0 ? next.First : i == 1 ? next.Second : next.Third];
            node = trie.Nodes[(int)(node >> DoubleArrayTrie.BaseShift) + code];
            if ((ushort)node != code)
            {
                return;
            }

            if (DoubleArrayTrie.Value(node) > 0)
            {
                longest = Math.Max(longest, length + i + 1);
            }
        }
    }

    private static unsafe ulong Prefix(ReadOnlySpan<char> last, int length)
    {
        if (last.Length < length || !Punctuation.IsHan(last[^length]))
        {
            return 0;
        }

        var trie = WordDictionary.Jieba.Trie;
        var slot = trie.FindSlot(last[^length..]);
        return slot < 0 ? 0 : trie.Nodes[slot];
    }

    private static bool LeavesFrame(ReadOnlySpan<char> last)
    {
        var clause = last[(last.LastIndexOfAny(ClauseEnds) + 1)..];
        return ((clause.StartsWith("当") && clause.Length > 1 && !TodayWords.Contains(clause[1])) || clause.StartsWith("在未") || clause.StartsWith("在没") || clause.StartsWith("在得知"))
            && clause.IndexOfAny(FrameClosers) < 0;
    }
}
