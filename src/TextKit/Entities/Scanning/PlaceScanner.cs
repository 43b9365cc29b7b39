using System.Buffers;
using TextKit.Lexicons;

namespace TextKit.Entities.Scanning;

/// <summary>Finds chains of places: names of the gazetteer, each within the one before, and a last link known by its form (托格拉克村).</summary>
internal sealed class PlaceScanner(Gazetteer gazetteer)
{
    private const int LongestTail = 8;

    // How many characters ahead the names' table is fetched.
    private const int Ahead = 6;
    private static readonly SearchValues<char> NotInTail = SearchValues.Create("农乡全本该贫各进推建走驻扶人业化开展个多名家户年月日办行的");
    private static readonly WordSet TailForms = new("村 社区 街道 镇 乡 路 街 大道 大街 巷 胡同 小区 新村 嘎查 苏木 广场 公园 火车站 高铁站 汽车站 机场 码头 港区 大厦 商城 工业园 工业园区 产业园 产业园区 科技园 科技园区 园区 开发区 经济开发区 经开区 高新区 高新技术产业开发区 国家高新区 经济技术开发区 新区 新城 保税区 示范区 实验区 试验区 风景区 景区 湿地公园 森林公园 体育馆 体育场 体育中心 会展中心 动物园 植物园 水库 大桥 隧道 山 湖 岛 河 滨江 库区");

    private static readonly WordSet Zones = new("高新区 开发区 经开区 新区 新城 景区 风景区 工业园 产业园 科技园 园区 村 桥 小区 新村 社区 广场 公园 站 隧道 大厦 商务区 滑雪场 体育馆 体育场 体育中心 会展中心 商城 市场 水库 码头 机场 校区 大剧院 早市 夜市");
    private static readonly SearchValues<char> Counts = SearchValues.Create("等几0123456789两三四五六七八九十");
    private static readonly WordSet Stations = new("水库 火车站 高铁站 汽车站 客运站 机场 北站 南站 东站 西站");
    private static readonly WordSet Streets = new("路 大道 街 大街 路站");
    private static readonly WordSet BareStreets = new("路 街 大街 大道 东路 西路 南路 北路 中路 东街 西街");
    private static readonly WordSet WellKnown = new("太湖 东海 南海 黄海 江南 洪湖 淮河 汉江 赣江 湘江");
    private static readonly WordSet Landscape = new("的水 水面 水声 江面 河面 湖面 西岸 东岸 南岸 北岸 两岸 岸边 沿岸 畔 边上 东麓 西麓 南麓 北麓 流域 峡谷 大峡谷 上游 中游 下游 腹地 深处");
    private static readonly SearchValues<char> LocalEnds = SearchValues.Create("村镇乡路街巷园城桥站馆场岸沟峪箐坝寨屯庄堡坪塘坡店区岛洲洞港寺庙塔阁楼厦道口碑祠窟");

    private int[] stamps = new int[50_000];
    private int stamp;

    /// <summary>Appends the chains of a text in order; the candidates of each go to <paramref name="candidates"/>.</summary>
    public void Scan(ReadOnlySpan<char> text, List<PlaceChain> chains, List<int> candidates)
    {
        Span<int> found = stackalloc int[gazetteer.Names.MaxLength + 1];
        for (var i = 0; i < text.Length;)
        {
            if (i + Ahead + 1 < text.Length)
            {
                gazetteer.Names.Prefetch(text, i + Ahead);
            }

            i = TryChain(text, i, found, chains, candidates) ? chains[^1].End : i + 1;
        }
    }

    /// <summary>Reads the chain that a span begins with, whatever the form of its first name; false where it begins with no known name.</summary>
    public bool TryParse(ReadOnlySpan<char> span, List<int> candidates, out PlaceChain chain)
    {
        Span<int> found = stackalloc int[gazetteer.Names.MaxLength + 1];
        return TryRead(span, 0, found, PlaceNameForm.Letter, true, candidates, out chain);
    }

