namespace TextKit.Entities;

/// <summary>Tells by its last characters what kind of place a name stands for: a settlement, a site, a landmark. Safe to share.</summary>
internal static class PlaceKinds
{
    // What stands behind the name of the place that it lies in or is called after, and is one place with it.
    private static readonly WordSet Landmarks = new("口岸 大桥 铁路桥 断桥 栈桥 古镇 古村 古村落 古城 古城墙 车站 北站 南站 东站 西站 火车站 高铁站 火车北站 火车南站 火车东站 火车西站 汽车站 客运站 机场 国际机场 体育场 体育馆 体育中心 码头 渔港 水库 灯塔 长途汽车站 长途客运站 汽车总站 客运中心 工业城 商贸城 步行街 大坝 大峡谷 湿地公园 国家公园 森林公园 国家森林公园 地质公园 服务区 收费站 立交桥 故居 风景区 石窟 山口 高速公路 会展中心 国际会展中心 大剧院 纪念碑 纪念塔 纪念堂 索道 枢纽 站 铁路线 革命公墓 公墓 烈士陵园 陵园 祠 祠堂 古墓 大墓 汉墓 遗址 遗址公园");
    private static readonly WordSet Sites = new("动物园 植物园 公园 广场 景区 风景区 口岸 机场 火车站 高铁站 滑雪场 码头 大桥 特大桥 隧道 水库 立交桥 工业园 产业园 科技园 开发区 高新区");
    private static readonly WordSet NotBehindLandmark = new("管理 建设 有限 集团 公司 派出所 街道 工会 委员会 公安 管委会 边检 海关 办事处 工人 职工");

    /// <summary>Length of the landmark that stands right behind a place and is one with it (鸭绿江断桥), or 0.</summary>
    public static int LandmarkBehind(ReadOnlySpan<char> text, int end) =>
        Landmarks.LongestAt(text, end) is > 0 and var length && NotBehindLandmark.LongestAt(text, end + length) == 0
            && !(length == 1 && end + 1 < text.Length && text[end + 1] is '长' or '台' or '点' or '岗' or '立' or '着' or '起' or '稳' or '住' or '队' or '牌' or '务' or '内' or '前') ? length : 0;

    /// <summary>Length of the landmark that a name ends with, or 0.</summary>
    public static int LandmarkBefore(ReadOnlySpan<char> name) => Landmarks.LongestBefore(name, name.Length, out _);

    /// <summary>True of the last character of villages and towns, which a text leaves out (罗古箐村, 罗古箐).</summary>
    public static bool IsSettlement(char c) => c is '村' or '寨' or '屯' or '镇' or '乡';

    /// <summary>Length of the kind of a village, a town or a community that a name ends with, or 0.</summary>
    public static int SettlementLength(ReadOnlySpan<char> name) => name.EndsWith("社区") ? 2 : IsSettlement(name[^1]) ? 1 : 0;

    /// <summary>True of a name that ends like a town, a village or a site and names no body.</summary>
    public static bool EndsLikeTown(ReadOnlySpan<char> name) =>
        name.Length > 2 && (name[^1] is '镇' or '乡' or '村' || name.EndsWith("街道") || name.EndsWith("社区") || name.EndsWith("苏木") || name.EndsWith("嘎查") || Sites.LongestBefore(name, name.Length, out _) > 0);
}
