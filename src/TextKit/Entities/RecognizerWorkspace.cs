using TextKit.Entities.Mending;
using TextKit.Entities.Naming;
using TextKit.Entities.Scanning;
using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>One recognition at a time: the lists that it fills are kept for the next.</summary>
internal sealed class RecognizerWorkspace
{
    private const int LongestWindow = 4096;

    // The bodies at the head of a division, and those that a list goes on with behind one of them.
    private static readonly WordSet Councils = new("党委 省委 市委 县委 区委 州委 盟委 旗委 地委 人大 政府 政协 行署 纪委");
    private static readonly WordSet Organs = new("人大 人大常委会 政府 政协 行署 纪委");
    private readonly Lazy<EntityTagger>? tagger;
    private readonly UserLexicon users;
    private readonly int home;
    private readonly PlaceScanner placeScanner;
    private readonly PlaceResolver resolver;
    private readonly EntityNamer namer;
    private readonly MentionMender mender;
    private readonly List<Mention> userPlaces = [];
    private readonly RepeatedNames repeated = new();
    private readonly RepeatedPersons repeatedPersons = new();
    private readonly LacNames lac = new();
    private readonly List<PlaceChain> chains = [];
    private readonly List<int> candidates = [];
    private readonly List<Mention> bodies = [];
    private readonly List<Mention> persons = [];
    private readonly List<Mention> tagged = [];
    private readonly KeptMentions kept = new();
    private readonly List<Mention> certain = [];
    private readonly List<Mention> bylines = [];
    private readonly List<Mention> datelines = [];

    // Names of two parts or more (扎西顿珠).
    private readonly List<Mention> spelled = [];
    private readonly List<Mention> known = [];
    private readonly NameCues cues = new();
    private byte[] labels = [];
    private int ofUser;
    private int defined;

    /// <param name="tagger">The tagger, made when a text is prepared for it.</param>
    /// <param name="readsAll">True where it looks at every character.</param>
    /// <param name="gazetteer">The places known by name.</param>
    /// <param name="users">The user's names.</param>
    /// <param name="home">The place in the gazetteer where the paper appears, or -1.</param>
    public RecognizerWorkspace(Lazy<EntityTagger> tagger, bool readsAll, Gazetteer gazetteer, UserLexicon users, int home)
        : this(gazetteer, users)
    {
        this.tagger = tagger;
        this.home = home;
        Features.ReadsAll = readsAll;
    }

    /// <summary>A workspace that prepares texts to train a tagger.</summary>
    public RecognizerWorkspace(Gazetteer gazetteer, UserLexicon users)
    {
        this.users = users;
        home = -1;
        placeScanner = new PlaceScanner(gazetteer);
        resolver = new PlaceResolver(gazetteer);
        namer = new EntityNamer(gazetteer, users, placeScanner, resolver);
        mender = new MentionMender(Features, gazetteer, placeScanner, resolver);
    }

    /// <summary>What the tagger sees of the text last prepared.</summary>
    public TaggerFeatures Features { get; } = new();

    /// <summary>Recognizes one text.</summary>
    public void Recognize(ReadOnlySpan<char> text, List<Entity> entities)
    {
        Prepare(text);
        Tag(text);
        if (Tagger.Network is not null && !LacNames.IsOfLabour(text))
        {
            lac.Merge(text, persons, tagged);
        }

        Combine(text);
        namer.Name(text, kept, Tagger.Model.Kinds, entities);
    }

    /// <summary>Runs the scanners over a text and fills <see cref="Features"/>.</summary>
    public void Prepare(ReadOnlySpan<char> text)
    {
        chains.Clear();
        candidates.Clear();
        bodies.Clear();
        persons.Clear();
        placeScanner.Scan(text, chains, candidates);
        resolver.Learn(chains, candidates, home);
        userPlaces.Clear();
        users.Scan(text, bodies, userPlaces);
        ofUser = bodies.Count;
        DefinedNames.Scan(text, bodies);
        repeated.Find(text, bodies, ofUser, EntityKind.Organization);
        defined = bodies.Count;
        cues.Fill(text);
        OrganizationScanner.Scan(text, chains, cues, bodies);
        bylines.Clear();
        PersonScanner.ScanSpaced(text, bylines);
        PersonScanner.ScanParts(text, persons);
        spelled.Clear();
        PersonForms.AddStanding(text, persons, spelled);
        PersonScanner.Scan(text, cues, persons);
        repeated.Find(text, persons, 0, EntityKind.Person);
        persons.AddRange(bylines);
        BylineNames.Scan(text, bylines);
        Features.Fill(text, chains, bodies, persons, cues);
    }

    /// <summary>Mends a few mentions of a made text, so that what mends those of the first text is compiled and its lists are read.</summary>
    public void Rehearse()
    {
        const string Text = "甘肃省总工会副主席王小伟在靖远县北滩镇工会说：";
        Prepare(Text);
        mender.Mend(Text, [new Mention(0, 6, EntityKind.Organization), new Mention(9, 12, EntityKind.Person), new Mention(13, 19, EntityKind.Place)]);
        mender.AddTowns(Text, [new Mention(13, 19, EntityKind.Place)], certain);
    }

