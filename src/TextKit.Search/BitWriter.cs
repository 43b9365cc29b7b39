using System.Buffers.Binary;
using System.Numerics;

namespace TextKit.Search;

/// <summary>Writes numbers bit by bit, the highest first.</summary>
internal sealed class BitWriter
{
    private byte[] bytes = new byte[256];
    private int at;
    private ulong pending;
    private int held;

    /// <summary>Writes the lowest bits of a number, 32 at most.</summary>
    public void Write(uint value, int count)
    {
        pending = (pending << count) | value;
        held += count;
        if (held >= 32)
        {
            if (at + sizeof(ulong) > bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }

            held -= 32;
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), (uint)(pending >> held));
            at += sizeof(uint);
        }
    }

    /// <summary>Writes a number of at most 56 bits in the fewer bits the smaller it is (exponential Golomb code).</summary>
    /// <param name="value">The number.</param>
    /// <param name="order">How many bits more than one the smallest numbers take.</param>
    public void Number(ulong value, int order)
    {
        value += 1UL << order;
        var bits = 64 - BitOperations.LeadingZeroCount(value);
        Long(0, bits - 1 - order);
        Long(value, bits);
    }

    /// <summary>All that was written since the last time.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        // The room was made when the bytes before were written.
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), (uint)(pending << (32 - held)));
        var length = at + ((held + 7) / 8);
        (at, pending, held) = (0, 0, 0);
        return bytes.AsSpan(0, length);
    }

    private void Long(ulong value, int count)
    {
        if (count > 32)
        {
            Write((uint)(value >> 32), count - 32);
            count = 32;
        }

        Write((uint)value, count);
    }
}

/// <summary>Reads what a <see cref="BitWriter"/> wrote.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>The next 57 bits or more in the highest places, zeros behind the last.</summary>
    public readonly ulong Next
    {
        get
        {
            var from = at >> 3;
            if (bytes.Length - from >= sizeof(ulong))
            {
                return BinaryPrimitives.ReadUInt64BigEndian(bytes[from..]) << (at & 7);
            }

            ulong last = 0;
            for (var i = 0; i < sizeof(ulong); i++)
            {
                last = (last << 8) | (from + i < bytes.Length ? bytes[from + i] : 0u);
            }

            return last << (at & 7);
        }
    }

    public void Skip(int count) => at += count;

    public ulong Read(int count)
    {
        var value = Next >> 1 >> (63 - count);
        at += count;
        return value;
    }

    /// <summary>Reads a number of an order.</summary>
    public ulong Number(int order)
    {
        var zeros = BitOperations.LeadingZeroCount(Next);
        at += zeros;
        return Read(zeros + 1 + order) - (1UL << order);
    }
}
