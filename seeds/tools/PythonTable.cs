using System.Globalization;

namespace TextKit.Seeds;

/// <summary>Reads the literal that a module of jieba assigns to P: dictionaries and tuples of strings and numbers.</summary>
internal ref struct PythonTable
{
    private readonly ReadOnlySpan<char> text;
    private int at;

    private PythonTable(ReadOnlySpan<char> text)
    {
        this.text = text;
        at = text.IndexOf("P={", StringComparison.Ordinal) + 2;
    }

    /// <summary>
    /// The table in the file's order: a dictionary is a <c>List&lt;KeyValuePair&lt;object, object&gt;&gt;</c>, a tuple an
    /// <c>object[]</c>, the rest <c>string</c> and <c>double</c>.
    /// </summary>
    public static List<KeyValuePair<object, object>> Read(string file) => (List<KeyValuePair<object, object>>)new PythonTable(File.ReadAllText(file)).Value();

    private object Value()
    {
        SkipSpace();
        switch (text[at])
        {
            case '{':
                var pairs = new List<KeyValuePair<object, object>>();
                at++;
                while (!TryTake('}'))
                {
                    var key = Value();
                    Take(':');
                    pairs.Add(new(key, Value()));
                    TryTake(',');
                }

                return pairs;
            case '(':
                var items = new List<object>();
                at++;
                while (!TryTake(')'))
                {
                    items.Add(Value());
                    TryTake(',');
                }

                return items.ToArray();
            case '\'':
                return String();
            default:
                var length = text[at..].IndexOfAny(',', '}', ')');
                var number = double.Parse(text.Slice(at, length), CultureInfo.InvariantCulture);
                at += length;
                return number;
        }
    }

    private string String()
    {
        var begin = ++at;
        at += text[at..].IndexOf('\'');
        var raw = text[begin..at++];
        return raw.StartsWith("\\u") ? ((char)int.Parse(raw[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : raw.ToString();
    }

    private void Take(char c)
    {
        if (!TryTake(c))
        {
            throw new FormatException($"'{c}' expected at offset {at}, found '{text[at]}'.");
        }
    }

    private bool TryTake(char c)
    {
        SkipSpace();
        if (text[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
