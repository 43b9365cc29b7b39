namespace TextKit.Articles;

/// <summary>Which fragment follows which, and the stories that come of it.</summary>
internal sealed class StoryChains
{
    private readonly List<Fragment> fragments;

    public StoryChains(List<Fragment> fragments)
    {
        this.fragments = fragments;
        var count = fragments.Count;
        (Next, Previous, Story, Position) = (new int[count], new int[count], new int[count], new int[count]);
        (Form, Headings, Score) = (new HeadForm[count], new HeadingForms[count], new float[count]);
        for (var i = 0; i < count; i++)
        {
            Previous[i] = fragments[i].Head is null ? i - 1 : -1;
        }

        Chain(null);
    }

    /// <summary>The fragment that continues each one, or -1.</summary>
    public int[] Next { get; }

    /// <summary>The fragment that each one continues, or -1.</summary>
    public int[] Previous { get; }

    /// <summary>The log-odds of the junction before each fragment.</summary>
    public float[] Score { get; }

    /// <summary>The story of each fragment, named by its first.</summary>
    public int[] Story { get; }

    /// <summary>The place of each fragment in its story.</summary>
    public int[] Position { get; }

    /// <summary>The form of the head of the story that each fragment is in.</summary>
    public HeadForm[] Form { get; }

    /// <summary>The forms of the section headings in the story up to each fragment.</summary>
    public HeadingForms[] Headings { get; }

    /// <summary>Takes the offers that an assignment took; false where every fragment continues what it did before.</summary>
    public bool Take(int[] taken, JunctionOffers offers)
    {
        var changed = false;
        for (var i = 0; i < taken.Length; i++)
        {
            var before = taken[i] < 0 ? -1 : offers.Before[taken[i]];
            changed |= before != Previous[i];
            (Previous[i], Score[i]) = (before, taken[i] < 0 ? 0 : offers.Scores[taken[i]]);
        }

        if (changed)
        {
            Chain(offers);
        }

        return changed;
    }

    private void Chain(JunctionOffers? offers)
    {
        Array.Fill(Next, -1);
        Array.Fill(Story, -1);
        for (var i = 0; i < Previous.Length; i++)
        {
            if (Previous[i] >= 0)
            {
                Next[Previous[i]] = i;
            }
        }

        for (var i = 0; i < Previous.Length; i++)
        {
            if (Previous[i] < 0)
            {
                Label(i);
            }
        }

        for (var i = 0; i < Previous.Length; i++)
        {
            if (Story[i] < 0)
            {
                OpenRing(i, offers!);
            }
        }
    }

    /// <summary>Fragments that follow each other in a ring hang on the story where that costs least.</summary>
    private void OpenRing(int start, JunctionOffers offers)
    {
        var (least, cut, onto, score) = (float.PositiveInfinity, start, -1, 0f);
        var at = start;
        do
        {
            for (var offer = offers.First[at]; offer < offers.First[at + 1]; offer++)
            {
                var (before, value) = (offers.Before[offer], offers.Scores[offer]);
                if (Story[before] >= 0 && Next[before] < 0 && Score[at] - value < least)
                {
                    (least, cut, onto, score) = (Score[at] - value, at, before, value);
                }
            }

            at = Next[at];
        }
        while (at != start);

        Next[Previous[cut]] = -1;
        (Previous[cut], Score[cut]) = (onto, score);
        if (onto >= 0)
        {
            Next[onto] = cut;
        }

        Label(cut);
    }

    private void Label(int first)
    {
        // A piece hung on a story takes its name.
        var before = Previous[first];
        var (name, form, position) = before >= 0 ? (Story[before], Form[before], Position[before] + 1) : (first, fragments[first].Form, 0);
        var headings = before >= 0 ? Headings[before] : HeadingForms.None;
        for (var at = first; at >= 0; at = Next[at])
        {
            headings |= fragments[at].Heading is { } heading ? heading.Level > 0 ? HeadingForms.Marked : HeadingForms.Plain : HeadingForms.None;
            Headings[at] = headings;
            (Story[at], Form[at], Position[at]) = (name, form, position++);
        }
    }
}
