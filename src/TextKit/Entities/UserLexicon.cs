using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A user's own names, looked up in a text. Immutable, safe to share.</summary>
internal sealed class UserLexicon
{
    private readonly NameTable names;
    private readonly string[] fullNames;
    private readonly int placesFrom;

    /// <exception cref="ArgumentException">A name is shorter than two characters or longer than 255.</exception>
    public UserLexicon(EntityRecognizerOptions options)
    {
        var all = new List<(string Name, int Value)>();
        fullNames = [.. options.Organizations.Select(o => o.Name)];
        for (var i = 0; i < fullNames.Length; i++)
        {
            foreach (var name in options.Organizations[i].ShortNames.Prepend(fullNames[i]))
            {
                all.Add((Checked(name), i));
            }
        }

        placesFrom = fullNames.Length;
        all.AddRange(options.Places.Select(p => (Checked(p.Name), placesFrom)));
        names = new NameTable(all);
        IsEmpty = all.Count == 0;
    }

    /// <summary>True where there are no names.</summary>
    public bool IsEmpty { get; }

    /// <summary>Appends the longest names that stand in a text, bodies and places apart.</summary>
    public void Scan(ReadOnlySpan<char> text, List<Mention> bodies, List<Mention> places)
    {
        if (IsEmpty)
        {
            return;
        }

        for (var i = 0; i < text.Length;)
        {
            var length = names.FindLongest(text, i, out var entry);
            if (length > 0)
            {
                var isBody = names.Value(entry) < placesFrom;
                (isBody ? bodies : places).Add(new Mention(i, i + length, isBody ? EntityKind.Organization : EntityKind.Place));
            }

            i += Math.Max(1, length);
        }
    }

    /// <summary>The full name of a body by any of its names, or null.</summary>
    public string? FullName(ReadOnlySpan<char> name) =>
        !IsEmpty && names.Find(name) is >= 0 and var entry && names.Value(entry) < placesFrom ? fullNames[names.Value(entry)] : null;

    /// <summary>The name, where it is one.</summary>
    /// <exception cref="ArgumentException">It is shorter than two characters or longer than 255.</exception>
    public static string Checked(string name) =>
        name is { Length: > 1 and < 256 } ? name : throw new ArgumentException($"'{name}' is no name: two to 255 characters are expected.");
}