    /// <summary>The same of a first name that is no everyday word and no bare town; <paramref name="candidates"/> are left the places of the last name alone.</summary>
    public bool TryParseFirm(ReadOnlySpan<char> span, List<int> candidates, out PlaceChain chain)
    {
        candidates.Clear();
        if (!TryParse(span, candidates, out chain) || chain.Form > PlaceNameForm.Short)
        {
            return false;
        }

        candidates.RemoveRange(0, chain.First);
        chain = chain with { First = 0 };
        return true;
    }

    private bool TryChain(ReadOnlySpan<char> text, int start, Span<int> found, List<PlaceChain> chains, List<int> candidates)
    {
        if (!gazetteer.Names.MayBegin(text[start]) || !TryRead(text, start, found, PlaceNameForm.Common, false, candidates, out var chain))
        {
            return false;
        }

        chains.Add(chain);
        return true;
    }

    private bool TryRead(ReadOnlySpan<char> text, int start, Span<int> found, PlaceNameForm loosest, bool isWhole, List<int> candidates, out PlaceChain chain)
    {
        chain = default;
        var length = gazetteer.Names.FindAll(text, start, found);
        if (length == 0 || (length < 2 && loosest < PlaceNameForm.Letter))
        {
            return false;
        }

        var form = BestForm(found[length]);
        if (form > loosest)
        {
            return false;
        }

        var first = candidates.Count;
        for (var e = found[length]; e >= 0; e = gazetteer.Names.Next(e))
        {
            var value = gazetteer.Names.Value(e);
            if (Gazetteer.FormOf(value) == form || Gazetteer.FormOf(value) < PlaceNameForm.TownshipShort)
            {
                candidates.Add(Gazetteer.PlaceOf(value));
            }
        }

        var end = start + length;
        var links = 1;
        while (TryLink(text, end, found, candidates, ref first, out var next))
        {
            end = next;
            links++;
        }

        if (isWhole && TryTown(text, end, found, candidates, ref first))
        {
            end = text.Length;
            links++;
        }
        else if (TryTail(text, end, out var tail))
        {
            end = tail;
            links++;
        }

        chain = new PlaceChain(start, end, first, candidates.Count - first, form, links);
        return true;
    }

