using System.Buffers;
using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>One pass over a text: from date word to date word, each read with its second end and what follows it.</summary>
internal ref partial struct DateScanner
{
    // How far a clock time or 今天 looks for the day that it belongs to, in days before the issue.
    private const int DaysInContext = 14;
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；、！？\n");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。！？\n");
    private readonly ReadOnlySpan<char> text;
    private readonly DateOnly? issue;
    private readonly bool isWide;
    private readonly List<DateExpression> dates;
    private int done;
    private int sentence;
    private int entered;
    private int line;
    private int sentenceYear;
    private int lastYear;
    private int lastMonth;
    private DateOnly? lastDay;
    private int lastDayLine;
    private (DateOnly From, DateOnly To) lastPeriod;
    private int lastPeriodStart = -1;

    public DateScanner(ReadOnlySpan<char> text, DateOnly? issue, bool isWide, List<DateExpression> dates)
    {
        this.text = text;
        this.issue = issue;
        this.isWide = isWide;
        this.dates = dates;
    }

    public void Run(SearchValues<char> starts)
    {
        for (var i = 0; ;)
        {
            var skip = text[i..].IndexOfAny(starts);
            if (skip < 0)
            {
                break;
            }

            i += skip;
            var c = text[i];
            var behind = DateWords.MayBeginNumeral(c) ? EndOfNumeral(i) : i;
            i = (behind > i && MayBeDate(i, behind)) || c == '每' || DateWords.MayBegin(c, At(i + 1)) || (c == '“' && NumeralReader.Starts.Contains(At(i + 1))) ? Read(i) : Math.Max(behind, i + 1);
        }
    }

    private readonly char At(int i) => (uint)i < (uint)text.Length ? text[i] : '\0';

    private readonly bool Follows(int at, string word) => at <= text.Length && text[at..].StartsWith(word);

    private readonly bool IsBehind(int at, string word) => at >= word.Length && text[(at - word.Length)..at].SequenceEqual(word);

    private readonly bool IsNumeral(int at) => NumeralReader.Starts.Contains(At(at));

    private readonly bool TryNumber(int at, out Numeral number)
    {
        if (IsNumeral(at) && NumeralReader.TryRead(text, at, out number))
        {
            return true;
        }

        number = default;
        return false;
    }

    private readonly int EndOfNumeral(int at)
    {
        for (at++; DateWords.MayContinueNumeral(At(at)); at++)
        {
        }

        return at;
    }

    // The quick look that most numerals do not pass: 1500名 and 一些 are no dates.
    private readonly bool MayBeDate(int start, int end)
    {
        var unit = At(end);
        if (!DateWords.MayFollowNumeral(unit))
        {
            return (isWide && end - start == 4) || (end - start == 8 && text[start] is '1' or '2');
        }

        var next = At(end + 1);
        return unit switch
        {
            '天' or '个' or '個' => next is '来' or '前' or '后' or '以' or '之' or '多' or '半' or '内' or '月' or '星' or '季' or '礼' || PointsInTime(start),
            '.' or '/' or ':' or '：' or '-' or '—' or '–' or '－' or '~' or '～' or '─' or '―' or '‐' or '至' or '到' => DateWords.MayContinueNumeral(next) || CalendarShape.IsConnector(next) || next == ' ',
            ' ' => next is '年' or '月' or '日' or '到' or '至' or '-' or '–' or '—' or '0' or '1',
            _ => true,
        };
    }

    // 近, 过去 or 未来 before a length of time.
    private readonly bool PointsInTime(int start) => At(start - 1) is '近' or '去' or '来' or '后' or '前' or '頭' or '头' or '上' or '下';

    private int Read(int start)
    {
        EnterSentence(start);
        if (text[start] is '每' or '天' or '年' or '月' or '夜' or '逢' or '日' && ReadRecurring(start, out var end))
        {
            return end;
        }

        if (!ReadMoment(start, default, out var moment))
        {
            return Math.Max(moment.End, start + 1);
        }

        if (ReadSecondEnd(ref moment, out var second))
        {
            Join(ref moment, second);
        }

        return moment.IsRecurring ? Add(moment, null, null) : Finish(moment);
    }

    private static void Join(ref Moment moment, in Moment second)
    {
        moment.End = second.End;
        if (moment.Known && second.Known && moment.From <= second.To)
        {
            moment.To = second.To;
        }
        else if (!moment.NeedsDay)
        {
            moment.Known = false;
        }

        moment.IsEnd = second.IsEnd;
        moment.IsHours = moment.Grain == DateGrain.Clock;
        moment.IsRecurring |= second.IsRecurring;
        moment.IsFestival = false;
    }

    // A year named in the sentence holds for the bare months behind it. Every character is looked at once.
    private void EnterSentence(int start)
    {
        if (start <= entered)
        {
            return;
        }

        var passed = text[entered..start];
        var stop = passed.LastIndexOfAny(SentenceMarks);
        if (stop >= 0)
        {
            sentence = entered + stop + 1;
            sentenceYear = 0;
            line += passed.Count('\n');
        }

        entered = start;
    }

    private int Add(in Moment moment, DateOnly? from, DateOnly? to)
    {
        if (moment.NeedsDay)
        {
            from = to = line - lastDayLine <= 1 && !moment.IsRecurring && !moment.IsHours && !NamesNoDay(moment.Start) ? lastDay : null;
        }
        else if (moment.Known && moment.Grain is DateGrain.Day or DateGrain.Clock && moment.From == moment.To)
        {
            lastDay = moment.From;
            lastDayLine = line;
        }

        if (moment.Grain is DateGrain.Part or DateGrain.Month && moment.Known)
        {
            (lastPeriod, lastPeriodStart) = ((moment.From, moment.To), moment.Start);
        }

        dates.Add(new DateExpression(moment.Start, moment.End - moment.Start, from, to, moment.IsRecurring));
        done = moment.End;
        return done;
    }

    // 工作日上午9时: no one day.
    private readonly bool NamesNoDay(int start)
    {
        var clause = text[Math.Max(0, start - 16)..start];
        clause = clause[(clause.LastIndexOfAny('。', '\n') + 1)..];
        return clause.Contains('每') || clause.IndexOf("工作日") >= 0 || clause.IndexOf("周一至") >= 0;
    }

    private bool ReadSecondEnd(ref Moment moment, out Moment second)
    {
        second = default;
        if (moment.Grain is DateGrain.Vague or DateGrain.Week && !moment.Known)
        {
            return false;
        }

        var at = moment.End;
        while (At(at) == ' ')
        {
            at++;
        }

        var isPair = At(at) is '和' or '与' or '與';
        if (!isPair && !CalendarShape.IsConnector(At(at)))
        {
            return false;
        }

        at++;
        if (At(at) == At(at - 1))
        {
            at++;
        }

        while (At(at) == ' ')
        {
            at++;
        }

        var (year, month, named) = (lastYear, lastMonth, sentenceYear);
        if (!ReadMoment(at, moment, out second) || !MayEnd(moment, second) || (isPair && !Follows(second.End, "之间") && At(second.End) != '间'))
        {
            (lastYear, lastMonth, sentenceYear) = (year, month, named);
            return false;
        }

        second.End += Follows(second.End, "之间") ? 2 : isPair ? 1 : 0;
        return true;
    }

    private static bool MayEnd(in Moment first, in Moment second) =>
        first.IsRecurring == second.IsRecurring
        && (second.Grain == first.Grain
            || (second.Grain is DateGrain.Month or DateGrain.MonthPart && first.Grain is DateGrain.Month or DateGrain.MonthPart or DateGrain.Part)
            || (first.Known && second.Known && !first.NeedsDay && !second.NeedsDay && first.Grain is >= DateGrain.Year and <= DateGrain.Day && second.Grain is >= DateGrain.Year and <= DateGrain.Day && first.From < second.From));
}
