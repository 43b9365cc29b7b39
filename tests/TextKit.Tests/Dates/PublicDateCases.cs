using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TextKit.Dates;

namespace TextKit.Tests.Dates;

/// <summary>
/// The public cases of Recognizers-Text and JioNLP by span and interval. Their results are brought to our conventions: 从, 自,
/// 大约 before a date and 以后, 左右 behind it do not count; the end of a whole month or year is the day before their exclusive end,
/// and the last member of a range is included; of their past and future readings either is right; times of day are compared by
/// span, and a piece of a longer result of ours that ends with it (晚上9:30 of 今天晚上9:30) is right.
/// </summary>
public sealed partial class PublicDateCases
{
    // Durations are figures, hours have no days.
    private static readonly string[] Lengths =
    [
        "两年", "6 天", "他在希腊旅游了半个月", "还剩8天20时", "还剩8天20小时", "一年多三个月又20天8小时余50分钟20秒", "五个星期3小时", "两天又一个月",
        "上个小时", "之前3小时", "在未来的3小时", "他2小时后就回来了",
    ];

    // Lunar days are days of the lunar calendar here, of the month of the same number there; 最近 is vague; 新年 is no one day.
    private static readonly string[] OtherReadings =
    [
        "2015年农历正月初一", "正月三十", "2015年十月初一早上九点二十", "中秋节", "春节", "端午节", "最近", "明天新年去哪里",
        // A weekday behind a day stays outside; a month that is not said to come is the one past.
        "10月12号，星期一", "1月15号4点和2月3号9点之间",
        // Bounds before a date stay outside it; a date between two bounds is two dates.
        "截止到2018年", "帮我统计一下2010年之后2018年之前的销量", "根据财税2016 36号文",
    ];

    private static readonly string[] Files =
    [
        "DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser", "HolidayExtractor", "HolidayParser", "TimeExtractor", "TimeParser", "TimePeriodExtractor", "TimePeriodParser",
        "DateTimeExtractor", "DateTimeParser", "DateTimePeriodExtractor", "DateTimePeriodParser", "MergedExtractor", "MergedParser", "SetExtractor", "SetParser", "DateTimeModel", "DateTimeModelExperimentalMode",
    ];

    private static readonly DateExtractor Extractor = DateExtractor.Create(new DateExtractorOptions { Wide = true });

    [Fact]
    public void Public_cases_of_dates_come_out_by_span_and_interval()
    {
        var rows = Files.SelectMany(RecognizersCases).Concat(JioCases()).ToList();
        var counted = rows.Where(r => !Lengths.Contains(r.Input) && !OtherReadings.Contains(r.Input)).ToList();
        Assert.True(rows.Count - counted.Count <= 0.15 * rows.Count, $"{rows.Count - counted.Count} of {rows.Count} differ by design");
        foreach (var file in rows.GroupBy(r => r.File))
        {
            TestContext.Current.SendDiagnosticMessage("{0}: {1} of {2} counted ({3} in all) right", file.Key, file.Count(r => r.IsRight && counted.Contains(r)), file.Count(counted.Contains), file.Count());
        }

        var wrong = counted.Where(r => !r.IsRight).Select(r => $"{r.File}: {r.Input}");
        Assert.True(counted.Count(r => r.IsRight) >= 0.85 * counted.Count, string.Join('\n', wrong));
    }

