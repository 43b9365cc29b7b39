using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>
/// Brings the tagger's mentions together with the names that the network tags. The tagger knows the bodies, the bylines and the
/// chains of places of union papers; the network has read more of the world. So a person must be known to the network or to
/// a rule, and what the network names where the tagger sees nothing is taken, unless ordinary words make it up.
/// </summary>
internal sealed class NetworkNames
{
    private readonly List<Mention> names = [];
    private readonly List<Token> tokens = [];
    private readonly List<Mention> merged = [];

    /// <summary>
    /// Changes <paramref name="tagged"/>, the tagger's mentions in text order; <paramref name="classes"/> are those of
    /// <see cref="LacEvidence"/>, <paramref name="byRule"/> the persons that a rule gives away.
    /// </summary>
    public void Merge(ReadOnlySpan<char> text, ReadOnlySpan<byte> classes, List<Mention> byRule, List<Mention> tagged)
    {
        Read(classes);
        byRule.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        merged.Clear();
        int name = 0, rule = 0, end = 0;
        for (var i = 0; i < tagged.Count; i++)
        {
            var mention = tagged[i];
            name = FirstBehind(names, name, mention.Start);
            rule = FirstBehind(byRule, rule, mention.Start);
            if (mention.Kind == EntityKind.Person && !IsAmong(byRule, rule, mention))
            {
                var limit = i + 1 < tagged.Count ? tagged[i + 1].Start : text.Length;
                if (!TryAsNetworkHasIt(classes, name, end, limit, ref mention))
                {
                    continue;
                }
            }

            end = mention.End;
            merged.Add(mention);
        }

        tagged.Clear();
        AddBetween(text, tagged);
    }

    /// <summary>The first mention at or behind <paramref name="from"/> that ends behind an offset.</summary>
    private static int FirstBehind(List<Mention> mentions, int from, int offset)
    {
        while (from < mentions.Count && mentions[from].End <= offset)
        {
            from++;
        }

        return from;
    }

    private static bool IsAmong(List<Mention> mentions, int from, Mention mention)
    {
        for (; from < mentions.Count && mentions[from].Start <= mention.Start; from++)
        {
            if (mentions[from] == mention)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the network's bounds of a person where they cross no other mention; false where it sees no name at all.</summary>
    private bool TryAsNetworkHasIt(ReadOnlySpan<byte> classes, int name, int first, int limit, ref Mention person)
    {
        for (; name < names.Count && names[name].Start < person.End; name++)
        {
            if (names[name].Kind == EntityKind.Person)
            {
                person = names[name].Start >= first && names[name].End <= limit ? names[name] : person;
                return true;
            }
        }

        return classes[person.Start..person.End].ContainsAny(LacEvidence.OtherPerson, (byte)(LacEvidence.OtherPerson + 1));
    }

    /// <summary>Writes the merged mentions and, between them, the names of the network that overlap none.</summary>
    private void AddBetween(ReadOnlySpan<char> text, List<Mention> all)
    {
        var next = 0;
        foreach (var mention in merged)
        {
            for (; next < names.Count && names[next].Start < mention.End; next++)
            {
                if (names[next].End <= mention.Start && (all.Count == 0 || names[next].Start >= all[^1].End))
                {
                    AddUnlessOrdinary(text, names[next], all);
                }
            }

            all.Add(mention);
        }

        for (; next < names.Count; next++)
        {
            if (all.Count == 0 || names[next].Start >= all[^1].End)
            {
                AddUnlessOrdinary(text, names[next], all);
            }
        }
    }

    private void AddUnlessOrdinary(ReadOnlySpan<char> text, Mention name, List<Mention> all)
    {
        if (name.Kind == EntityKind.Person || !IsOrdinary(text.Slice(name.Start, name.Length)))
        {
            all.Add(name);
        }
    }

    /// <summary>True of a name that is made of ordinary words alone (心理咨询室), and of a people (哈萨克族).</summary>
    private bool IsOrdinary(ReadOnlySpan<char> name)
    {
        if (name[^1] == '族')
        {
            return true;
        }

        tokens.Clear();
        WordSegmenter.Default.Segment(name, tokens);
        foreach (var token in tokens)
        {
            if (!WordClasses.IsOrdinary(WordClasses.Of(name.Slice(token.Start, token.Length))))
            {
                return false;
            }
        }

        return true;
    }

    private void Read(ReadOnlySpan<byte> classes)
    {
        names.Clear();
        for (var i = 0; i < classes.Length;)
        {
            var begin = i++;
            if (LacEvidence.KindOf(classes[begin]) is { } kind)
            {
                while (i < classes.Length && classes[i] == (classes[begin] | 1))
                {
                    i++;
                }

                names.Add(new Mention(begin, i, kind));
            }
        }
    }
}
