using System.Text;
using TextKit.Entities;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>Replaces the entities of a text by others of the same form; one name stays one name within a text.</summary>
internal sealed class EntityRenamer
{
    private readonly Random random;
    private readonly Gazetteer gazetteer = Gazetteer.Default;
    private readonly ILookup<int, int> children;
    private readonly NameMaker names;
    private readonly Dictionary<string, string[]> parts;
    private readonly string[] rarePersons;
    private Dictionary<string, string> persons = [];
    private Dictionary<int, int> places = [];

    private readonly List<Token> tokens = [];
    private readonly Dictionary<string, string> tags = [];
    private Dictionary<(string Tag, int Length), string[]> words = [];

    public EntityRenamer(IEnumerable<TrainingText> texts, string seeds, NameMaker names, Random random)
    {
        this.random = random;
        this.names = names;
        children = Enumerable.Range(0, gazetteer.Count).Where(p => gazetteer[p].Level <= PlaceLevel.Township).ToLookup(p => gazetteer[p].Parent);
        parts = SeedLists.ReadKinds("given-names.tsv").ToDictionary(k => k.Kind, k => k.Words);
        rarePersons = [.. texts.SelectMany(a => a.Entities).Where(e => e.Kind == EntityKind.Person && e.Length > 3 && !e.Name.Contains('·', StringComparison.Ordinal)).Select(e => e.Name).Distinct()];
        ReadWords(seeds);
    }

    /// <summary>The text with other names, and the entities in it.</summary>
    public TrainingText Rename(TrainingText original)
    {
        persons = [];
        places = [];
        var text = new StringBuilder();
        var entities = new List<Entity>();
        var at = 0;
        foreach (var entity in original.Entities)
        {
            AppendOtherWords(original.Text.AsSpan(at, entity.Start - at), text);
            var surface = original.Text.Substring(entity.Start, entity.Length);
            var renamed = entity.Kind switch
            {
                EntityKind.Person => Person(surface),
                EntityKind.Place => Chain(surface),
                _ => Body(surface),
            };
            entities.Add(new Entity(text.Length, renamed.Length, entity.Kind) { Name = renamed });
            text.Append(renamed);
            at = entity.End;
        }

        AppendOtherWords(original.Text.AsSpan(at), text);
        return new TrainingText(text.ToString(), entities);
    }

    /// <summary>Appends a stretch without entities, some of its words replaced by others of the same length and part of speech, so that the tagger learns few of them by heart.</summary>
    private void AppendOtherWords(ReadOnlySpan<char> stretch, StringBuilder text)
    {
        tokens.Clear();
        WordSegmenter.Default.Segment(stretch, tokens);
        foreach (var token in tokens)
        {
            var word = stretch.Slice(token.Start, token.Length).ToString();
            text.Append(token.Length > 1 && random.Next(100) < 40 && tags.TryGetValue(word, out var tag) ? Pick(words[(tag, word.Length)]) : word);
        }
    }

    private void ReadWords(string seeds)
    {
        var places = gazetteer.Names;
        var pool = new Dictionary<(string, int), List<string>>();
        foreach (var fields in File.ReadLines(Path.Combine(seeds, "jieba", "dict.txt")).Select(l => l.Split(' ')))
        {
            var (word, tag) = (fields[0], fields[2]);
            if (fields[1].Length > 1 && word.Length > 1 && (tag is "n" or "v" or "a" or "vn" or "b" or "d" or "i" or "l" or "ad" or "an" || WordClasses.IsMistagged(word))
                && places.Find(word) < 0 && EntityLexicon.Default.Suffixes.LongestBefore(word, word.Length, out _) == 0
                && !EntityLexicon.Default.Roles.Contains(word) && !EntityLexicon.Default.After.Contains(word))
            {
                tags[word] = tag;
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(pool, (tag, word.Length), out _) ??= []).Add(word);
            }
        }

        words = pool.ToDictionary(p => p.Key, p => p.Value.ToArray());
    }

    private string Person(string name)
    {
        if (!persons.TryGetValue(name, out var other))
        {
            persons[name] = other = name.Contains('·', StringComparison.Ordinal) ? string.Join('·', name.Split('·').Select(_ => Pick(parts["dotted"])))
                : name.Length > 3 ? Pick(rarePersons)
                : random.Next(12) == 0 ? Pick(parts["part"]) + Pick(parts["part"])
                : random.Next(40) == 0 ? names.Foreign() : names.Person();
        }

        return other;
    }

    private string Body(string name)
    {
        var (chain, rest) = Split(name);
        if (chain.Length == 0)
        {
            return name;
        }

        // A brand is two characters before the trade; a new one now and then keeps the tagger from learning brands by heart.
        if (rest.Length > 6 && random.Next(2) == 0 && rest.EndsWith("公司", StringComparison.Ordinal) && !rest.Contains("集团", StringComparison.Ordinal))
        {
            rest = names.Brand() + rest[2..];
        }

        return Chain(chain) + rest;
    }

    private string Chain(string surface)
    {
        var text = new StringBuilder();
        var at = 0;
        var place = -1;
        while (at < surface.Length && Link(surface, at, place, out var length) is >= 0 and var next)
        {
            var other = Other(next);
            text.Append(InForm(surface.Substring(at, length), gazetteer[next], gazetteer[other]));
            place = next;
            at += length;
        }

        return text.Append(surface, at, surface.Length - at).ToString();
    }

    private (string Head, string Tail) Split(string name)
    {
        var at = 0;
        var place = -1;
        while (at < name.Length && Link(name, at, place, out var length) is >= 0 and var next)
        {
            place = next;
            at += length;
        }

        return (name[..at], name[at..]);
    }

    /// <summary>The place whose name stands at an offset, within the one before; -1 for none.</summary>
    private int Link(string surface, int at, int within, out int length)
    {
        Span<int> found = stackalloc int[gazetteer.Names.MaxLength + 1];
        for (length = gazetteer.Names.FindAll(surface, at, found); length >= 2; length--)
        {
            for (var e = found[length]; e >= 0; e = gazetteer.Names.Next(e))
            {
                var value = gazetteer.Names.Value(e);
                var place = Gazetteer.PlaceOf(value);
                if (Gazetteer.FormOf(value) < PlaceNameForm.TownshipShort && gazetteer[place].Level <= PlaceLevel.Township && (within < 0 || (place != within && gazetteer.IsWithin(place, within))))
                {
                    return place;
                }
            }
        }

        return -1;
    }

    /// <summary>The division that stands in for another: of its level, within the one that stands in for its parent.</summary>
    private int Other(int place)
    {
        if (places.TryGetValue(place, out var other))
        {
            return other;
        }

        var parent = gazetteer[place].Parent;
        var pool = parent < 0 ? children[-1] : children[Other(parent)];
        var same = pool.Where(p => gazetteer[p].Level == gazetteer[place].Level).ToArray();
        if (same.Length == 0)
        {
            same = [place];
        }

        return places[place] = same[random.Next(same.Length)];
    }

    private static string InForm(string surface, Place from, Place to)
    {
        if (surface == from.Name)
        {
            return to.Name;
        }

        var isBare = ShortNames.Of(from.Name, from.Level).Any(n => n.Name == surface && n.IsBare) || surface.Length < from.Name.Length;
        var forms = ShortNames.Of(to.Name, to.Level).ToArray();
        return forms.FirstOrDefault(n => n.IsBare == (isBare && surface[^1] != from.Name[^1])).Name ?? forms.FirstOrDefault().Name ?? to.Name;
    }

    private string Pick(string[] words) => words[random.Next(words.Length)];
}
