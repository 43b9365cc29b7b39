using TextKit.Entities;

namespace TextKit.Evaluation;

/// <summary>
/// How well entities are recognized. Rows <c>organization</c>, <c>place</c>, <c>person</c> and <c>all</c> count exact spans
/// with their kind; <c>organization full name</c> counts, of gold bodies whose full name differs from the surface, those named
/// right; <c>place code</c> counts, of gold places with a code, those found with that code.
/// </summary>
public static class EntityScore
{
    /// <summary>Recognizes every article and counts.</summary>
    public static IReadOnlyList<ScoreRow> Evaluate(IEnumerable<GoldArticle> articles, EntityRecognizer? recognizer = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        recognizer ??= EntityRecognizer.Default;
        var counts = new int[6, 3];
        foreach (var article in articles)
        {
            Count(recognizer.Recognize(article.Text), article.Entities, counts);
        }

        string[] names = ["organization", "place", "person", "all", "organization full name", "place code"];
        return [.. names.Select((n, i) => new ScoreRow(n, counts[i, 0], counts[i, 1], counts[i, 2]))];
    }

    private static void Count(List<Entity> found, IReadOnlyList<Entity> gold, int[,] counts)
    {
        var bySpan = gold.ToDictionary(g => (g.Start, g.Length, g.Kind));
        foreach (var entity in found)
        {
            var right = bySpan.TryGetValue((entity.Start, entity.Length, entity.Kind), out var same);
            Add(counts, (int)entity.Kind, 1, right);
            Add(counts, 3, 1, right);
            if (same is { Kind: EntityKind.Organization } && same.Name.Length != same.Length)
            {
                Add(counts, 4, 1, same.Name == entity.Name);
            }
            else if (same is { Kind: EntityKind.Place, Code: not null })
            {
                Add(counts, 5, 1, same.Code == entity.Code);
            }
        }

        foreach (var entity in gold)
        {
            counts[(int)entity.Kind, 2]++;
            counts[3, 2]++;
            counts[4, 2] += entity.Kind == EntityKind.Organization && entity.Name.Length != entity.Length ? 1 : 0;
            counts[5, 2] += entity is { Kind: EntityKind.Place, Code: not null } ? 1 : 0;
        }
    }

    private static void Add(int[,] counts, int row, int column, bool correct)
    {
        counts[row, column]++;
        counts[row, 0] += correct ? 1 : 0;
    }
}
