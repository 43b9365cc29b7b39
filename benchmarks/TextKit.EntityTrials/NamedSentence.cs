using System.Text.Json;
using TextKit.Entities;

namespace TextKit.EntityTrials;

/// <summary>A text and the entities that its annotators marked.</summary>
internal sealed record NamedSentence(string Text, IReadOnlyList<Entity> Entities)
{
    /// <summary>
    /// Reads sentences whose offsets are code points. PER, ORG and LOC are person, organization and place; of CLUENER's finer
    /// kinds, address and scene are places, company, government and organization are organizations, name is a person, and
    /// position, book, movie and game are nothing.
    /// </summary>
    public static IEnumerable<NamedSentence> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            int[] units = [.. Boundaries(text)];
            var entities = new List<Entity>();
            foreach (var marked in json.RootElement.GetProperty("entities").EnumerateArray())
            {
                var type = (marked.TryGetProperty("fine", out var fine) ? fine : marked.GetProperty("type")).GetString();
                if (KindOf(type) is { } kind)
                {
                    var (start, end) = (units[marked.GetProperty("start").GetInt32()], units[marked.GetProperty("end").GetInt32()]);
                    entities.Add(new Entity(start, end - start, kind) { Name = text[start..end] });
                }
            }

            yield return new NamedSentence(text, entities);
        }
    }

    private static EntityKind? KindOf(string? type) => type switch
    {
        "PER" or "name" => EntityKind.Person,
        "LOC" or "address" or "scene" => EntityKind.Place,
        "ORG" or "company" or "government" or "organization" => EntityKind.Organization,
        _ => null,
    };

    /// <summary>The UTF-16 offset of each code point, and of the end.</summary>
    private static IEnumerable<int> Boundaries(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            yield return i;
            if (i + 1 == text.Length)
            {
                break;
            }
        }

        yield return text.Length;
    }
}
