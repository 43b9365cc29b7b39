using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using TextKit.Entities.Tagging;

namespace TextKit.Entities;

/// <summary>
/// What a tagger of entities has learnt: the kinds that it tells apart and its weights. <see cref="EntityTrainer"/> makes one
/// from marked texts. Immutable, safe to share between threads.
/// </summary>
public sealed unsafe class EntityModel
{
    /// <summary>Two to this power is the count of feature rows.</summary>
    internal const int RowBits = 19;

    // Mark and version, check sum, count of kinds, their names; then transitions; then rows.
    internal const int HeaderBytes = 256;
    private const int NamesAt = 16;
    private const int TransitionBytes = EntityTagger.Row * EntityTagger.Row * sizeof(short);
    private static readonly Lazy<EntityModel> Lazy = new(() => LoadEmbedded("entity-tagger.bin"));
    private readonly byte* memory;
    private readonly long length;

    // Keeps the memory of a model that was loaded; that of the assembly stays for good.
    private readonly byte[]? owner;

    private EntityModel(byte* memory, long length, byte[]? owner = null)
    {
        this.owner = owner;
        this.memory = memory;
        this.length = length;
        var count = *(int*)(memory + 12);
        Kinds = [.. Encoding.UTF8.GetString(memory + NamesAt, HeaderBytes - NamesAt).TrimEnd('\0').Split('\n')];
        var size = SizeOf(Kinds.Count);
        if (count != Kinds.Count || count > EntityTagger.MostKinds || length != size)
        {
            throw new InvalidDataException($"An entity model of {Kinds.Count} kinds has {size} bytes, this one {length}.");
        }
    }

    /// <summary>The model that the assembly carries: <c>org</c>, <c>place</c>, <c>person</c>.</summary>
    public static EntityModel Default => Lazy.Value;

    /// <summary>The kinds, by the names that they have in markup.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>True where a kind is none of the built-in ones, whose reach the rules know.</summary>
    internal bool ReadsAll => Enumerable.Range(0, Kinds.Count).Any(i => KindOf(i) >= EntityKind.Other);

    internal short* Transitions => (short*)(memory + HeaderBytes);

    internal sbyte* Rows => (sbyte*)(memory + HeaderBytes + TransitionBytes);

    private static ReadOnlySpan<byte> Mark => "TKENT\u0002\r\n"u8;

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidDataException">The stream holds no entity model, or a damaged one.</exception>
    public static EntityModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        if (buffer.Length < HeaderBytes || !buffer.GetBuffer().AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new InvalidDataException("This is no entity model: it does not begin with its mark.");
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)buffer.Length, pinned: true);
        buffer.GetBuffer().AsSpan(0, bytes.Length).CopyTo(bytes);
        var (stated, sum) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)), CheckSum(bytes.AsSpan(12)));
        return stated == sum
            ? new EntityModel((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), bytes.Length, bytes)
            : throw new InvalidDataException($"The entity model is damaged: its check sum is {sum:x8}, not {stated:x8}.");
    }

    /// <summary>Writes the model: a header of 256 bytes, transitions of 16 bits, rows of 8 bits.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(owner ?? new ReadOnlySpan<byte>(memory, (int)length));
    }

    /// <summary>The kind at a place in <see cref="Kinds"/>: a built-in one, or a number of its own from <see cref="EntityKind.Other"/> on.</summary>
    internal EntityKind KindOf(int index) => Kinds[index] switch
    {
        "org" or "organization" => EntityKind.Organization,
        "place" => EntityKind.Place,
        "person" => EntityKind.Person,
        _ => EntityKind.Other + index,
    };

    /// <summary>Makes a model of weights: rows of the width that the count of kinds asks for.</summary>
    internal static EntityModel Of(IReadOnlyList<string> kinds, ReadOnlySpan<short> transitions, ReadOnlySpan<sbyte> rows)
    {
        var bytes = GC.AllocateArray<byte>((int)SizeOf(kinds.Count), pinned: true);
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), kinds.Count);
        Encoding.UTF8.GetBytes(string.Join('\n', kinds)).CopyTo(bytes.AsSpan(NamesAt, HeaderBytes - NamesAt));
        MemoryMarshal.AsBytes(transitions).CopyTo(bytes.AsSpan(HeaderBytes, TransitionBytes));
        MemoryMarshal.AsBytes(rows).CopyTo(bytes.AsSpan(HeaderBytes + TransitionBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), CheckSum(bytes.AsSpan(12)));
        return new EntityModel((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), bytes.Length, bytes);
    }

    /// <summary>True where names fit the header.</summary>
    internal static bool Fits(IEnumerable<string> kinds) => Encoding.UTF8.GetByteCount(string.Join('\n', kinds)) <= HeaderBytes - NamesAt;

    private static long SizeOf(int kinds) => HeaderBytes + TransitionBytes + ((long)EntityTagger.WidthOf(1 + (2 * kinds)) << RowBits);

    private static EntityModel LoadEmbedded(string file)
    {
        var stream = (UnmanagedMemoryStream)(typeof(EntityModel).Assembly.GetManifestResourceStream($"TextKit.{file}")
            ?? throw new InvalidDataException($"The assembly holds no {file}."));
        return new EntityModel(stream.PositionPointer, stream.Length);
    }

    private static uint CheckSum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            sum = BitOperations.Crc32C(sum, b);
        }

        return ~sum;
    }
}
