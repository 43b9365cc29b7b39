using System.Text;
using TextKit.Articles;

namespace TextKit.Evaluation;

/// <summary>
/// How well repairs are suggested: clean text is damaged as scans do, one character in some hundreds, and the suggestions are
/// counted. Rows: <c>doubled</c>, <c>look-alike</c>, <c>traditional</c>, <c>half-width</c>, right where place and repair are;
/// <c>clean</c> the suggestions for the text as it was, all of them wrong. Suggestions with a score of at least 0.5 count.
/// </summary>
public static class RepairScore
{
    private const double Rate = 0.003;
    private const double HalfWidthRate = 0.03;
    private const string Wide = "，：；？！（）";
    private const string Narrow = ",:;?!()";
    private static readonly string[] Reasons = ["doubled", "look-alike", "traditional", "half-width"];

    /// <summary>Damages each text with numbers drawn from the seed, and counts.</summary>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<string> texts, int seed, TextRepair? repair = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        repair ??= TextRepair.Default;
        var random = new PageRandom(seed);
        var counts = new int[Reasons.Length, 3];
        var clean = 0;
        foreach (var text in texts)
        {
            clean += repair.Suggest(text).Count(IsSure);
            var damage = new HashSet<(int Start, string New, string Reason)>();
            var damaged = Damage(text, repair, random, damage);
            foreach (var (_, _, reason) in damage)
            {
                counts[Array.IndexOf(Reasons, reason), 2]++;
            }

            foreach (var suggestion in repair.Suggest(damaged).Where(IsSure))
            {
                var row = Array.IndexOf(Reasons, suggestion.Reason);
                counts[row, 1]++;
                counts[row, 0] += damage.Contains((suggestion.Start, suggestion.New, suggestion.Reason)) ? 1 : 0;
            }
        }

        return [.. Reasons.Select((r, i) => new ScoreRow(r, counts[i, 0], counts[i, 1], counts[i, 2])), new ScoreRow("clean", 0, clean, 0)];
    }

    private static bool IsSure(RepairSuggestion suggestion) => suggestion.Score >= 0.5;

    private static string Damage(string text, TextRepair repair, PageRandom random, HashSet<(int Start, string New, string Reason)> damage)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            var place = result.Length;
            if (Wide.Contains(c) && random.Chance(HalfWidthRate))
            {
                result.Append(Narrow[Wide.IndexOf(c, StringComparison.Ordinal)]);
                damage.Add((place, c.ToString(), "half-width"));
            }
            else if (Punctuation.IsHan(c) && random.Chance(Rate))
            {
                Damage(c, repair, random, result, damage);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static void Damage(char c, TextRepair repair, PageRandom random, StringBuilder result, HashSet<(int Start, string New, string Reason)> damage)
    {
        var place = result.Length;
        var alike = repair.LookAlikesOf(c);
        if (alike.Length > 0)
        {
            result.Append(alike[random.Below(alike.Length)]);
            damage.Add((place, c.ToString(), "look-alike"));
        }
        else if (random.Chance(0.5) && repair.TraditionalOf(c) is { } old)
        {
            result.Append(old);
            damage.Add((place, c.ToString(), "traditional"));
        }
        else
        {
            result.Append(c).Append(c);
            damage.Add((place, c.ToString(), "doubled"));
        }
    }
}
