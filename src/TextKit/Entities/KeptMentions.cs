namespace TextKit.Entities;

/// <summary>The mentions of a text that are kept: those offered first keep their characters, none overlaps another. Keeps its buffers.</summary>
internal sealed class KeptMentions
{
    /// <summary>The order of a text.</summary>
    public static readonly Comparer<Mention> ByStart = Comparer<Mention>.Create((a, b) => a.Start.CompareTo(b.Start));
    private readonly List<Mention> kept = [];
    private bool[] covered = [];

    /// <summary>Count of the mentions kept.</summary>
    public int Count => kept.Count;

    /// <summary>The mention at a place, in the order of the text once they are sorted.</summary>
    public Mention this[int index] => kept[index];

    /// <summary>Begins with a text of a length.</summary>
    public void Clear(int length)
    {
        kept.Clear();
        if (covered.Length < length)
        {
            covered = new bool[Math.Max(length, 4096)];
        }

        covered.AsSpan(0, length).Clear();
    }

    /// <summary>Keeps those that reach over none kept before.</summary>
    public void Add(List<Mention> mentions)
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

    /// <summary>Sorts them by where they begin.</summary>
    public void Sort() => kept.Sort(ByStart);

    /// <summary>Drops from <paramref name="names"/>, from a place on, what a longer body of <paramref name="tagged"/> holds (烟台农商行莱山支行).</summary>
    public static void DropParts(List<Mention> names, int from, List<Mention> tagged)
    {
        var left = from;
        for (var i = from; i < names.Count; i++)
        {
            var at = tagged.BinarySearch(names[i], ByStart);
            at = at < 0 ? ~at - 1 : at;
            if (at < 0 || tagged[at].Kind != EntityKind.Organization || tagged[at].Length <= names[i].Length || tagged[at].End < names[i].End)
            {
                names[left++] = names[i];
            }
        }

        names.RemoveRange(left, names.Count - left);
    }

    /// <summary>Drops from <paramref name="tagged"/> what a place of <paramref name="certain"/>, which is sorted for it, has the characters of (清和等街道).</summary>
    public static void DropPlaces(List<Mention> tagged, List<Mention> certain)
    {
        certain.Sort(ByStart);
        var left = 0;
        for (var i = 0; i < tagged.Count; i++)
        {
            var mention = tagged[i];
            var at = mention.Kind == EntityKind.Place ? -1 : certain.BinarySearch(mention, ByStart);
            if (at < 0 || certain[at].Kind != EntityKind.Place || certain[at].End != mention.End)
            {
                tagged[left++] = mention;
            }
        }

        tagged.RemoveRange(left, tagged.Count - left);
    }

    /// <summary>Drops from <paramref name="known"/> the bodies and places that a name of <paramref name="tagged"/> reaches over.</summary>
    public static void DropCut(List<Mention> known, List<Mention> tagged)
    {
        var (next, left) = (0, 0);
        for (var k = 0; k < known.Count; k++)
        {
            var body = known[k];
            while (next < tagged.Count && tagged[next].End <= body.Start)
            {
                next++;
            }

            var isWhole = true;
            for (var i = next; i < tagged.Count && tagged[i].Start < body.End; i++)
            {
                isWhole &= tagged[i].Start >= body.Start && tagged[i].End <= body.End;
            }

            if (isWhole)
            {
                known[left++] = body;
            }
        }

        known.RemoveRange(left, known.Count - left);
    }
}
