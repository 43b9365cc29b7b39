namespace TextKit.Evaluation;

/// <summary>SplitMix64: the same numbers from a seed on every runtime, which System.Random does not promise.</summary>
internal sealed class PageRandom(int seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15UL + 0x1234567UL;

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Chance(double chance) => (Next() >> 11) * (1.0 / (1UL << 53)) < chance;

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
