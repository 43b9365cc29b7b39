using System.Buffers.Binary;

namespace TextKit.Search;

/// <summary>
/// Signatures by which reprints are found: one-permutation MinHash over overlapping runs of five letters, digits or
/// Han characters of the folded text, empty bins filled by optimal densification (Shrivastava 2017, "Optimal
/// Densification for Fast and Accurate Minwise Hashing"). One byte of each of the 64 minima is kept; the share of equal
/// bytes estimates the Jaccard similarity of two texts.
/// </summary>
internal static class MinHash
{
    public const int Bins = 64;
    private const int RunLength = 5;
    private const int BinsPerBand = 4;
    private const int BandBits = 13;

    /// <summary>The signature of a folded text, or null where it is too short to have one.</summary>
    public static byte[]? Signature(ReadOnlySpan<char> folded)
    {
        Span<ulong> minima = stackalloc ulong[Bins];
        minima.Fill(ulong.MaxValue);
        ulong window = 0;
        var seen = 0;
        Span<ushort> run = stackalloc ushort[RunLength];
        foreach (var c in folded)
        {
            if (!char.IsLetterOrDigit(c) && !char.IsSurrogate(c))
            {
                continue;
            }

            run[seen++ % RunLength] = c;
            if (seen < RunLength)
            {
                continue;
            }

            window = 0;
            for (var i = 0; i < RunLength; i++)
            {
                window = Mix((window * 31) + run[(seen + i) % RunLength]);
            }

            var bin = (int)(window >> 58);
            minima[bin] = Math.Min(minima[bin], window & ((1UL << 58) - 1));
        }

        if (seen < RunLength)
        {
            return null;
        }

        var signature = new byte[Bins];
        for (var i = 0; i < Bins; i++)
        {
            // An empty bin takes the minimum of the first full one on a walk that depends on the bin alone.
            var from = i;
            for (ulong step = 1; minima[from] == ulong.MaxValue; step++)
            {
                from = (int)(Mix(((ulong)i << 32) + step) >> 58);
            }

            signature[i] = (byte)Mix(minima[from] + (ulong)from);
        }

        return signature;
    }

    /// <summary>The terms of a signature: similar texts most likely share one of them.</summary>
    public static IEnumerable<string> Bands(byte[] signature)
    {
        for (var i = 0; i < Bins; i += BinsPerBand)
        {
            // Few terms, which texts that are not alike share too, take less room than many of one text each.
            var value = Mix(BinaryPrimitives.ReadUInt32LittleEndian(signature.AsSpan(i))) >> (64 - BandBits);
            yield return string.Create(2, (Band: i / BinsPerBand, Value: (int)value), static (term, band) => (term[0], term[1]) = ((char)('a' + band.Band), (char)(0x100 + band.Value)));
        }
    }

    /// <summary>The estimated share of runs that two texts have in common, 0 to 1.</summary>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var same = 0;
        for (var i = 0; i < Bins; i++)
        {
            same += a[i] == b[i] ? 1 : 0;
        }

        return (double)same / Bins;
    }

    // The finalizer of SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
