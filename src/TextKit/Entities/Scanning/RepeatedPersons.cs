using System.Runtime.InteropServices;

namespace TextKit.Entities.Scanning;

/// <summary>
/// Mends persons whose names end at different characters in one text (段三保 and 段三): a shorter name that also stands where the
/// longer one does not go on is the name, else the longer one is.
/// </summary>
internal sealed class RepeatedPersons
{
    private readonly Dictionary<int, List<int>> alike = [];
    private readonly Stack<List<int>> spare = [];

    /// <summary>Changes the ends of persons in <paramref name="mentions"/>, which stand in text order and overlap nowhere.</summary>
    public void Agree(ReadOnlySpan<char> text, List<Mention> mentions)
    {
        foreach (var list in alike.Values)
        {
            list.Clear();
            spare.Push(list);
        }

        alike.Clear();
        var all = CollectionsMarshal.AsSpan(mentions);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Kind == EntityKind.Person && all[i].Length is > 1 and < 6)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(alike, (text[all[i].Start] << 16) | text[all[i].Start + 1], out _);
                list ??= spare.TryPop(out var cleared) ? cleared : [];
                list.Add(i);
            }
        }

        foreach (var list in alike.Values)
        {
            if (list.Count > 1)
            {
                Agree(text, all, CollectionsMarshal.AsSpan(list));
            }
        }
    }

    private static void Agree(ReadOnlySpan<char> text, Span<Mention> mentions, ReadOnlySpan<int> of)
    {
        const int Most = 64;
        of = of[..Math.Min(of.Length, Most)];
        foreach (var l in of)
        {
            var longer = text[mentions[l].Start..mentions[l].End];
            var (stands, goesOn, same, length) = (0, 0, 0, 0);
            foreach (var s in of)
            {
                var rest = text[mentions[s].Start..];
                var shorter = text[mentions[s].Start..mentions[s].End];
                if (shorter.Length < longer.Length && longer.StartsWith(shorter))
                {
                    length = Math.Max(length, shorter.Length);
                    _ = rest.StartsWith(longer[..(shorter.Length + 1)]) ? goesOn++ : stands++;
                }

                same += mentions[s].Length == longer.Length && rest.StartsWith(longer) ? 1 : 0;
            }

            // 李强 and 李强国 may be two.
            if (length > 2 ? stands > 0 : stands > 1 && same == 1)
            {
                mentions[l] = mentions[l] with { End = mentions[l].Start + length };
            }
            else if (goesOn > 0 && stands == 0)
            {
                foreach (var s in of)
                {
                    if (mentions[s].Length < longer.Length && text[mentions[s].Start..].StartsWith(longer) && !IsFollowed(mentions, s, longer.Length))
                    {
                        mentions[s] = mentions[s] with { End = mentions[s].Start + longer.Length };
                    }
                }
            }
        }
    }

    /// <summary>True where another mention begins within the longer name.</summary>
    private static bool IsFollowed(ReadOnlySpan<Mention> mentions, int at, int length) => at + 1 < mentions.Length && mentions[at + 1].Start < mentions[at].Start + length;
}
