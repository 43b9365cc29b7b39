namespace TextKit.Entities;

/// <summary>Mends mentions of the tagger whose form is known to be another.</summary>
internal static class MentionForms
{
    private static readonly WordSet Verbs = new("组织 联合 会同 携手 召开 举办 启动 派出 邀请 走进 开展 选派 联手 推出 发放 请".Split(' ').Select(w => (w, 0)));

    /// <summary>Appends a mention: two bodies where a verb stands behind the abbreviation of a union (甘肃省总组织兰州大学), a village where a person's name goes on so.</summary>
    public static void Add(ReadOnlySpan<char> text, Mention mention, List<Mention> tagged)
    {
        if (mention.Kind == EntityKind.Organization && VerbBehindUnion(text, mention, out var verb) is > 0 and var at)
        {
            tagged.Add(mention with { End = at });
            if (mention.End - at - verb > 2)
            {
                tagged.Add(mention with { Start = at + verb });
            }
        }
        else if (mention.Kind == EntityKind.Person && mention.Length > 2 && mention.End < text.Length && text[mention.End] is '村' or '乡' or '镇')
        {
            tagged.Add(new Mention(mention.Start, mention.End + 1, EntityKind.Place));
        }
        else
        {
            tagged.Add(mention);
        }
    }

    /// <summary>Where the verb begins, or 0.</summary>
    private static int VerbBehindUnion(ReadOnlySpan<char> text, Mention mention, out int verb)
    {
        verb = 0;
        var at = text[mention.Start..mention.End].IndexOf('总');
        if (at < 1 || text[mention.Start + at - 1] is not ('省' or '市' or '县' or '区' or '州' or '旗' or '盟'))
        {
            return 0;
        }

        at += mention.Start + 1;
        verb = at < mention.End ? Verbs.LongestAt(text, at) : 0;

        // 组织部 is a department.
        return verb > 0 && at + verb < mention.End && text[at + verb] != '部' ? at : 0;
    }
}
