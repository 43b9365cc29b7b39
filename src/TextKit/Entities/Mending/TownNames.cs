using System.Buffers;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities.Mending;

/// <summary>Finds towns and villages that a text calls without their kind (苏溪, 廿三里), where it speaks of the county that they lie in or names them in full.</summary>
internal sealed class TownNames(TaggerFeatures features, Gazetteer gazetteer, PlaceResolver resolver, BodyBounds bodies)
{
    private const int LongestVillage = 4;
    private const int LongestTown = 5;
    private static readonly WordSet Sites = new("车站 机场 学校 工地 中心 医院 公园 广场 市场 农场 林场 码头 矿区 城关 大街 新村 桥头 河边 山上 东风 和平 团结 建设 新华 光明 胜利 红旗 前进 解放 人民 友谊 文化 工业 农业 林业 城区 新区 开发区 大河 大桥 石桥 木桥 水库 温泉 花园 龙门");
    private static readonly SearchValues<char> Reached = SearchValues.Create("在到从至往去给回赴抵");
    private static readonly SearchValues<char> Joints = SearchValues.Create("、和与及到");

    /// <summary>Appends the villages that a text names in full elsewhere, called without their kind (罗古箐村, 罗古箐).</summary>
    public void ScanVillages(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, List<Mention> found)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (VillageOf(text, places[i]) is { IsEmpty: false } village && !IsNamed(text, places[..i], village))
            {
                for (int at = 0, next; (next = text[at..].IndexOf(village)) >= 0; at += next + village.Length)
                {
                    var end = at + next + village.Length;
                    var name = new Mention(at + next, end + (end < text.Length && text[end] == text[places[i].End - 1] ? 1 : 0), EntityKind.Place);
                    if (village.Length > 2 || (features.BeginsWord(name.Start) && features.BeginsWord(name.End)))
                    {
                        found.Add(name);
                    }
                }
            }
        }
    }

    /// <summary>True where one of some places is a village with a name.</summary>
    public bool IsNamed(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, ReadOnlySpan<char> village)
    {
        foreach (var place in places)
        {
            if (place.Kind == EntityKind.Place && text[place.Start..(place.End - 1)].EndsWith(village) && VillageOf(text, place).SequenceEqual(village))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the village at an offset that the text names elsewhere (托格拉|克村), or 0.</summary>
    public static int VillageAt(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, int at)
    {
        foreach (var other in places)
        {
            if (other.Kind == EntityKind.Place && other.Length > 2 && text[other.End - 1] is '村' or '镇' or '乡' && text[at..].StartsWith(text[other.Start..other.End]))
            {
                return other.Length;
            }
        }

        return 0;
    }

    /// <summary>The village that a place is a part of (托格拉克|村, 托|格拉克村), where the text names it elsewhere; else null.</summary>
    public static Mention? WholeVillage(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, Mention place)
    {
        var lacksStart = text[place.End - 1] == '村';
        if (lacksStart ? place.Start == 0 || !EntityLexicon.IsHan(text[place.Start - 1]) : place.End == text.Length || text[place.End] != '村')
        {
            return null;
        }

        var (start, end) = lacksStart ? (place.Start - 1, place.End) : (place.Start, place.End + 1);
        foreach (var other in places)
        {
            if (other.Kind == EntityKind.Place && other.Start != start && other.Length >= end - start && text[other.Start..other.End].EndsWith(text[start..end]) && (other.Length == end - start || IsKindOfDivision(text[other.End - (end - start) - 1])))
            {
                return new Mention(start, end, EntityKind.Place);
            }
        }

        return null;
    }

    /// <summary>True of the last character of the divisions that a village lies in.</summary>
    private static bool IsKindOfDivision(char c) => EntityLexicon.IsLevel(c) || c is '镇' or '乡' or '道';

    /// <summary>The name without its kind of the village that a place ends with, if it is no everyday word; else nothing.</summary>
    private ReadOnlySpan<char> VillageOf(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        if (place.Kind != EntityKind.Place || !PlaceKinds.IsSettlement(name[^1]))
        {
            return default;
        }

        // 刘店村 of another county than 刘店镇 is called 刘店.
        var at = gazetteer.NamesLength(name, left: 1);
        return name.Length - 1 - at is > 1 and <= LongestVillage && !features.IsEverydayWord(place.Start + at, place.End - 1) ? name[at..^1] : default;
    }

    /// <summary>Appends the towns of the counties that a text names, called without their kind (后宅, 廿三里), where no common word stands or one is there, comes from there or goes there (在里村).</summary>
    public void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        foreach (var word in features.Words)
        {
            // 廿三 is a word, 廿三里 is none; one is in 里村 or comes from there.
            var isReached = word.Start > 0 && Reached.Contains(text[word.Start - 1]) && !Sites.Contains(text[word.Start..word.End]) && !EverydayWords.IsVerb(text[word.Start..word.End]);
            if (LengthAt(text, word.Start, isReached) is > 0 and var length && (isReached || length > word.Length || !features.IsEverydayWord(word.Start, word.End) || !EverydayWords.IsCommon(text[word.Start..word.End])))
            {
                AddTown(text, word.Start, length, found);
            }
            else if (word.Length > 1 && IsMadeUp(text, word))
            {
                // 打算回株|良干活, which the segmenter guesses.
                for (var at = word.Start + 1; at < word.End; at++)
                {
                    if (LengthAt(text, at) is > 0 and var inner)
                    {
                        AddTown(text, at, inner, found);
                        break;
                    }
                }
            }
        }
    }

    private void AddTown(ReadOnlySpan<char> text, int at, int length, List<Mention> found)
    {
        var town = new Mention(at, at + length, EntityKind.Place);
        found.Add(bodies.BodyEnd(text, town, isNamed: true) is var end && end > town.End ? new Mention(town.Start, end, EntityKind.Organization) : town with { End = town.End + PlaceKinds.LandmarkBehind(text, town.End) });
    }

    /// <summary>True of a word that no dictionary holds.</summary>
    private bool IsMadeUp(ReadOnlySpan<char> text, Token word) => features.IsGuess(word.Start) && !EverydayWords.IsWord(text[word.Start..word.End]);

    /// <summary>True where a word ends, or one that no dictionary holds is cut.</summary>
    private bool IsClear(ReadOnlySpan<char> text, int at) => features.BeginsWord(at) || (features.IsGuess(at) && IsMadeUp(text, features.WordAt(at)));

    /// <summary>Length of the town without its kind that stands at an offset, a common word only where it is reached, or 0.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int at, bool isReached = false)
    {
        Span<int> ends = stackalloc int[gazetteer.Names.MaxLength + 1];
        for (var length = at < text.Length ? gazetteer.Names.FindAll(text, at, ends) : 0; length > 1; length--)
        {
            var name = text.Slice(at, length);
            if (ends[length] >= 0 && IsClear(text, at + length) && (isReached || !EverydayWords.IsCommon(name)) && IsTown(name))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>How many characters a town lacks in front, of which one stands behind a mark (廿|三里), or a landmark of a town (哈达|铺火车站); 0 for none.</summary>
    public int MissingStart(ReadOnlySpan<char> text, Mention place)
    {
        if (place.Start > 1 && EntityLexicon.Breaks.Contains(text[place.Start - 2]) && IsTown(text[(place.Start - 1)..place.End]))
        {
            return 1;
        }

        var end = place.End - PlaceKinds.LandmarkBefore(text[place.Start..place.End]);
        for (var missing = 1; end < place.End && end > place.Start && missing < Math.Min(LongestTown, place.Start + 1); missing++)
        {
            if (IsTown(text[(place.Start - missing)..end]))
            {
                return missing;
            }
        }

        return 0;
    }

    /// <summary>True of a town without its kind (苏溪) whose county the text speaks of.</summary>
    public bool IsTown(ReadOnlySpan<char> name) => resolver.TownOf(name) >= 0;

    /// <summary>Appends the neighbours of a list that are towns of one county that the text names, whatever words they are (老厂、后所、十八连山).</summary>
    public void ScanLists(ReadOnlySpan<char> text, List<Mention> found)
    {
        for (var i = 0; text[i..].IndexOfAny(Joints) is >= 0 and var next; i += next + 1)
        {
            var mark = i + next;
            for (var left = Math.Min(LongestTown, mark); left > 1; left--)
            {
                var first = text.Slice(mark - left, left);
                if (!first.ContainsAny(EntityLexicon.Breaks) && features.BeginsWord(mark - left) && resolver.TownOf(first) is >= 0 and var town && gazetteer.Row(town).Parent is var county && NeighbourLength(text, mark + 1, county) is > 1 and var right)
                {
                    found.Add(new Mention(mark - left, mark, EntityKind.Place));
                    found.Add(new Mention(mark + 1, mark + 1 + right, EntityKind.Place));
                    break;
                }
            }
        }
    }

    /// <summary>Length of the town of a county that stands at an offset, or 0.</summary>
    private int NeighbourLength(ReadOnlySpan<char> text, int at, int county)
    {
        for (var length = Math.Min(LongestTown, text.Length - at); length > 1; length--)
        {
            if (resolver.TownIn(text.Slice(at, length), county) >= 0 && features.BeginsWord(at + length))
            {
                return length;
            }
        }

        return 0;
    }
}
