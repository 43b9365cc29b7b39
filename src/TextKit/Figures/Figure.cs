namespace TextKit.Figures;

/// <summary>What a figure measures.</summary>
public enum FigureKind
{
    /// <summary>Money, in its currency's main unit.</summary>
    Money,
    /// <summary>Things or people counted by a measure word, 人次 and 场次 included.</summary>
    Count,
    /// <summary>Length, area, weight, volume, energy, temperature.</summary>
    Measure,
    /// <summary>Percent (%) and percentage points (个百分点).</summary>
    Percent,
    /// <summary>Age in 岁 (周岁).</summary>
    Age,
    /// <summary>A length of time: 年, 个月, 天, 小时.</summary>
    Duration,
    /// <summary>Times done (次) and multiples (倍).</summary>
    Times,
}

/// <summary>How the stated value bounds the true one.</summary>
public enum FigureBound
{
    /// <summary>The value itself.</summary>
    Exact,
    /// <summary>约, 近, 左右.</summary>
    About,
    /// <summary>余, 多, 超过, 不少于, 以上.</summary>
    AtLeast,
    /// <summary>不足, 以内, 以下.</summary>
    AtMost,
}

/// <summary>A quantity in a text. A single value has <see cref="Low"/> equal to <see cref="High"/>.</summary>
/// <param name="Start">0-based offset, UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Low">The value, or the low end of a range; 万 and 亿 multiplied out.</param>
/// <param name="High">The value, or the high end of a range.</param>
/// <param name="Unit">The bare unit (元, 名, 户, %), empty where it is left out.</param>
/// <param name="Bound">How the value bounds the true one.</param>
public readonly record struct Figure(int Start, int Length, FigureKind Kind, decimal Low, decimal High, string Unit, FigureBound Bound)
{
    /// <summary>Offset just behind the figure.</summary>
    public int End => Start + Length;

    /// <summary>True where the figure gives two ends, such as 3至5名.</summary>
    public bool IsRange => Low != High;
}

/// <summary>Which way a change goes.</summary>
public enum ChangeDirection
{
    /// <summary>Grew.</summary>
    Up,
    /// <summary>Shrank.</summary>
    Down,
}

/// <summary>A change that ties figures: 由344户减少至42户. Positions refer to the list of figures of the same text; null where not stated.</summary>
/// <param name="Start">0-based offset of the whole expression, UTF-16 code units.</param>
/// <param name="Length">Its length.</param>
/// <param name="From">Position of the figure that it changed from.</param>
/// <param name="To">Position of the figure that it changed to.</param>
/// <param name="By">Position of the figure that it changed by.</param>
/// <param name="Direction">Up or down.</param>
public readonly record struct FigureChange(int Start, int Length, int? From, int? To, int? By, ChangeDirection Direction);