    /// <summary>Adds the next name where one of its places lies within the places so far, or is a site whose division stands before it (杭州灵隐寺).</summary>
    private bool TryLink(ReadOnlySpan<char> text, int at, Span<int> found, List<int> candidates, ref int first, out int next)
    {
        next = at;
        if (at >= text.Length)
        {
            return false;
        }

        var length = gazetteer.Names.FindAll(text, at, found);
        if (length < 2)
        {
            return false;
        }

        Stamp(candidates, first);
        for (; length >= 2; length--)
        {
            if (found[length] < 0)
            {
                continue;
            }

            var begin = candidates.Count;
            for (var e = found[length]; e >= 0; e = gazetteer.Names.Next(e))
            {
                var value = gazetteer.Names.Value(e);
                var place = Gazetteer.PlaceOf(value);
                if (Gazetteer.FormOf(value) < PlaceNameForm.TownshipShort && (HasStampedAncestor(place) || (stamps[place] == stamp && !gazetteer.Letters(place).StartsWith(text.Slice(at, length)))))
                {
                    candidates.Add(place);
                }
            }

            if (candidates.Count > begin)
            {
                first = begin;
                next = at + length;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the town that a text ends with, known by another kind or by none: 大唐镇 of 大唐街道, 惠安崇武.</summary>
    private bool TryTown(ReadOnlySpan<char> text, int at, Span<int> found, List<int> candidates, ref int first)
    {
        var kind = text.EndsWith("街道") ? 2 : text[^1] is '镇' or '乡' ? 1 : 0;
        var length = text.Length - kind - at;
        if (length < 2 || length >= found.Length || TailForms.Contains(text[at..]) || gazetteer.Names.FindAll(text, at, found) < length || found[length] < 0)
        {
            return false;
        }

        Stamp(candidates, first);
        var begin = candidates.Count;
        for (var e = found[length]; e >= 0; e = gazetteer.Names.Next(e))
        {
            var value = gazetteer.Names.Value(e);
            if (Gazetteer.FormOf(value) == PlaceNameForm.TownshipShort && HasStampedAncestor(Gazetteer.PlaceOf(value)))
            {
                candidates.Add(Gazetteer.PlaceOf(value));
            }
        }

        first = candidates.Count > begin ? begin : first;
        return candidates.Count > begin;
    }

    private void Stamp(List<int> candidates, int first)
    {
        stamps = stamps.Length < gazetteer.Count ? new int[gazetteer.Count] : stamps;
        stamp++;
        for (var i = first; i < candidates.Count; i++)
        {
            stamps[candidates[i]] = stamp;
        }
    }

    private bool HasStampedAncestor(int place)
    {
        for (place = gazetteer.Row(place).Parent; place >= 0; place = gazetteer.Row(place).Parent)
        {
            if (stamps[place] == stamp)
            {
                return true;
            }
        }

        return false;
    }

    private PlaceNameForm BestForm(int entry)
    {
        var best = PlaceNameForm.Letter;
        for (; entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var form = Gazetteer.FormOf(gazetteer.Names.Value(entry));
            best = form < best ? form : best;
        }

        return best;
    }

    /// <summary>A name of up to six characters that ends like a village, a street or a park.</summary>
    internal static bool TryTail(ReadOnlySpan<char> text, int at, out int end)
    {
        for (var i = at + 1; i < text.Length && i <= at + LongestTail; i++)
        {
            var c = text[i - 1];
            if (EntityLexicon.Breaks.Contains(c) || !IsHan(c) || NotInTail.Contains(c))
            {
                break;
            }

            var length = TailForms.LongestAt(text, i);
            if (length > 0 && (i - at >= 2 || length > 1))
            {
                end = i + length;
                return true;
            }
        }

        var bare = TailForms.LongestAt(text, at);
        end = at + bare;
        return bare > 1;
    }

    /// <summary>True of a name that ends like a village, a street or a park, or holds a village: it lies in the division that the text is about.</summary>
    public static bool IsLocal(ReadOnlySpan<char> name) => name.Length > 2 && (LocalEnds.Contains(name[^1]) || name[1..].Contains('村')) && !name.EndsWith("山区") && !name.EndsWith("地区") && !name.EndsWith("铁路") && !name.EndsWith("高速公路") && !name.EndsWith("国道") && !name.EndsWith("省道") && !(name.Length == 4 && name.EndsWith("公路"));

    /// <summary>True of a village, or a part of one.</summary>
    public static bool IsVillage(ReadOnlySpan<char> name) => name[^1] is '寨' or '屯' or '庄' or '组' || (name.Contains('村') && !EntityLexicon.IsLevel(name[^1]) && name[^1] is not ('镇' or '乡' or '道' or '站'));

    /// <summary>True where what follows a name, itself listed behind another or not, goes on with others and calls all of them villages (槐植、岐阳等11个村, 半屿、浮溪几个村子).</summary>
    public static bool IsListedVillage(ReadOnlySpan<char> behind, bool isListed) => KindOfListed(behind, isListed) is ['社', '区', ..] or (['村', ..] and not ['村', '民' or '委' or '庄', ..]);

    /// <summary>True where what follows a name goes on with others and calls all of them towns (桐木、上栗三镇).</summary>
    public static bool IsListedTown(ReadOnlySpan<char> behind, bool isListed) => KindOfListed(behind, isListed) is ['镇' or '乡', ..];

    /// <summary>What stands behind the count of a list that goes on behind a name or ends with it; nothing where none does.</summary>
    private static ReadOnlySpan<char> KindOfListed(ReadOnlySpan<char> behind, bool isListed)
    {
        const int Farthest = 24;
        behind = behind[..Math.Min(behind.Length, Farthest)];
        var others = behind.IndexOfAny(Counts);
        if (others < 0 || (others == 0 && !isListed && behind[0] is not ('等' or '几')) || (others > 0 && (behind[0] is not ('、' or '和' or '与') || behind[..others].ContainsAny("，。；\n"))))
        {
            return default;
        }

        return behind[others..].TrimStart("等几0123456789一二两三四五六七八九十多余个");
    }

    /// <summary>True where what follows says that a name is that of a river, a mountain or a desert, not of the division: 怒江西岸.</summary>
    public static bool IsLandscape(ReadOnlySpan<char> name, ReadOnlySpan<char> behind) => behind.TrimStart("两几三四大").StartsWith("沙漠") || name[^1] is '江' or '河' or '湖' or '岭' or '山' && Landscape.LongestAt(behind, 0) > 0;

    /// <summary>True of a road or a station that bears the name of a place (江汉路站); a town behind its city is none (东莞厚街).</summary>
    public bool IsStreetNamedAfter(ReadOnlySpan<char> surface, PlaceChain chain) =>
        IsNamedAfter(surface, chain, Streets) && !IsTown(surface[gazetteer.Names.FindLongest(surface, 0, out _)..]);

    /// <summary>True of a road that bears the name of a place and no other (河北大街, 北京路).</summary>
    public bool IsBareStreet(ReadOnlySpan<char> surface, PlaceChain chain) =>
        chain is { Form: PlaceNameForm.Short, Links: <= 2 } && BareStreets.Contains(surface[gazetteer.Names.FindLongest(surface, 0, out _)..]);

    /// <summary>True of a village that bears the name of a city or a province (常州村).</summary>
    public static bool IsVillageOfCity(ReadOnlySpan<char> surface, PlaceChain chain) =>
        chain is { Form: PlaceNameForm.Short, Links: 1 } && surface[^1] == '村' && chain.Length == surface.Length - 1;

    /// <summary>True of a road that shares its name with the town that is called after it or after another (红旗街).</summary>
    public static bool IsStreetOfTown(ReadOnlySpan<char> surface, PlaceChain chain) =>
        chain is { Links: 1, Form: PlaceNameForm.TownshipShort } && chain.Length == surface.Length && (Streets.LongestBefore(surface, surface.Length, out _) > 0 || surface[^1] is '门' or '寺' or '道');

    /// <summary>True of a river that bears the name of a division (博尔塔拉河).</summary>
    public static bool IsRiver(ReadOnlySpan<char> surface, PlaceChain chain) => surface[^1] is '江' or '河' && chain.Length == surface.Length - 1;

    /// <summary>True of a river, a lake or a range that a town is called after (新安江), if not the town is meant.</summary>
    public static bool IsWaterOfTown(ReadOnlySpan<char> surface, PlaceChain chain) =>
        surface[^1] is '江' or '河' or '湖' or '海' or '湾' or '岭' && chain is { Links: 1, Form: PlaceNameForm.TownshipShort } && chain.Length == surface.Length;

    /// <summary>True of seas, lakes and regions that name a small division too, which is far off (太湖县, 江南区).</summary>
    public static bool IsWellKnownLandscape(ReadOnlySpan<char> surface) => WellKnown.Contains(surface);

    /// <summary>True of a zone that may bear the name of another place than the one it lies in (东湖高新区); a city's station or reservoir (奎屯火车站) bears that city's.</summary>
    public static bool IsZoneNamedAfter(ReadOnlySpan<char> surface, PlaceChain chain) =>
        IsNamedAfter(surface, chain, Zones) && !(chain.Form == PlaceNameForm.Short && Stations.LongestBefore(surface, surface.Length, out _) > 0);

    private bool IsTown(ReadOnlySpan<char> name) => gazetteer.Names.Find(name) is >= 0 and var entry && Gazetteer.FormOf(gazetteer.Names.Value(entry)) == PlaceNameForm.TownshipShort;

    private static bool IsNamedAfter(ReadOnlySpan<char> surface, PlaceChain chain, WordSet ends) =>
        chain.Links == 2 && chain.Form is PlaceNameForm.Short or PlaceNameForm.Common or PlaceNameForm.TownshipShort && chain.Length == surface.Length && ends.LongestBefore(surface, surface.Length, out _) > 0;

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(c);
}
