using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>One recognition at a time: the lists that it fills are kept for the next.</summary>
internal sealed class RecognizerWorkspace
{
    private const int LongestWindow = 4096;
    private readonly Gazetteer gazetteer = Gazetteer.Default;
    private readonly PlaceScanner placeScanner = new();
    private readonly PlaceResolver resolver = new();
    private readonly OrganizationNamer namer = new();
    private readonly RepeatedNames repeated = new();
    private readonly NetworkNames network = new();
    private readonly List<PlaceChain> chains = [];
    private readonly List<int> candidates = [];
    private readonly List<Mention> bodies = [];
    private readonly List<Mention> persons = [];
    private readonly List<Mention> tagged = [];
    private readonly List<Mention> kept = [];
    private readonly List<(string Surface, int Place)> placed = [];
    private bool[] covered = [];
    private byte[] labels = [];
    private byte[] classes = [];
    private int defined;

    /// <summary>What the tagger sees of the text last prepared.</summary>
    public TaggerFeatures Features { get; } = new();

    /// <summary>Recognizes one text, with evidence of the network's tags or without.</summary>
    public void Recognize(ReadOnlySpan<char> text, EntityTagger tagger, LacEvidence? evidence, List<Entity> entities)
    {
        Prepare(text);
        Tag(text, tagger, evidence);
        if (evidence is not null)
        {
            network.Merge(text, classes.AsSpan(0, text.Length), persons, tagged);
        }

        Combine(text);
        namer.Clear();
        placed.Clear();
        foreach (var mention in kept)
        {
            if (mention.Kind == EntityKind.Place)
            {
                Place(text.Slice(mention.Start, mention.Length));
            }
        }

        Entity? before = null;
        foreach (var mention in kept)
        {
            before = Describe(text, mention, before);
            entities.Add(before);
        }
    }

    /// <summary>Runs the scanners over a text and fills <see cref="Features"/>.</summary>
    public void Prepare(ReadOnlySpan<char> text)
    {
        chains.Clear();
        candidates.Clear();
        bodies.Clear();
        persons.Clear();
        placeScanner.Scan(text, chains, candidates);
        resolver.Learn(chains, candidates, -1);
        DefinedNames.Scan(text, bodies);
        repeated.Find(text, bodies, 0, EntityKind.Organization);
        defined = bodies.Count;
        OrganizationScanner.Scan(text, chains, bodies);
        PersonScanner.Scan(text, persons);
        repeated.Find(text, persons, 0, EntityKind.Person);
        Features.Fill(text, chains, bodies, persons);
    }