    private static IEnumerable<CaseRow> RecognizersCases(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Locate($"DateTime_{file}.json")));
        foreach (var item in document.RootElement.EnumerateArray())
        {
            var input = item.GetProperty("Input").GetString()!;
            var reference = item.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var at) ? DateOnly.FromDateTime(at.GetDateTime()) : new DateOnly(2019, 8, 20);
            var found = Extractor.Extract(input, reference).Select(d => (Surface: Normal(input.Substring(d.Start, d.Length)), d.From, d.To)).ToList();
            var expected = item.GetProperty("Results").EnumerateArray().ToList();
            var isPiece = file.StartsWith("TimeEx", StringComparison.Ordinal);
            var isRight = expected.Count == 0 ? found.Count == 0 : expected.All(e =>
            {
                var surface = Normal(e.GetProperty("Text").GetString()!);
                var match = found.FirstOrDefault(f => f.Surface == surface || (isPiece && f.Surface.EndsWith(surface, StringComparison.Ordinal)));
                return match.Surface is not null && IsInterval(match.From, match.To, [.. Intervals(e)]);
            });
            yield return new(file, input, isRight);
        }
    }

    private static IEnumerable<CaseRow> JioCases()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Locate("jionlp_test_time_extractor.json")));
        foreach (var item in document.RootElement.EnumerateArray())
        {
            var input = item[0].GetString()!;
            var expected = item[1].EnumerateArray().Select(e => (e.GetProperty("offset")[0].GetInt32(), e.GetProperty("offset")[1].GetInt32()));
            yield return new("JioNLP", input, Extractor.Extract(input, new DateOnly(2019, 8, 20)).Select(d => (d.Start, d.End)).SequenceEqual(expected));
        }
    }

    private static string Locate(string name)
    {
        var path = Path.Combine(RepositoryRoot.Shared, "data", "figures", name);
        Assert.SkipUnless(File.Exists(path), $"{path} is not here: the public cases are evaluation data outside the checkout.");
        return path;
    }

    private static string Normal(string surface) => Behind().Replace(Before().Replace(surface.Replace(',', '，').Replace('：', ':'), ""), "").Replace(" ", "", StringComparison.Ordinal);

    private static bool IsInterval(DateOnly? from, DateOnly? to, List<Expected> expected) => expected.Count == 0 || expected.Any(e => e.Kind switch
    {
        "time" or "timerange" or "set" => true,
        _ when e.Day is { } day => from == day && to == day,
        _ when e.Bound is "after" or "since" => to is null && from == e.From,
        _ when e.Bound is "before" or "until" => from is null && (to == e.To || to == e.To?.AddDays(-1)),
        "datetimerange" => from == e.From && to == e.To,
        _ => (to is null && from == e.To) || (from == e.From && (to == e.To || to == e.To?.AddDays(-1) || IsLastMember(to, e.To))),
    });

    // Their range ends where its last month or year begins.
    private static bool IsLastMember(DateOnly? to, DateOnly? end) =>
        to is { } ours && end is { Day: 1 } theirs && ours > theirs && ours.Year == theirs.Year && (ours.Month == theirs.Month || theirs.Month == 1);

    private static IEnumerable<Expected> Intervals(JsonElement result)
    {
        if (result.TryGetProperty("Resolution", out var value) || result.TryGetProperty("Value", out value))
        {
            if (value.TryGetProperty("values", out var values))
            {
                return values.EnumerateArray().Select(v => new Expected(Text(v, "type") ?? "", Text(v, "Mod"), Day(Text(v, "value")), Day(Text(v, "start")), Day(Text(v, "end"))));
            }

            return new[] { "FutureResolution", "PastResolution" }.Where(k => value.TryGetProperty(k, out _)).Select(k => value.GetProperty(k)).Select(r =>
                Text(r, "startDateTime") is { } start ? new Expected("datetimerange", null, null, Day(start), Day(Text(r, "endDateTime")))
                : Text(r, "startDate") is { } first ? new Expected("daterange", null, null, Day(first), Day(Text(r, "endDate")))
                : (Text(r, "date") ?? Text(r, "dateTime")) is { } day ? new Expected("date", null, Day(day), null, null) : new Expected("time", null, null, null, null));
        }

        return [];
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly? Day(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^(从|自从|自|截止到|大约|在|时间)+")]
    private static partial Regex Before();

    [GeneratedRegex("(之间|间|左右|开始|以后|之后|之前|以前| )+$")]
    private static partial Regex Behind();

    private sealed record CaseRow(string File, string Input, bool IsRight);

    private sealed record Expected(string Kind, string? Bound, DateOnly? Day, DateOnly? From, DateOnly? To);
}
