using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Mends the ends of mentions one by one and drops those that name nothing. One text at a time.</summary>
internal sealed class MentionTidier(TaggerFeatures features, PlaceScanner places, PlaceResolver resolver)
{
    private readonly List<Mention> storms = [];
    private readonly List<Token> tokens = [];
    private readonly List<int> candidates = [];

    /// <summary>Mends the mentions and drops those that name nothing.</summary>
    public void Tidy(ReadOnlySpan<char> text, List<Mention> tagged)
    {
        storms.Clear();
        PersonForms.ScanStorms(text, storms);
        var left = 0;
        for (var i = 0; i < tagged.Count; i++)
        {
            var mention = tagged[i];
            if (mention.Kind == EntityKind.Person)
            {
                if (IsStorm(text, mention) || features.CutsWord(mention.Start, mention.End) || text[mention.End..].StartsWith("部门") || text[mention.End..].StartsWith("车间") || text[mention.End..].StartsWith("扶贫车间"))
                {
                    continue;
                }

                mention = WithoutWord(text, mention);
                mention = IsCutBehindRole(text, mention) ? mention with { End = mention.End + 1 } : mention;
                var length = PersonScanner.LengthBeforeTitle(text, mention);
                var end = i + 1 == tagged.Count || mention.Start + length <= tagged[i + 1].Start ? mention.Start + length : mention.End;
                mention = new Mention(PersonScanner.StartWithSurname(text, mention), end, mention.Kind);
            }

            // 韩|正, where 韩正 is a person of the text.
            mention = mention is { Kind: EntityKind.Place, Length: 1 } ? WholePerson(text, tagged, mention) : mention;

            // 胡家, where Hu is a person of the text.
            if (mention.Kind == EntityKind.Place && text[mention.Start..mention.End] is [var family, '家'] && IsFamily(text, tagged, family))
            {
                continue;
            }

            mention = mention.Kind == EntityKind.Place && IsListedPerson(text, tagged, left, mention) ? mention with { Kind = EntityKind.Person } : mention;
            if (mention.Kind >= EntityKind.Other || (MentionForms.TryTidy(text, ref mention, tokens) && !IsCommonWord(text, mention)))
            {
                tagged[left++] = mention;
            }
        }

        tagged.RemoveRange(left, tagged.Count - left);
    }

    /// <summary>True of what has the name of a storm that the text speaks of.</summary>
    private bool IsStorm(ReadOnlySpan<char> text, Mention mention)
    {
        foreach (var storm in Mention.FirstOf(storms))
        {
            if (text[storm.Start..storm.End].SequenceEqual(text[mention.Start..mention.End]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The person of the text whose name begins with what was taken for a place, else the mention.</summary>
    private static Mention WholePerson(ReadOnlySpan<char> text, List<Mention> tagged, Mention mention)
    {
        foreach (var other in Mention.FirstOf(tagged))
        {
            if (other.Kind == EntityKind.Person && text[mention.Start..].StartsWith(text[other.Start..other.End]))
            {
                return mention with { End = mention.Start + other.Length, Kind = EntityKind.Person };
            }
        }

        return mention;
    }

    /// <summary>True of the first character of a person's name that the text holds.</summary>
    private static bool IsFamily(ReadOnlySpan<char> text, List<Mention> tagged, char family)
    {
        foreach (var other in Mention.FirstOf(tagged))
        {
            if (other.Kind == EntityKind.Person && text[other.Start] == family)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True of a name behind a role whose last character was left out (第一书记郝焕|刚对工会).</summary>
    private bool IsCutBehindRole(ReadOnlySpan<char> text, Mention mention) =>
        mention.Length == 2 && EntityLexicon.Default.Surnames.LongestAt(text, mention.Start) == 1 && EntityLexicon.Default.Roles.LongestBefore(text, mention.Start, out _) > 0 && features.LikelyName(mention.Start) == 3
        && mention.End + 1 < text.Length && text[mention.End + 1] is '对' or '向' or '和' or '与';

    /// <summary>True of what stands behind a person in a list and has the form of a name, and is no place of the gazetteer (濮存新、黄海洋).</summary>
    private static bool IsListedPerson(ReadOnlySpan<char> text, List<Mention> tagged, int before, Mention mention) =>
        before > 0 && tagged[before - 1].Kind == EntityKind.Person && tagged[before - 1].End + 1 == mention.Start && text[mention.Start - 1] == '、' && mention.Length is 2 or 3
        && EntityLexicon.Default.Surnames.LongestAt(text, mention.Start) is > 0 and var surname && surname < mention.Length
        && Gazetteer.Default.Names.Find(text[mention.Start..mention.End]) < 0 && (mention.End == text.Length || EntityLexicon.Breaks.Contains(text[mention.End]));

    /// <summary>A name of four characters or more without the everyday word that stands behind a likelier name in it (靖靖分析).</summary>
    private Mention WithoutWord(ReadOnlySpan<char> text, Mention mention)
    {
        var likely = mention.Length > 3 && EntityLexicon.Default.Surnames.LongestAt(text, mention.Start) == 1 ? features.LikelyName(mention.Start) : 0;
        return likely is > 1 && likely < mention.Length && features.IsEverydayWord(mention.Start + likely, mention.End) ? mention with { End = mention.Start + likely } : mention;
    }

    /// <summary>True of a short name that is an everyday word as well (和平, 新建) where the text names no other place near it.</summary>
    private bool IsCommonWord(ReadOnlySpan<char> text, Mention mention)
    {
        candidates.Clear();
        return mention.Kind == EntityKind.Place && places.TryParse(text[mention.Start..mention.End], candidates, out var chain)
            && chain is { Form: PlaceNameForm.Common, Links: 1 } && chain.Length == mention.Length && !resolver.IsBorneOut(resolver.Choose(chain, candidates));
    }
}
