namespace TextKit.Keywords;

/// <summary>Words and how often two of them stand near each other, ranked as python3-jieba's <c>textrank</c> does, sums in its order.</summary>
internal sealed class WordGraph
{
    private const double Damping = 0.85;
    private const int Rounds = 10;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> words = [];
    private readonly List<List<(int To, double Weight)>> edges = [];

    /// <summary>Joins two words.</summary>
    public void Add(string first, string second, int weight)
    {
        var (a, b) = (Number(first), Number(second));
        edges[a].Add((b, weight));
        edges[b].Add((a, weight));
    }

    /// <summary>The words in the order in which they were joined, and their ranks.</summary>
    public List<Keyword> Rank()
    {
        if (words.Count == 0)
        {
            return [];
        }

        var ranks = new double[words.Count];
        Array.Fill(ranks, 1.0 / words.Count);
        var sums = edges.Select(e => e.Sum(x => x.Weight)).ToArray();
        var order = Enumerable.Range(0, words.Count).OrderBy(n => words[n], StringComparer.Ordinal).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var number in order)
            {
                var sum = 0.0;
                foreach (var (to, weight) in edges[number])
                {
                    sum += weight / sums[to] * ranks[to];
                }

                ranks[number] = 1 - Damping + Damping * sum;
            }
        }

        var (low, high) = (ranks.Min(), ranks.Max());
        return [.. words.Select((w, n) => new Keyword(w, (ranks[n] - low / 10) / (high - low / 10)))];
    }

    private int Number(string word)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            number = numbers[word] = words.Count;
            words.Add(word);
            edges.Add([]);
        }

        return number;
    }
}
