namespace TextKit.Segmentation;

/// <summary>
/// Which states lead to a state of the <see cref="TagHmm"/>, and how. Inside a word these are its beginning and its middle
/// with the same tag, two at most; to a new word nearly all ends of words lead. Immutable.
/// </summary>
internal sealed unsafe class TagSources
{
    /// <summary>How many states there are.</summary>
    public const int States = 256;

    private readonly byte[] few = new byte[2 * States];
    private readonly bool[] leadsToMany = new bool[States];
    private readonly double[] greatest = new double[States];
    private readonly double* transition;

    /// <param name="transition">The logarithm of the probability of each transition, by target and source; negative infinity for none.</param>
    public TagSources(double* transition)
    {
        this.transition = transition;
        for (var to = 0; to < States; to++)
        {
            var row = To(to);
            byte[] all = [.. Enumerable.Range(0, States).Where(from => !double.IsNegativeInfinity(row[from])).Select(from => (byte)from)];
            greatest[to] = all.Length == 0 ? double.NegativeInfinity : all.Max(from => row[from]);
            (few[2 * to], few[2 * to + 1]) = all.Length == 0 ? ((byte)to, (byte)to) : (all[0], all[^1]);
            HasMany[to] = all.Length > 2;
            foreach (var from in all)
            {
                leadsToMany[from] |= HasMany[to];
            }
        }
    }

    /// <summary>Whether more than two states lead to a state.</summary>
    public bool[] HasMany { get; } = new bool[States];

    /// <summary>Whether a state leads to one that more than two lead to.</summary>
    public bool LeadsToMany(int from) => leadsToMany[from];

    /// <summary>The smaller and the greater of the two states at most that lead to a state; the same twice where it is one.</summary>
    public (byte First, byte Second) Few(int to) => (few[2 * to], few[2 * to + 1]);

    /// <summary>The transitions to a state.</summary>
    public double* To(int to) => transition + States * to;

    /// <summary>The greatest of the transitions to a state.</summary>
    public double Greatest(int to) => greatest[to];
}
