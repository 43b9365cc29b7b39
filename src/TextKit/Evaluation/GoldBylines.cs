using System.Text.RegularExpressions;
using TextKit.Articles;
using TextKit.Entities;

namespace TextKit.Evaluation;

/// <summary>Tells the role and agency of each author that a gold article marks in its byline or its 本报讯（记者…）.</summary>
internal static partial class GoldBylines
{
    public static IReadOnlyList<Byline> Read(string? bylineLine, IReadOnlyList<Paragraph> opening, InlineMarkup markup)
    {
        var text = markup.Text;
        var found = new List<Byline>();
        if (bylineLine is not null)
        {
            Add(text, text.IndexOf(bylineLine, StringComparison.Ordinal), bylineLine.Length, "", markup.Entities, found);
        }

        if (opening.Count > 0 && Dateline().Match(opening[0].Text) is { Success: true } dateline)
        {
            Add(text, text.IndexOf(opening[0].Text, StringComparison.Ordinal), dateline.Length, Agency().Match(dateline.Value).Value, markup.Entities, found);
        }

        return found;
    }

    private static void Add(string text, int start, int length, string agency, List<Entity> entities, List<Byline> found)
    {
        var role = BylineRole.Reporter;
        var from = start;
        foreach (var person in entities)
        {
            if (person.Kind != EntityKind.Person || person.Start < start || person.End > start + length)
            {
                continue;
            }

            var before = text[from..person.Start];
            role = before.Contains("通讯员", StringComparison.Ordinal) ? BylineRole.Correspondent
                : before.Contains("记者", StringComparison.Ordinal) ? BylineRole.Reporter : role;
            agency = Agency().Match(before) is { Success: true } named ? named.Value : agency;
            from = person.End;
            found.Add(new Byline(person.Name, role, agency.Length == 0 ? null : agency));
        }

        if (text.AsSpan(from, start + length - from).IndexOfAny("摄影") >= 0 && length == text.IndexOf('\n', start) - start)
        {
            for (var i = 0; i < found.Count; i++)
            {
                found[i] = found[i] with { Role = BylineRole.Photographer };
            }
        }
    }

    // 本报讯（记者甲 通讯员乙）, 本报北京6月1日电（记者甲）, 新华社西安6月1日电（记者甲）
    [GeneratedRegex("^[^。！？]{0,24}?[讯电][ 　]*[（(][^）)]*[）)]")]
    private static partial Regex Dateline();

    [GeneratedRegex("本报|本刊|本社|新华社|中新社|[\\u4e00-\\u9fff]{2,6}社(?=记者|[\\u4e00-\\u9fff\\d]*[讯电])")]
    private static partial Regex Agency();
}
