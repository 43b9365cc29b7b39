using System.Buffers;
using System.Runtime.InteropServices;
using TextKit.Numerals;

namespace TextKit.Dates;

/// <summary>One pass over a text: from date word to date word, each read with its second end and what follows it.</summary>
internal ref partial struct DateScanner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；、！？\n");
    private readonly ReadOnlySpan<char> text;
    private readonly DateOnly? issue;
    private readonly List<DateExpression> dates;
    private readonly int first;
    private int done;
    private int sentence;
    private int sentenceYear;
    private int lastYear;
    private int lastMonth;
    private DateOnly? lastDay;
    private int pending;

    public DateScanner(ReadOnlySpan<char> text, DateOnly? issue, List<DateExpression> dates)
    {
        this.text = text;
        this.issue = issue;
        this.dates = dates;
        first = dates.Count;
        pending = first;
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

            i = Read(i + skip);
        }

        ResolvePending(issue);
    }

    private readonly char At(int i) => (uint)i < (uint)text.Length ? text[i] : '\0';

    private readonly bool Follows(int at, string word) => at <= text.Length && text[at..].StartsWith(word);

    private int Read(int start)
    {
        EnterSentence(start);
        if (text[start] == '每')
        {
            return ReadRecurring(start);
        }

        if (!ReadMoment(start, default, out var moment))
        {
            return Math.Max(moment.End, start + 1);
        }

        if (ReadSecondEnd(ref moment, out var second))
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
        }

        if (moment.IsRecurring)
        {
            return Add(moment, null, null);
        }

        return Finish(moment);
    }

    // A year named in the sentence holds for the bare months behind it.
    private void EnterSentence(int start)
    {
        var stop = text[sentence..start].LastIndexOfAny("。！？\n");
        if (stop >= 0)
        {
            sentence += stop + 1;
            sentenceYear = 0;
        }
    }

    /// <summary>Reads what follows a moment (以来, 起, 前, 期间) and adds the date.</summary>
    private int Finish(Moment moment)
    {
        DateOnly? from = moment.Known ? moment.From : null;
        DateOnly? to = moment.Known ? moment.To : null;
        var at = moment.End;
        var c = At(at);
        if (c == '以' && At(at + 1) == '来')
        {
            moment.End += 2;
            to = null;
        }
        else if (c == '起' && At(at + 1) is not ('来' or '草' or '点' or '诉' or '步' or '床' or '伏' or '源' or '码' or '降' or '飞' or '重' or '早') && !(At(at + 1) == '到' && NumeralReader.ArabicDigit(At(at + 2)) < 0))
        {
            moment.End++;
            to = null;
        }
        else if (moment.Grain != DateGrain.Vague && TryBefore(at, out var length))
        {
            moment.End += length;
            if (moment.Known)
            {
                var last = moment.IsEnd || (moment.Grain == DateGrain.Day && !moment.IsFestival) ? moment.To : moment.From.AddDays(-1);
                (from, to) = (null, last);
            }
        }
        else if (Follows(at, "期间") || Follows(at, "假期"))
        {
            moment.End += 2;
            if (moment.IsFestival && moment.Known)
            {
                (from, to) = Festivals.Holiday(moment.Festival, moment.From);
            }
        }
        else if (Follows(at, "时期") && moment.Grain == DateGrain.Year)
        {
            moment.End += 2;
        }

        return Add(moment, from, to);
    }

    private readonly bool TryBefore(int at, out int length)
    {
        if (Follows(at, "或之前") || Follows(at, "及之前") || Follows(at, "及以前") || Follows(at, "或以前"))
        {
            length = 3;
            return true;
        }

        length = Follows(at, "以前") || Follows(at, "之前") || Follows(at, "前夕") ? 2 : 0;
        if (length == 0 && At(at) == '前' && At(at + 1) is not ('往' or '后' or '来' or '进' or '期' or '景' or '提' or '沿' or '置' or '列' or '线' or '身' or '方' or '夜' or '去' or '十' or '三' or '五' or '两' or '半' or '面' or '任'))
        {
            length = 1;
        }

        return length > 0;
    }

    private int Add(in Moment moment, DateOnly? from, DateOnly? to)
    {
        if (moment.NeedsDay)
        {
            // Filled in by the day named before, or else by the next one.
            (from, to) = lastDay is { } day ? (day, day) : (DateOnly.MinValue, DateOnly.MinValue);
            if (moment.IsRecurring || moment.IsHours || NamesNoDay(moment.Start))
            {
                (from, to) = (null, null);
            }
        }
        else if (moment.Known && moment.Grain is DateGrain.Day or DateGrain.Clock && moment.From == moment.To)
        {
            if (lastDay is null)
            {
                ResolvePending(moment.From);
            }

            lastDay = moment.From;
        }

        dates.Add(new DateExpression(moment.Start, moment.End - moment.Start, from, to, moment.IsRecurring));
        done = moment.End;
        return done;
    }

    // 工作日上午9时: no one day.
    private readonly bool NamesNoDay(int start)
    {
        var clause = text[Math.Max(0, start - 16)..start];
        var cut = clause.LastIndexOfAny('。', '\n');
        clause = clause[(cut + 1)..];
        return clause.Contains('每') || clause.IndexOf("工作日") >= 0;
    }

    private void ResolvePending(DateOnly? day)
    {
        var added = CollectionsMarshal.AsSpan(dates);
        for (; pending < added.Length; pending++)
        {
            if (added[pending].From == DateOnly.MinValue)
            {
                added[pending] = added[pending] with { From = day, To = day };
            }
        }
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

        if (!CalendarShape.IsConnector(At(at)))
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

        var year = lastYear;
        var month = lastMonth;
        if (!ReadMoment(at, moment, out second) || second.Grain != moment.Grain && !(second.Grain is DateGrain.Month or DateGrain.MonthPart && moment.Grain is DateGrain.Month or DateGrain.MonthPart or DateGrain.Part) || second.IsRecurring)
        {
            (lastYear, lastMonth) = (year, month);
            return false;
        }

        return true;
    }
}
