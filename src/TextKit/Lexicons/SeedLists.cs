namespace TextKit.Lexicons;

/// <summary>Reads the embedded word lists of <c>seeds/entities</c>.</summary>
internal static class SeedLists
{
    /// <summary>Lines of a list, comments left out.</summary>
    public static IEnumerable<string> Lines(string file) =>
        Lines(new StreamReader(typeof(SeedLists).Assembly.GetManifestResourceStream("TextKit.entities." + file)
            ?? throw new InvalidDataException($"The assembly holds no list '{file}'.")));

    /// <summary>Lines of a list, comments left out; the reader is closed behind the last.</summary>
    public static IEnumerable<string> Lines(TextReader list)
    {
        using var reader = list;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>The words of a list by kind: kind, tab, words parted by spaces.</summary>
    public static IEnumerable<(string Kind, string[] Words)> ReadKinds(string file) => Kinds(Lines(file));

    /// <summary>The words of lines by kind.</summary>
    public static IEnumerable<(string Kind, string[] Words)> Kinds(IEnumerable<string> lines) =>
        lines.Select(l => l.Split('\t')).Select(f => (f[0], f[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
