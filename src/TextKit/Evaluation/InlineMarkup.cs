using System.Globalization;
using System.Text;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Evaluation;

/// <summary>
/// Takes inline markup out of lines, one after the other, and keeps the spans with offsets into the joined text: by their
/// layers, or all as names in <paramref name="anyKinds"/>, whatever their kinds.
/// </summary>
internal sealed class InlineMarkup(string source, List<MarkedName>? anyKinds = null)
{
    private readonly StringBuilder text = new();
    private readonly SortedDictionary<int, (int? From, int? To, int? By, int Line)> ties = [];

    public string Text => text.ToString();

    public List<Entity> Entities { get; } = [];

    public List<Figure> Figures { get; } = [];

    public List<DateExpression> Dates { get; } = [];

    public List<DateExpression> Recurring { get; } = [];

    /// <summary>Adds a line and returns it without its markup.</summary>
    public string AddLine(string line, int number)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        var first = text.Length;
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '\\':
                    text.Append(Escaped(line, ref i, number));
                    break;
                case '{':
                    i = AddSpan(line, i, number);
                    break;
                case '}':
                    throw Bad(number, line[Math.Max(0, i - 10)..(i + 1)], "closes nothing");
                default:
                    text.Append(line[i]);
                    break;
            }
        }

        return text.ToString(first, text.Length - first);
    }

    /// <summary>The changes tied by the figures so far, in order of their numbers.</summary>
    public IReadOnlyList<FigureChange> Changes()
    {
        var changes = new List<FigureChange>();
        foreach (var (number, (from, to, by, line)) in ties)
        {
            int[] tied = [.. new[] { from, to, by }.OfType<int>()];
            var start = tied.Min(p => Figures[p].Start);
            var end = tied.Max(p => Figures[p].End);
            if (from is null && to is null && by is null)
            {
                throw Bad(line, "c" + number.ToString(CultureInfo.InvariantCulture), "ties no figure");
            }

            // The markup states no direction: it follows from the ends where both stand, else growth is the usual case.
            var down = from is { } f && to is { } t && Figures[t].High < Figures[f].High;
            changes.Add(new FigureChange(start, end - start, from, to, by, down ? ChangeDirection.Down : ChangeDirection.Up));
        }

        return [.. changes.OrderBy(c => c.Start)];
    }

    private int AddSpan(string line, int open, int number)
    {
        var colon = line.IndexOf(':', open);
        if (colon < 0)
        {
            throw Bad(number, line[open..Math.Min(line.Length, open + 12)], "opens no markup: escape a brace as \\{");
        }

        var kind = line[(open + 1)..colon];
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = colon + 1; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '\\':
                    part.Append(Escaped(line, ref i, number));
                    break;
                case '{':
                    throw Bad(number, line[open..(i + 1)], "markup does not nest");
                case '|':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                case '}':
                    parts.Add(part.ToString());
                    Add(kind, parts, number, line[open..(i + 1)]);
                    return i;
                default:
                    part.Append(line[i]);
                    break;
            }
        }

        throw Bad(number, line[open..Math.Min(line.Length, open + 20)], "is never closed");
    }

    private void Add(string kind, List<string> parts, int number, string span)
    {
        var surface = parts[0];
        if (surface.Length == 0)
        {
            throw Bad(number, span, "marks nothing");
        }

        var normal = parts.Count > 1 ? parts[1] : null;
        if (parts.Count > (kind == "figure" ? 3 : 2))
        {
            throw Bad(number, span, "has too many parts");
        }

        var start = text.Length;
        text.Append(surface);
        if (anyKinds is not null)
        {
            anyKinds.Add(kind.Length > 0 ? new MarkedName(start, surface.Length, kind) : throw Bad(number, span, "names no kind"));
            return;
        }

        switch (kind)
        {
            case "org":
                Entities.Add(new Entity(start, surface.Length, EntityKind.Organization) { Name = normal ?? surface });
                break;
            case "place":
                if (normal is not null && (normal.Length is not (6 or 9) || !normal.All(char.IsAsciiDigit)))
                {
                    throw Bad(number, span, "a division code has 6 or 9 digits");
                }

                Entities.Add(new Entity(start, surface.Length, EntityKind.Place) { Name = surface, Code = normal });
                break;
            case "person":
                Entities.Add(new Entity(start, surface.Length, EntityKind.Person) { Name = surface });
                break;
            case "figure":
                Figures.Add(ReadFigure(start, surface, normal ?? throw Bad(number, span, "a figure needs its normal form"), number, span));
                if (parts.Count > 2)
                {
                    Tie(parts[2], number, span);
                }

                break;
            case "date":
                Dates.Add(ReadDate(start, surface, normal, number, span));
                break;
            case "recurring":
                Recurring.Add(new DateExpression(start, surface.Length, null, null, IsRecurring: true));
                break;
            default:
                throw Bad(number, span, $"unknown kind '{kind}'");
        }
    }

    private Figure ReadFigure(int start, string surface, string normal, int number, string span)
    {
        var words = normal.Split(' ');
        var range = words[0].Split("..");
        if (range.Length > 2 || !Value(range[0], out var low) || !Value(range[^1], out var high) || low > high)
        {
            throw Bad(number, span, $"'{words[0]}' is no value");
        }

        var bound = FigureBound.Exact;
        var last = words.Length - 1;
        if (last > 0 && Bound(words[last]) is { } stated)
        {
            bound = stated;
            last--;
        }

        if (last > 1)
        {
            throw Bad(number, span, $"'{normal}' is not VALUE UNIT BOUND");
        }

        var unit = last == 1 ? words[1] : "";
        return new Figure(start, surface.Length, FigureUnits.KindOf(unit), low, high, unit, bound);
    }

    private static bool Value(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static FigureBound? Bound(string word) => word switch
    {
        "exact" => FigureBound.Exact,
        "about" => FigureBound.About,
        "at_least" => FigureBound.AtLeast,
        "at_most" => FigureBound.AtMost,
        _ => null,
    };

    private void Tie(string tie, int number, string span)
    {
        var dot = tie.IndexOf('.');
        if (dot < 2 || tie[0] != 'c' || !int.TryParse(tie.AsSpan(1, dot - 1), CultureInfo.InvariantCulture, out var change))
        {
            throw Bad(number, span, $"'{tie}' is no tie such as c1.from");
        }

        var position = Figures.Count - 1;
        ties.TryGetValue(change, out var tied);
        tied.Line = number;
        switch (tie[(dot + 1)..])
        {
            case "from" when tied.From is null:
                tied.From = position;
                break;
            case "to" when tied.To is null:
                tied.To = position;
                break;
            case "by" when tied.By is null:
                tied.By = position;
                break;
            default:
                throw Bad(number, span, $"'{tie}' is no free end of a change");
        }

        ties[change] = tied;
    }

    private DateExpression ReadDate(int start, string surface, string? normal, int number, string span)
    {
        if (normal is null)
        {
            return new DateExpression(start, surface.Length, null, null);
        }

        var slash = normal.IndexOf('/');
        var from = slash < 0 ? normal : normal[..slash];
        var to = slash < 0 ? normal : normal[(slash + 1)..];
        var first = Day(from, number, span);
        var last = Day(to, number, span);
        return first is null && last is null || first > last
            ? throw Bad(number, span, $"'{normal}' is no interval")
            : new DateExpression(start, surface.Length, first, last);
    }

    private DateOnly? Day(string text, int number, string span) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Bad(number, span, $"'{text}' is no day");

    private char Escaped(string line, ref int i, int number) =>
        ++i < line.Length && line[i] is '{' or '}' or '|' or '\\' ? line[i] : throw Bad(number, line[(i - 1)..Math.Min(line.Length, i + 1)], "escapes nothing");

    private InvalidDataException Bad(int number, string value, string why) => new($"{source}:{number}: '{value}' {why}");
}
