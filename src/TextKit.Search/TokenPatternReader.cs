using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TextKit.Search;

/// <summary>Reads a token query.</summary>
internal sealed class TokenPatternReader(string text)
{
    private const int MostRepeats = 100;
    private const int DeepestNesting = 50;
    private static readonly string[] Kinds = ["organization", "place", "person", "date", "recurring", "money", "count", "measure", "percent", "age", "duration", "times"];
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\.[]()*+?{}|^$");
    private int at;
    private int depth;

    public TokenNode ReadAll()
    {
        var node = ReadChoice();
        Skip();
        return at < text.Length ? throw Error($"unexpected '{text[at]}'") : node;
    }

    private FormatException Error(string what) => new($"token query, character {at + 1}: {what}");

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private bool Take(char c)
    {
        Skip();
        if (at < text.Length && text[at] == c)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Error($"'{c}' is expected");
        }
    }

    private void Enter()
    {
        if (++depth > DeepestNesting)
        {
            throw Error($"nested deeper than {DeepestNesting}");
        }
    }

    private TokenNode ReadChoice()
    {
        Enter();
        var parts = new List<TokenNode> { ReadSequence() };
        while (Take('|'))
        {
            parts.Add(ReadSequence());
        }

        depth--;
        return parts.Count == 1 ? parts[0] : new TokenNode.Choice(parts);
    }

    private TokenNode ReadSequence()
    {
        var parts = new List<TokenNode>();
        while (true)
        {
            Skip();
            if (at >= text.Length || text[at] is '|' or ')')
            {
                break;
            }

            parts.Add(ReadRepeat());
        }

        return parts.Count switch
        {
            0 => throw Error("a unit such as [word=\"发放\"] is expected"),
            1 => parts[0],
            _ => new TokenNode.Sequence(parts),
        };
    }

    private TokenNode ReadRepeat()
    {
        TokenNode part;
        if (Take('('))
        {
            part = ReadChoice();
            Expect(')');
        }
        else if (Take('['))
        {
            Skip();
            part = new TokenNode.Unit(at < text.Length && text[at] == ']' ? new TokenTest.Any() : ReadOr());
            Expect(']');
        }
        else if (at < text.Length && text[at] == '"')
        {
            part = new TokenNode.Unit(Word(ReadString(), at));
        }
        else
        {
            throw Error("a unit such as [word=\"发放\"] is expected");
        }

        if (Take('?'))
        {
            return new TokenNode.Repeat(part, 0, 1);
        }

        if (Take('*'))
        {
            return new TokenNode.Repeat(part, 0, null);
        }

        if (Take('+'))
        {
            return new TokenNode.Repeat(part, 1, null);
        }

        if (!Take('{'))
        {
            return part;
        }

        var least = ReadCount();
        int? most = least;
        if (Take(','))
        {
            Skip();
            most = at < text.Length && text[at] == '}' ? null : ReadCount();
        }

        if (most < least)
        {
            throw Error($"{{{least},{most}}} ends before it begins");
        }

        Expect('}');
        return new TokenNode.Repeat(part, least, most);
    }

    private int ReadCount()
    {
        Skip();
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at == from || at - from > 3 || int.Parse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture) is var count && count > MostRepeats)
        {
            at = from;
            throw Error($"a number up to {MostRepeats} is expected");
        }

        return count;
    }

    private TokenTest ReadOr()
    {
        Enter();
        var test = ReadAnd();
        while (Take('|'))
        {
            test = new TokenTest.Or(test, ReadAnd());
        }

        depth--;
        return test;
    }

    private TokenTest ReadAnd()
    {
        var test = ReadTest();
        while (Take('&'))
        {
            test = new TokenTest.And(test, ReadTest());
        }

        return test;
    }

    private TokenTest ReadTest()
    {
        if (Take('!'))
        {
            Enter();
            var inner = ReadTest();
            depth--;
            return inner is TokenTest.Kind kind ? new TokenTest.NotKind(kind.Kinds) : new TokenTest.Not(inner);
        }

        if (Take('('))
        {
            var test = ReadOr();
            Expect(')');
            return test;
        }

        Skip();
        var place = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        var name = text[place..at];
        if (name is not ("word" or "pos" or "kind"))
        {
            at = place;
            throw Error("word, pos or kind is expected");
        }

        var not = Take('!');
        Expect('=');
        Skip();
        var value = at;
        var wanted = ReadString();
        if (name is "word" or "pos")
        {
            TokenTest test = name == "word" ? Word(wanted, value) : new TokenTest.Tag(Word(wanted, value));
            return not ? new TokenTest.Not(test) : test;
        }

        uint kinds = 0;
        foreach (var code in wanted.Split('|'))
        {
            var index = Array.IndexOf(Kinds, code.Trim());
            if (index < 0)
            {
                at = value;
                throw Error($"'{code}' is no kind; there are {string.Join(", ", Kinds)}");
            }

            kinds |= 1u << (index < 5 ? index + 1 : (int)SpanKind.Money + index - 5);
        }

        return not ? new TokenTest.NotKind(kinds) : new TokenTest.Kind(kinds);
    }

    private string ReadString()
    {
        var open = at;
        Expect('"');
        var from = at;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
        }

        if (at >= text.Length)
        {
            at = open;
            throw Error("this quotation mark is not closed");
        }

        return text[from..at++];
    }

    private TokenTest.Word Word(string form, int place)
    {
        var folded = TextFolding.Fold(form);
        if (!folded.AsSpan().ContainsAny(Special))
        {
            return new TokenTest.Word(folded, null);
        }

        try
        {
            // ASCII is the expression's own (\S is not \s); what folds to ASCII is meant as it stands.
            var expression = string.Concat(form.Select((c, i) => char.IsAscii(c) ? c.ToString() : char.IsAscii(folded[i]) ? Regex.Escape(folded[i].ToString()) : folded[i].ToString()));
            return new TokenTest.Word(null, new Regex($"^(?:{expression})$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            at = place;
            throw Error($"'{form}' is no regular expression that can be used here: {e.Message}");
        }
    }
}
