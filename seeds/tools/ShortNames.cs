using TextKit.Lexicons;

namespace TextKit.Seeds;

/// <summary>Takes the kind and the nationalities off the name of a division: 肃南裕固族自治县 gives 肃南 and 肃南县.</summary>
internal static class ShortNames
{
    private static readonly string[] Nationalities = [.. Split("蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各").SelectMany(n => n.Length > 1 ? new[] { n + "族", n } : [n + "族"])];

    private static readonly string[] TownshipKinds = Split("街道 地区 镇 民族乡 乡 苏木 华侨农场 办事处");

    private static readonly string[] Kinds = Split("特别行政区 自治区 自治州 自治县 自治旗 林区 特区 地区 矿区 新区 省 市 县 区 旗 盟");

    /// <summary>The short names; bare ones have no kind left.</summary>
    public static IEnumerable<(string Name, bool IsBare)> Of(string name, PlaceLevel level)
    {
        // 三星镇（叠石桥家纺产业园区）.
        if (level == PlaceLevel.Township && name.IndexOf('（', StringComparison.Ordinal) is > 2 and var bracket && name[^1] == '）')
        {
            name = name[..bracket];
            yield return (name, false);
        }

        var kind = (level == PlaceLevel.Township ? TownshipKinds : Kinds).FirstOrDefault(k => name.EndsWith(k, StringComparison.Ordinal));
        if (kind is null || name.Length - kind.Length < 2 || name.EndsWith("开发区", StringComparison.Ordinal) || name.EndsWith("园区", StringComparison.Ordinal)
            || name.EndsWith("示范区", StringComparison.Ordinal) || name.EndsWith("管理区", StringComparison.Ordinal) || kind == "新区")
        {
            yield break;
        }

        var bare = name[..^kind.Length];
        var stem = bare;
        while (Nationalities.FirstOrDefault(n => stem.EndsWith(n, StringComparison.Ordinal)) is { } nationality && stem.Length - nationality.Length >= 2)
        {
            stem = stem[..^nationality.Length];
        }

        // A name that is nothing but a nationality keeps its word: 东乡族自治县 is 东乡.
        if (stem.Length > 2 && stem.EndsWith('族'))
        {
            stem = stem[..^1];
        }

        if (stem.Length < bare.Length || kind.StartsWith("自治", StringComparison.Ordinal))
        {
            yield return (stem + kind[^1..], false);
            if (kind is "自治州" or "自治县" && stem.Length < bare.Length)
            {
                yield return (stem + kind, false);
            }
        }

        yield return (stem, true);
    }

    private static string[] Split(string words) => words.Split(' ');
}
