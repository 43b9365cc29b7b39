namespace TextKit.Entities.Scanning;

/// <summary>Finds every occurrence in a text of names that were found in one place of it.</summary>
internal sealed class RepeatedNames
{
    private const int MostNames = 512;
    private readonly Dictionary<int, int> heads = [];
    private readonly List<(int Start, int Length, int Next)> names = [];

    // By the first character: most of a text begins none of them.
    private readonly bool[] begins = new bool[1024];

    /// <summary>Adds the further occurrences of the mentions from <paramref name="from"/> on; longer names first.</summary>
    public void Find(ReadOnlySpan<char> text, List<Mention> mentions, int from, EntityKind kind)
    {
        heads.Clear();
        names.Clear();
        Array.Clear(begins);
        for (var i = from; i < mentions.Count && names.Count < MostNames; i++)
        {
            Learn(text, mentions[i]);
        }

        if (names.Count == 0)
        {
            return;
        }

        for (var i = 0; i + 1 < text.Length; i++)
        {
            // 某乐器公司 is nameless.
            if (begins[text[i] % begins.Length] && (i == 0 || text[i - 1] != '某') && heads.TryGetValue(Key(text, i), out var name) && Longest(text, i, name) is > 0 and var length)
            {
                mentions.Add(new Mention(i, i + length, kind));
                i += length - 1;
            }
        }
    }

    private void Learn(ReadOnlySpan<char> text, Mention mention)
    {
        if (mention.Length < 2)
        {
            return;
        }

        var key = Key(text, mention.Start);
        var head = heads.GetValueOrDefault(key, -1);
        for (var n = head; n >= 0; n = names[n].Next)
        {
            if (text.Slice(names[n].Start, names[n].Length).SequenceEqual(text.Slice(mention.Start, mention.Length)))
            {
                return;
            }
        }

        names.Add((mention.Start, mention.Length, head));
        heads[key] = names.Count - 1;
        begins[text[mention.Start] % begins.Length] = true;
    }

    private int Longest(ReadOnlySpan<char> text, int at, int name)
    {
        var longest = 0;
        for (; name >= 0; name = names[name].Next)
        {
            var (start, length, _) = names[name];
            if (length > longest && text[at..].StartsWith(text.Slice(start, length)))
            {
                longest = length;
            }
        }

        return longest;
    }

    private static int Key(ReadOnlySpan<char> text, int at) => (text[at] << 16) | text[at + 1];
}