    /// <summary>The end of the window that begins at an offset: a line, or a part of a long one.</summary>
    public static int WindowEnd(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestWindow)];
        var line = rest.IndexOf('\n');
        return line >= 0 ? start + line + 1 : start + rest.Length;
    }

    private EntityTagger Tagger => tagger?.Value ?? throw new InvalidOperationException("A workspace that prepares texts to train a tagger has none.");

    private void Tag(ReadOnlySpan<char> text)
    {
        if (labels.Length < text.Length)
        {
            labels = new byte[Math.Max(text.Length, LongestWindow)];
        }

        if (Tagger.Network is { } network)
        {
            Features.Ask(network, text);
        }

        for (var start = 0; start < text.Length;)
        {
            var end = WindowEnd(text, start);
            Tagger.Tag(Features, start, end, labels);
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

                MentionForms.Add(text, new Mention(begin, i, Tagger.Model.KindOf((labels[begin] - 1) / 2)), tagged);
                i = Math.Max(i, AddListMembers(text));
            }
        }
    }

    /// <summary>
    /// Adds the bodies that a list goes on with by their bare kind, each of the same sort as the one before (市委组织部、统战部; 自治区党委、人大、政府), and
    /// returns where the last ends.
    /// </summary>
    private int AddListMembers(ReadOnlySpan<char> text)
    {
        while (tagged.Count > 0 && tagged[^1] is { Kind: EntityKind.Organization, End: var end } && !GenericBodies.IsOfMany(text[tagged[^1].Start..end]) && end + 1 < text.Length && text[end] is '、' or '和' or '与' or '及' && labels[end] == 0 && labels[end + 1] == 0)
        {
            var length = EntityLexicon.Default.Suffixes.LongestAt(text, end + 1);
            var isMember = length > 2 && text[end + length] == text[end - 1];
            if (!isMember && Councils.LongestBefore(text, end, out _) > 0)
            {
                length = Organs.LongestAt(text, end + 1);
                isMember = length > 0 && (end + 1 + length == text.Length || text[end + 1 + length] is not ('部' or '工' or '办' or '代' or '机'));
            }

            var last = end + 1 + length;
            if (!isMember || labels.AsSpan(end + 1, length).ContainsAnyExcept((byte)0) || (last < text.Length && text[last] is '门' or '长' or '分'))
            {
                break;
            }

            tagged.Add(new Mention(end + 1, last, EntityKind.Organization));
        }

        return tagged.Count > 0 ? tagged[^1].End : 0;
    }

    /// <summary>What the text defines, what the tagger says, and what was named so elsewhere in the text; none overlaps another.</summary>
    private void Combine(ReadOnlySpan<char> text)
    {
        kept.Clear(text.Length);
        certain.Clear();
        for (var i = defined; i < bodies.Count; i++)
        {
            if (OrganizationScanner.IsCertain(text, bodies[i]))
            {
                certain.Add(bodies[i]);
            }
        }

        bodies.RemoveRange(defined, bodies.Count - defined);
        PlaceForms.Scan(text, certain);
        certain.AddRange(spelled);
        datelines.Clear();
        Datelines.Scan(text, datelines);
        ShortForms.ScanUnions(text, Features, certain);
        ShortForms.ScanPairs(text, certain);
        ShortForms.ScanRegiments(text, certain);
        known.Clear();
        ShortForms.ScanKnown(text, Features, known);
        var listed = known.Count;
        PlaceForms.ScanNumbered(text, Features, known);
        PlaceForms.ScanLines(text, Features, known);
        mender.AddListedTowns(text, known);
        if (known.Count > listed)
        {
            known.Sort(KeptMentions.ByStart);
        }

        mender.Mend(text, tagged);
        repeatedPersons.Agree(text, tagged);
        ShortForms.ScanDerived(text, Features, tagged, bodies);
        KeptMentions.DropParts(bodies, ofUser, tagged);
        KeptMentions.DropPlaces(tagged, certain);
        KeptMentions.DropCut(known, tagged);
        kept.Add(bodies);
        KeepUserPlaces();
        kept.Add(bylines);
        kept.Add(datelines);
        kept.Add(known);
        kept.Add(tagged);
        kept.Add(certain);
        certain.Clear();
        mender.AddTowns(text, tagged, certain);
        kept.Add(certain);
        Repeat(text, EntityKind.Person, persons, 3);
        Repeat(text, EntityKind.Organization, bodies, 4);
        kept.Sort();
    }

    /// <summary>Keeps the user's places, with the chains in front of them, where they are no part of a body.</summary>
    private void KeepUserPlaces()
    {
        int chain = 0, body = 0;
        for (var i = 0; i < userPlaces.Count; i++)
        {
            var place = userPlaces[i];
            while (chain < chains.Count && chains[chain].End < place.End)
            {
                chain++;
            }

            if (chain < chains.Count && chains[chain].Start <= place.Start)
            {
                place = new Mention(chains[chain].Start, place.End, EntityKind.Place);
            }

            while (body < tagged.Count && tagged[body].End < place.End)
            {
                body++;
            }

            var isInBody = body < tagged.Count && tagged[body].Kind == EntityKind.Organization && tagged[body].Start <= place.Start && tagged[body].Length > place.Length;
            userPlaces[i] = isInBody ? default : place;
        }

        userPlaces.RemoveAll(p => p.Length == 0);
        kept.Add(userPlaces);
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
        for (var i = 0; i < names.Count; i++)
        {
            names[i] = MentionForms.WithFoundation(text, names[i]);
        }

        kept.Add(names);
    }
}