    /// <summary>The end of the window that begins at an offset: a line, or a part of a long one.</summary>
    public static int WindowEnd(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestWindow)];
        var line = rest.IndexOf('\n');
        return line >= 0 ? start + line + 1 : start + rest.Length;
    }

    private void Tag(ReadOnlySpan<char> text, EntityTagger tagger, LacEvidence? evidence)
    {
        if (evidence is not null)
        {
            classes = classes.Length < text.Length ? new byte[Math.Max(text.Length, LongestWindow)] : classes;
            LacTagger.Default.Tag(text, classes);
            evidence.Classify(classes.AsSpan(0, text.Length));
        }

        if (labels.Length < text.Length)
        {
            labels = new byte[Math.Max(text.Length, LongestWindow)];
        }

        for (var start = 0; start < text.Length;)
        {
            var end = WindowEnd(text, start);
            tagger.Tag(Features, start, end, evidence, evidence is null ? default : classes.AsSpan(0, text.Length), labels);
            start = end;
        }

        tagged.Clear();
        for (var i = 0; i < text.Length;)
        {
            var begin = i++;
            if (labels[begin] != 0)
            {
                while (i < text.Length && labels[i] != 0 && labels[i] == labels[begin] + 1)
                {
                    i++;
                }

                tagged.Add(new Mention(begin, i, (EntityKind)((labels[begin] - 1) / 2)));
            }
        }
    }

    /// <summary>What the text defines, what the tagger says, and what was named so elsewhere in the text; none overlaps another.</summary>
    private void Combine(ReadOnlySpan<char> text)
    {
        kept.Clear();
        if (covered.Length < text.Length)
        {
            covered = new bool[Math.Max(text.Length, LongestWindow)];
        }

        covered.AsSpan(0, text.Length).Clear();
        bodies.RemoveRange(defined, bodies.Count - defined);
        Keep(bodies);
        Keep(tagged);
        Repeat(text, EntityKind.Person, persons, 3);
        Repeat(text, EntityKind.Organization, bodies, 4);
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    private void Repeat(ReadOnlySpan<char> text, EntityKind kind, List<Mention> names, int shortest)
    {
        names.Clear();
        foreach (var mention in tagged)
        {
            if (mention.Kind == kind && mention.Length >= shortest)
            {
                names.Add(mention);
            }
        }

        repeated.Find(text, names, 0, kind);
        Keep(names);
    }

    private void Keep(List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (!covered.AsSpan(mention.Start, mention.Length).Contains(true))
            {
                covered.AsSpan(mention.Start, mention.Length).Fill(true);
                kept.Add(mention);
            }
        }
    }

    private Entity Describe(ReadOnlySpan<char> text, Mention mention, Entity? before)
    {
        var surface = text.Slice(mention.Start, mention.Length);
        if (mention.Kind == EntityKind.Organization)
        {
            var known = placeScanner.TryParse(surface, candidates, out var head) && head.Form < PlaceNameForm.Common;
            return new Entity(mention.Start, mention.Length, mention.Kind)
            {
                Name = namer.Name(surface.ToString(), known ? resolver.Choose(head, candidates) : -1, known ? head.Length : 0, resolver),
            };
        }

        if (mention.Kind == EntityKind.Person)
        {
            return Person(text, mention, before);
        }

        var place = Place(surface, out var chain);
        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = surface.ToString(),
            Code = place < 0 ? null : gazetteer[place].CodeText,
            Parents = place < 0 ? [] : Parents(place),
            Alternatives = chain.Count < 2 ? [] : Alternatives(chain, place),
        };
    }

    /// <summary>A person with the role in front of the name and the body in front of the role, or the title behind the name.</summary>
    private static Entity Person(ReadOnlySpan<char> text, Mention mention, Entity? before)
    {
        var role = EntityLexicon.Default.Roles.LongestBefore(text, mention.Start, out _);
        var title = role > 0 ? text.Slice(mention.Start - role, role)
            : EntityLexicon.Default.Roles.LongestAt(text, mention.End) is > 1 and var behind ? text.Slice(mention.End, behind) : default;
        var isOfBody = role > 0 && before is { Kind: EntityKind.Organization } && before.End == mention.Start - role;
        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = text.Slice(mention.Start, mention.Length).ToString(),
            Title = title.IsEmpty ? null : title.ToString(),
            Organization = isOfBody ? before!.Name : null,
        };
    }

    /// <summary>Remembers the division of a place for the names that stand for it later or before.</summary>
    private void Place(ReadOnlySpan<char> surface)
    {
        if (placed.Count < 128 && placeScanner.TryParse(surface, candidates, out var chain) && chain.Links > 1)
        {
            placed.Add((surface.ToString(), resolver.Choose(chain, candidates)));
        }
    }

    private int Place(ReadOnlySpan<char> surface, out PlaceChain chain)
    {
        if (placeScanner.TryParse(surface, candidates, out chain) && (chain.Form < PlaceNameForm.TownshipShort || chain.Length == surface.Length))
        {
            return resolver.Choose(chain, candidates);
        }

        chain = default;
        foreach (var (whole, place) in placed)
        {
            if (surface.Length > 1 && whole.AsSpan().EndsWith(surface))
            {
                return place;
            }
        }

        return -1;
    }

    private List<string> Parents(int place)
    {
        var parents = new List<string>();
        for (var p = gazetteer[place].Parent; p >= 0; p = gazetteer[p].Parent)
        {
            parents.Insert(0, gazetteer[p].Name);
        }

        return parents;
    }

    private List<string> Alternatives(PlaceChain chain, int chosen)
    {
        var codes = new List<string>();
        for (var i = chain.First; i < chain.First + chain.Count; i++)
        {
            if (candidates[i] != chosen && gazetteer[candidates[i]].CodeText is { } code && !codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        return codes;
    }
}
