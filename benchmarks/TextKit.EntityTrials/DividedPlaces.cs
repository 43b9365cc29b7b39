using TextKit.Entities;
using TextKit.Lexicons;

namespace TextKit.EntityTrials;

/// <summary>
/// Chains of places as annotators mark them who take each division for a place of its own: 辽宁沈阳市 is two. TextKit's guide makes a
/// chain one place.
/// </summary>
internal static class DividedPlaces
{
    /// <summary>The same entities, a chain of places divided before every further name that the gazetteer holds.</summary>
    public static List<Entity> Of(List<Entity> entities, string text)
    {
        var divided = new List<Entity>();
        foreach (var entity in entities)
        {
            var start = entity.Start;
            for (var at = start + NameAt(text, start); entity.Kind == EntityKind.Place && at < entity.End;)
            {
                var name = NameAt(text, at);
                if (name > 0 && at > start && at + name <= entity.End)
                {
                    divided.Add(Part(entity, text, start, at));
                    start = at;
                }

                at += Math.Max(1, name);
            }

            divided.Add(Part(entity, text, start, entity.End));
        }

        return divided;
    }

    private static Entity Part(Entity entity, string text, int start, int end) => new(start, end - start, entity.Kind) { Name = text[start..end] };

    /// <summary>Length of the longest firm name of a place of two characters or more at an offset, or 0.</summary>
    private static int NameAt(string text, int at)
    {
        var names = Gazetteer.Default.Names;
        Span<int> found = stackalloc int[names.MaxLength + 1];
        for (var length = names.FindAll(text, at, found); length >= 2; length--)
        {
            for (var entry = found[length]; entry >= 0; entry = names.Next(entry))
            {
                if (Gazetteer.FormOf(names.Value(entry)) < PlaceNameForm.Common)
                {
                    return length;
                }
            }
        }

        return 0;
    }
}
