using TextKit.Figures;

namespace TextKit.Evaluation;

/// <summary>The kind of a figure by its bare unit, for gold markup, which states the unit but not the kind.</summary>
internal static class FigureUnits
{
    public static FigureKind KindOf(string unit) => unit switch
    {
        "元" or "美元" or "欧元" or "英镑" or "日元" or "港元" or "港币" or "澳元" or "加元" or "卢布" or "韩元" or "澳门元" or "新台币" or "瑞士法郎" or "泰铢" or "卢比" => FigureKind.Money,
        "%" or "个百分点" => FigureKind.Percent,
        "岁" or "周岁" => FigureKind.Age,
        "次" or "倍" => FigureKind.Times,
        "年" or "个月" or "月" or "周" or "天" or "日" or "小时" or "个小时" or "分钟" or "秒" or "秒钟" or "星期" or "个星期" or "学期" or "个学期" or "季度" or "个季度"
            or "世纪" or "个世纪" or "工作日" or "个工作日" or "周年" or "课时" or "学时" or "昼夜" or "个昼夜" or "晚" or "夜" or "年级" or "毫秒" or "钟头" or "个钟头" or "宿" or "个晚上" or "礼拜" or "个礼拜" => FigureKind.Duration,
        "米" or "公里" or "千米" or "厘米" or "毫米" or "微米" or "纳米" or "里" or "尺" or "寸" or "丈" or "海里" or "英里" or "英尺" or "英寸"
            or "平方米" or "平方公里" or "平方千米" or "平方厘米" or "亩" or "公顷" or "顷" or "立方米" or "立方厘米" or "立方" or "方" or "升" or "毫升"
            or "吨" or "公斤" or "千克" or "斤" or "克" or "毫克" or "两" or "钱" or "担" or "千瓦时" or "度" or "千瓦" or "兆瓦" or "瓦" or "伏" or "千伏" or "安" or "马力"
            or "摄氏度" or "℃" or "分贝" or "赫兹" or "兆帕" or "帕" or "卡" or "千卡" or "焦耳" or "GB" or "MB" or "TB" or "公里/小时" or "米/秒" or "毫克/立方米" or "毫米汞柱" or "勒克斯" or "米每秒" or "公里每小时" or "流明" or "盎司" or "磅" or "加仑" or "华氏度" or "千帕" or "千伏安" or "克拉" or "英亩" or "标准煤" => FigureKind.Measure,
        _ => FigureKind.Count,
    };
}
