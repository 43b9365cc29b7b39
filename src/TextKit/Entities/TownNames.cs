using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>Finds towns and villages that a text calls without their kind (苏溪, 廿三里), where it speaks of the county that they lie in or names them in full.</summary>
internal sealed class TownNames(TaggerFeatures features, Gazetteer gazetteer, PlaceResolver resolver, BodyBounds bodies)
{
    private const int LongestVillage = 4;

    /// <summary>Appends the villages that a text names in full elsewhere, called without their kind (罗古箐村, 罗古箐).</summary>
    public void ScanVillages(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, List<Mention> found)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (VillageOf(text, places[i]) is { IsEmpty: false } village && !IsNamed(text, places[..i], village))
            {
                for (int at = 0, next; (next = text[at..].IndexOf(village)) >= 0; at += next + village.Length)
                {
                    var name = new Mention(at + next, at + next + village.Length, EntityKind.Place);
                    if (village.Length > 2 || (features.BeginsWord(name.Start) && features.BeginsWord(name.End)))
                    {
                        found.Add(name);
                    }
                }
            }
        }
    }

    /// <summary>True where one of some places is a village with a name.</summary>
    public bool IsNamed(ReadOnlySpan<char> text, ReadOnlySpan<Mention> places, ReadOnlySpan<char> village)
    {
        foreach (var place in places)
        {
            if (place.Kind == EntityKind.Place && text[place.Start..(place.End - 1)].EndsWith(village) && VillageOf(text, place).SequenceEqual(village))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name without its kind of the village that a place ends with, if it is no everyday word; else nothing.</summary>
    private ReadOnlySpan<char> VillageOf(ReadOnlySpan<char> text, Mention place)
    {
        var name = text[place.Start..place.End];
        if (place.Kind != EntityKind.Place || !PlaceForms.IsSettlement(name[^1]))
        {
            return default;
        }

        var at = 0;
        while (gazetteer.Names.FindLongest(name, at, out _) is > 1 and var length)
        {
            at += length;
        }

        return name.Length - 1 - at is > 1 and <= LongestVillage && !features.IsEverydayWord(place.Start + at, place.End - 1) ? name[at..^1] : default;
    }

    /// <summary>Appends the towns of the counties that a text names, called without their kind (后宅, 廿三里), where no everyday word stands.</summary>
    public void Scan(ReadOnlySpan<char> text, List<Mention> found)
    {
        foreach (var word in features.Words)
        {
            // 廿三 is a word, 廿三里 is none.
            if (LengthAt(text, word.Start) is > 0 and var length && (!features.IsEverydayWord(word.Start, word.End) || (length > 2 && "一二三四五六七八九十廿".Contains(text[word.Start]))))
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
