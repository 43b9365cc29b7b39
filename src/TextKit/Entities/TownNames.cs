using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Finds towns that a text calls without their kind (苏溪, 廿三里), where it speaks of the county that they lie in.</summary>
internal sealed class TownNames(TaggerFeatures features, Gazetteer gazetteer, PlaceResolver resolver, BodyBounds bodies)
{
    /// <summary>Appends the towns of the counties that a text names, called without their kind (后宅, 廿三里), where no everyday word stands.</summary>
    public void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        foreach (var word in features.Words)
        {
            if (!features.IsEverydayWord(word.Start, word.End) && LengthAt(text, word.Start) is > 0 and var length)
            {
                var town = new Mention(word.Start, word.Start + length, EntityKind.Place);
                found.Add(bodies.BodyEnd(text, town, isNamed: true) is var end && end > town.End ? new Mention(town.Start, end, EntityKind.Organization) : town with { End = town.End + PlaceForms.LandmarkBehind(text, town.End) });
            }
        }
    }

    /// <summary>Length of the town without its kind that stands at an offset, or 0.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int at)
    {
        Span<int> ends = stackalloc int[gazetteer.Names.MaxLength + 1];
        for (var length = at < text.Length ? gazetteer.Names.FindAll(text, at, ends) : 0; length > 1; length--)
        {
            var name = text.Slice(at, length);
            if (ends[length] >= 0 && features.BeginsWord(at + length) && !WordClasses.IsOrdinary(WordClasses.Of(name)) && IsTown(name))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>True of a town without its kind (苏溪) whose county the text speaks of.</summary>
    public bool IsTown(ReadOnlySpan<char> name)
    {
        for (var entry = gazetteer.Names.Find(name); entry >= 0; entry = gazetteer.Names.Next(entry))
        {
            var value = gazetteer.Names.Value(entry);
            if (Gazetteer.FormOf(value) == PlaceNameForm.TownshipShort && resolver.IsSpokenOf(gazetteer.Row(Gazetteer.PlaceOf(value)).Parent))
            {
                return true;
            }
        }

        return false;
    }
}
