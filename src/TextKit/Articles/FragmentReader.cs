namespace TextKit.Articles;

/// <summary>Cuts the units of a page into fragments wherever something else could have been printed between.</summary>
internal static class FragmentReader
{
    public static List<Fragment> Read(List<PageUnit> units)
    {
        var fragments = new List<Fragment>();
        ArticleHead? head = null;
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var last = fragments.Count > 0 ? fragments[^1] : null;
            if (unit.Head is not null)
            {
                head = unit.Head;
                fragments.Add(new Fragment { Index = fragments.Count, Head = head, Form = FormOf(units, i) });
            }
            else if (unit.IsHeading)
            {
                fragments.Add(new Fragment { Index = fragments.Count, Heading = unit.Block });
            }
            else if (last is not null && Belongs(last, unit.Block!, head))
            {
                last.Pieces.Add(unit.Block!);
            }
            else
            {
                var fragment = new Fragment { Index = fragments.Count };
                fragment.Pieces.Add(unit.Block!);
                fragments.Add(fragment);
            }
        }

        Describe(fragments);
        return fragments;
    }

    private static bool Belongs(Fragment last, Block block, ArticleHead? head)
    {
        if (head is { IsContents: true })
        {
            return last.Head == head ? block.Kind != BlockKind.Paragraph || !block.AfterBlank || last.Pieces.Count == 0 : false;
        }

        if (last.Heading is not null && last.Pieces.Count == 0)
        {
            return true;
        }

        // Bylines below a text, signatures and their dates stay with it.
        return last.Pieces.Count > 0 && (block.Kind is BlockKind.Byline or BlockKind.ShortLine)
            && (Punctuation.IsClosed(last.Last) || last.Pieces[^1].Kind is BlockKind.ShortLine or BlockKind.Byline);
    }

    /// <summary>A full stop inside a quotation that the next fragment closes.</summary>
    private static bool LeavesQuote(List<Fragment> fragments, int at) =>
        at + 1 < fragments.Count && fragments[at + 1] is { Head: null, Heading: null } next
        && Punctuation.QuoteBalance(fragments[at].Last).Opened > 0
        && Punctuation.QuoteBalance(next.First) is { Opened: 0, Unopened: > 0 };

    private static HeadForm FormOf(List<PageUnit> units, int at)
    {
        var head = units[at].Head!;
        if (head.IsContents || head.IsNotice)
        {
            return HeadForm.Fixed;
        }

        if (head.BylineBlocks.Count > 0)
        {
            return HeadForm.Signed;
        }

        var next = at + 1 < units.Count ? units[at + 1].Block : null;
        if (next is not null && BylineReader.IsOpening(next.Text))
        {
            return HeadForm.News;
        }

        for (var i = at + 1; i < units.Count && i < at + 4 && units[i].Block is { } block; i++)
        {
            if (block.Kind == BlockKind.Byline)
            {
                return HeadForm.Fixed;
            }
        }

        return HeadForm.Bare;
    }

    private static void Describe(List<Fragment> fragments)
    {
        var since = 0;
        foreach (var fragment in fragments)
        {
            fragment.Since = since;
            fragment.LogSince = MathF.Log(1 + since);
            since = fragment.Head is not null ? 0 : since + 1;
        }

        var following = 0;
        for (var i = fragments.Count - 1; i >= 0; i--)
        {
            var fragment = fragments[i];
            fragment.Following = following;
            fragment.LogFollowing = MathF.Log(1 + following);
            following = fragment.Head is not null ? 0 : following + 1;
            if (fragment.Pieces.Count == 0)
            {
                continue;
            }

            var last = fragment.Pieces[^1];
            var list = fragment.Head is { IsContents: true };
            fragment.IsOpen = !list && (ClosingLine.IsOpen(last) || (last.Kind == BlockKind.Paragraph && LeavesQuote(fragments, i)));
            fragment.IsFinal = list || last.Kind is BlockKind.Byline or BlockKind.ShortLine;
            fragment.IsOpening = BylineReader.IsOpening(fragment.First);
        }
    }
}
