using System.Buffers.Binary;
using System.Text;

namespace TextKit.Seeds;

/// <summary>
/// Reads arrays of numbers, and arrays of such arrays, out of a Java object stream (Java Object Serialization Specification,
/// chapter 6): what the dictionaries of Lucene are stored as.
/// </summary>
internal sealed class JavaArrays
{
    private const byte Null = 0x70;
    private const byte Reference = 0x71;
    private const byte ClassDescription = 0x72;
    private const byte ArrayStart = 0x75;
    private const byte EndOfBlock = 0x78;
    private const int FirstHandle = 0x7E0000;
    private const int HeaderLength = 4;
    private readonly byte[] bytes;
    private readonly Dictionary<int, string> classNames = [];
    private int at = HeaderLength;
    private int handles;

    public JavaArrays(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(bytes) != 0xACED0005)
        {
            throw new InvalidDataException("Not a Java object stream: it does not begin with AC ED 00 05.");
        }
    }

    /// <summary>The next array: short[], char[], int[] or long[], an object?[] of such, or null.</summary>
    public object? Next()
    {
        var tag = bytes[at++];
        if (tag == Null)
        {
            return null;
        }

        if (tag != ArrayStart)
        {
            throw new InvalidDataException($"The Java object stream holds 0x{tag:X2} at byte {at - 1}, where an array should begin.");
        }

        var name = ClassName();
        handles++;
        var length = Int32();
        return name[1] switch
        {
            'S' => Items(length, sizeof(short), BinaryPrimitives.ReadInt16BigEndian),
            'C' => Items(length, sizeof(char), span => (char)BinaryPrimitives.ReadUInt16BigEndian(span)),
            'I' => Items(length, sizeof(int), BinaryPrimitives.ReadInt32BigEndian),
            'J' => Items(length, sizeof(long), BinaryPrimitives.ReadInt64BigEndian),
            '[' => Enumerable.Range(0, length).Select(_ => Next()).ToArray(),
            _ => throw new InvalidDataException($"The Java object stream holds an array of the class {name}, which is not known."),
        };
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> span);

    private T[] Items<T>(int length, int size, Reader<T> read)
    {
        var items = new T[length];
        for (var i = 0; i < length; i++, at += size)
        {
            items[i] = read(bytes.AsSpan(at));
        }

        return items;
    }

    private int Int32()
    {
        at += sizeof(int);
        return BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at - sizeof(int)));
    }

    private string ClassName()
    {
        var tag = bytes[at++];
        if (tag == Reference)
        {
            return classNames[Int32() - FirstHandle];
        }

        if (tag != ClassDescription)
        {
            throw new InvalidDataException($"The Java object stream holds 0x{tag:X2} at byte {at - 1}, where a class should be described.");
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
        var name = Encoding.UTF8.GetString(bytes, at + 2, length);
        classNames[handles++] = name;

        // Behind the name stand the version (8 bytes), the flags (1) and the number of fields (2, none for arrays).
        at += 2 + length + 11;
        return bytes[at++] == EndOfBlock && bytes[at++] == Null
            ? name
            : throw new InvalidDataException($"The Java class {name} is no plain array.");
    }
}
