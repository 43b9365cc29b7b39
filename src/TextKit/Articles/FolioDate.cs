using System.Globalization;
using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Reads the issue date off the folio lines of a page.</summary>
internal static partial class FolioDate
{
    /// <summary>The first date that stands in a folio line; null where there is none.</summary>
    public static DateOnly? Of(IEnumerable<SetAside> aside)
    {
        foreach (var part in aside)
        {
            if (part.Reason == "folio" && Date().Match(Punctuation.NarrowDigits(part.Text)) is { Success: true } match)
            {
                int Number(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
                var (year, month, day) = (Number(1), Number(2), Number(3));
                if (year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                {
                    return new DateOnly(year, month, day);
                }
            }
        }

        return null;
    }

    [GeneratedRegex("([0-9]{4})(?:年|[./\\-])([0-9]{1,2})(?:月|[./\\-])([0-9]{1,2})")]
    private static partial Regex Date();
}
