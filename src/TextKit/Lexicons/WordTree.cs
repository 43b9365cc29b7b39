namespace TextKit.Lexicons;

/// <summary>The plain tree of sorted words, level by level: node 0 is the root, the children of a node stand together.</summary>
internal sealed class WordTree
{
    private readonly List<(ushort Code, int Value, byte Label, int First, int Children)> nodes = [default];

    public WordTree((ushort[] Key, int Value, byte Label)[] words)
    {
        var ranges = new List<(int Low, int High, int Depth)> { (0, words.Length, 0) };
        for (var node = 0; node < ranges.Count; node++)
        {
            var (low, high, depth) = ranges[node];
            var first = nodes.Count;
            while (low < high)
            {
                var code = words[low].Key[depth];
                var begin = low;
                while (low < high && words[low].Key[depth] == code)
                {
                    low++;
                }

                // The word that ends here sorts before those that go on.
                var ends = words[begin].Key.Length == depth + 1;
                nodes.Add(ends ? (code, words[begin].Value, words[begin].Label, 0, 0) : (code, 0, (byte)0, 0, 0));
                ranges.Add((ends ? begin + 1 : begin, low, depth + 1));
            }

            nodes[node] = nodes[node] with { First = first, Children = nodes.Count - first };
        }
    }

    public int Count => nodes.Count;

    public ushort Code(int node) => nodes[node].Code;

    public int Value(int node) => nodes[node].Value;

    public byte Label(int node) => nodes[node].Label;

    public int FirstChild(int node) => nodes[node].First;

    /// <summary>The codes of a node's children, ascending.</summary>
    public ushort[] ChildCodes(int node)
    {
        var codes = new ushort[nodes[node].Children];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = nodes[nodes[node].First + i].Code;
        }

        return codes;
    }

    /// <summary>The nodes with children: the root, then those with most children first.</summary>
    public IEnumerable<int> ParentsWidestFirst() =>
        Enumerable.Range(0, nodes.Count).Where(n => nodes[n].Children > 0).OrderByDescending(n => n == 0 ? int.MaxValue : nodes[n].Children);
}
