using System.Buffers;
using System.Numerics;

namespace TextKit.Articles;

/// <summary>
/// The fragments that each pair of neighbouring Han characters stands in. A first pass over the text lists the pairs and counts
/// the fragments of each in a small table, where few pairs share a place; a second one groups those pairs that stand in more than
/// one fragment and in few, place by place; a third one lists the fragments of each group side by side. All arrays are rented.
/// </summary>
internal sealed class PairPlaces : IDisposable
{
    // A pair that stands in more fragments says nothing about which of them belong together.
    private const int MostFragments = 10;
    private const int CountBits = 4;
    private const int CountMask = (1 << CountBits) - 1;
    private readonly int count;

    // By place: the last fragment that holds its pairs, numbered from 1, and how many do; once it has groups, the complement of its first one.
    private readonly int[] places;
    private readonly int shift;

    // All pairs of the page, and where those of each fragment end; then, in the same room, the groups that each fragment is in.
    private readonly int[] pairs;
    private readonly int[] ends;
    private readonly Group[] groups;
    private int groupCount;

    // The fragments of each group, the last one first.
    private readonly int[] members;

    private PairPlaces(List<Fragment> fragments)
    {
        count = fragments.Count;
        ends = ArrayPool<int>.Shared.Rent(count + 1);
        var room = 16;
        foreach (var fragment in fragments)
        {
            room += Length(fragment);
        }

        var bits = BitOperations.Log2((uint)room) + 1;
        shift = 32 - bits;
        places = ArrayPool<int>.Shared.Rent(1 << bits);
        pairs = ArrayPool<int>.Shared.Rent(room);
        groups = ArrayPool<Group>.Shared.Rent(room);
        members = ArrayPool<int>.Shared.Rent(room);
        Array.Clear(places, 0, 1 << bits);
    }

    public static PairPlaces Of(List<Fragment> fragments, ContinuationModel model)
    {
        var places = new PairPlaces(fragments);
        places.Count(fragments);
        places.Sift();
        places.GroupPairs();
        places.ListMembers(model.Rarity);
        return places;
    }

    /// <summary>Adds up what each other fragment shares with one; returns how many were met for the first time.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="common">By fragment, all 0: takes what is shared.</param>
    /// <param name="touched">Takes the fragments that were met; one place more than there are fragments.</param>
    public int Gather(int fragment, float[] common, int[] touched)
    {
        var found = 0;
        foreach (var at in pairs.AsSpan()[(fragment == 0 ? 0 : ends[fragment - 1])..ends[fragment]])
        {
            ref var group = ref groups[at];
            foreach (var other in members.AsSpan(group.Members, group.Count))
            {
                if (other != fragment)
                {
                    ref var sum = ref common[other];
                    touched[found] = other;
                    found += sum == 0 ? 1 : 0;
                    sum += group.Weight;
                }
            }
        }

        return found;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<int>.Shared.Return(pairs);
        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<Group>.Shared.Return(groups);
        ArrayPool<int>.Shared.Return(members);
    }

    private void Count(List<Fragment> fragments)
    {
        var listed = 0;
        for (var i = 0; i < count; i++)
        {
            if (fragments[i].Head is { } head)
            {
                Count(i, head.Kickers, ref listed);
                Count(i, head.Titles, ref listed);
                Count(i, head.Subtitles, ref listed);
            }

            if (fragments[i].Heading is { } heading)
            {
                Count(i, heading.Text, ref listed);
            }

            Count(i, fragments[i].Pieces, ref listed);
            ends[i] = listed;
        }
    }

    private void Count(int fragment, List<Block> blocks, ref int listed)
    {
        foreach (var block in blocks)
        {
            Count(fragment, block.Text, ref listed);
        }
    }

    private void Count(int fragment, string text, ref int listed)
    {
        var (pairs, places, at) = (this.pairs, this.places, listed);
        var before = 0;
        foreach (var c in text)
        {
            if (!Punctuation.IsHan(c))
            {
                before = 0;
                continue;
            }

            if (before != 0)
            {
                var pair = (before << 16) | c;
                pairs[at++] = pair;
                ref var place = ref places[PairRarity.Hash(pair) >> shift];
                if (place >> CountBits != fragment + 1)
                {
                    place = ((fragment + 1) << CountBits) | (Math.Min(place & CountMask, MostFragments) + 1);
                }
            }

            before = c;
        }

        listed = at;
    }

    /// <summary>Leaves out the pairs whose places stand in one fragment, or in many. Without a branch on what is as good as random.</summary>
    private void Sift()
    {
        var (pairs, places) = (this.pairs, this.places);
        var (kept, from) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var to = ends[i];
            for (; from < to; from++)
            {
                var pair = pairs[from];
                pairs[kept] = pair;
                var fragments = places[PairRarity.Hash(pair) >> shift] & CountMask;
                kept += (uint)(fragments - 2) <= MostFragments - 2 ? 1 : 0;
            }

            ends[i] = kept;
        }
    }

    /// <summary>Makes the pairs of each fragment the groups that it is in, each once.</summary>
    private void GroupPairs()
    {
        var (kept, from) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var to = ends[i];
            for (; from < to; from++)
            {
                var pair = pairs[from];
                var at = GroupOf(pair, ref places[PairRarity.Hash(pair) >> shift]);
                ref var group = ref groups[at];
                if (group.Last != i && group.Count <= MostFragments)
                {
                    group.Last = i;
                    group.Count++;
                    pairs[kept++] = at;
                }
            }

            ends[i] = kept;
        }
    }

    private int GroupOf(int pair, ref int place)
    {
        var at = place < 0 ? ~place : -1;
        for (; at >= 0; at = groups[at].Next)
        {
            if (groups[at].Pair == pair)
            {
                return at;
            }
        }

        groups[groupCount] = new Group { Pair = pair, Next = place < 0 ? ~place : -1, Last = -1 };
        place = ~groupCount;
        return groupCount++;
    }

    /// <summary>Leaves out the groups that say nothing, and lists the fragments of the others.</summary>
    private void ListMembers(PairRarity rarity)
    {
        var end = 0;
        for (var i = 0; i < groupCount; i++)
        {
            ref var group = ref groups[i];
            var weight = group.Count is < 2 or > MostFragments ? 0 : rarity.Of(group.Pair) / (group.Count - 1);
            group.Count = weight > 0 ? group.Count : 0;
            group.Weight = weight;
            group.Members = end += group.Count;
        }

        var (kept, from) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var to = ends[i];
            for (; from < to; from++)
            {
                var at = pairs[from];
                ref var group = ref groups[at];
                if (group.Count > 0)
                {
                    members[--group.Members] = i;
                    pairs[kept++] = at;
                }
            }

            ends[i] = kept;
        }
    }

    private static int Length(Fragment fragment)
    {
        var length = fragment.Heading?.Text.Length ?? 0;
        if (fragment.Head is { } head)
        {
            length += Length(head.Kickers) + Length(head.Titles) + Length(head.Subtitles);
        }

        return length + Length(fragment.Pieces);
    }

    private static int Length(List<Block> blocks)
    {
        var length = 0;
        foreach (var block in blocks)
        {
            length += block.Text.Length;
        }

        return length;
    }

    /// <summary>A pair that few fragments hold.</summary>
    private struct Group
    {
        public int Pair;

        /// <summary>The next group of the same place, or -1.</summary>
        public int Next;
        public int Count;

        /// <summary>The last fragment that was counted.</summary>
        public int Last;

        /// <summary>Where its members begin.</summary>
        public int Members;
        public float Weight;
    }
}
