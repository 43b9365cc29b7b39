using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>One recognition at a time: the lists that it fills are kept for the next.</summary>
internal sealed class RecognizerWorkspace
{
    private readonly Gazetteer gazetteer = Gazetteer.Default;
    private readonly PlaceScanner placeScanner = new();
    private readonly PlaceResolver resolver = new();
    private readonly OrganizationNamer namer = new();
    private readonly List<PlaceChain> chains = [];
    private readonly List<int> candidates = [];
    private readonly List<Mention> organizations = [];
    private readonly List<Mention> persons = [];
    private readonly RepeatedNames repeated = new();
    private readonly List<(Mention Mention, int Chain)> kept = [];
    private bool[] covered = [];

    public void Recognize(ReadOnlySpan<char> text, List<Entity> entities)
    {
        Clear(text.Length);
        placeScanner.Scan(text, chains, candidates);
        resolver.Learn(chains, candidates, -1);
        DefinedNames.Scan(text, organizations);
        repeated.Find(text, organizations, 0, EntityKind.Organization);
        OrganizationScanner.Scan(text, chains, organizations);
        PersonScanner.Scan(text, persons);
        Keep(organizations);
        repeated.Find(text, persons, 0, EntityKind.Person);
        Keep(persons);
        KeepPlaces();
        kept.Sort((a, b) => a.Mention.Start.CompareTo(b.Mention.Start));
        foreach (var (mention, chain) in kept)
        {
            entities.Add(Describe(text, mention, chain));
        }
    }

    private void Clear(int length)
    {
        chains.Clear();
        candidates.Clear();
        organizations.Clear();
        persons.Clear();
        kept.Clear();
        namer.Clear();
        if (covered.Length < length)
        {
            covered = new bool[Math.Max(length, 4096)];
        }
        else
        {
            Array.Clear(covered, 0, length);
        }
    }

    private void Keep(List<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (!covered.AsSpan(mention.Start, mention.Length).Contains(true))
            {
                covered.AsSpan(mention.Start, mention.Length).Fill(true);
                kept.Add((mention, ChainAt(mention.Start)));
            }
        }
    }

    private void KeepPlaces()
    {
        for (var i = 0; i < chains.Count; i++)
        {
            var chain = chains[i];
            var isFirm = chain.Form < PlaceNameForm.Common || chain.Links > 1;
            if (isFirm && !covered.AsSpan(chain.Start, chain.Length).Contains(true))
            {
                kept.Add((new Mention(chain.Start, chain.End, EntityKind.Place), i));
            }
        }
    }

    private int ChainAt(int start)
    {
        int low = 0, high = chains.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (chains[middle].Start == start)
            {
                return middle;
            }

            (low, high) = chains[middle].Start < start ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private Entity Describe(ReadOnlySpan<char> text, Mention mention, int chain)
    {
        var surface = text.Slice(mention.Start, mention.Length).ToString();
        var place = chain >= 0 && chains[chain].Count > 0 && mention.Kind != EntityKind.Person ? resolver.Choose(chains[chain], candidates) : -1;
        if (mention.Kind == EntityKind.Organization)
        {
            var length = place < 0 ? 0 : Math.Min(chains[chain].Length, surface.Length);
            return new Entity(mention.Start, mention.Length, mention.Kind) { Name = namer.Name(surface, place, length, resolver) };
        }

        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = surface,
            Code = place < 0 ? null : gazetteer[place].CodeText,
            Parents = place < 0 ? [] : Parents(place),
            Alternatives = place < 0 ? [] : Alternatives(chains[chain], place),
        };
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
