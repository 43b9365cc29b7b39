using System.Globalization;
using System.Text;
using TextKit.Segmentation;

namespace TextKit.Search.Exports;

/// <summary>
/// Articles as CoNLL-U (universaldependencies.org/format.html). HEAD, DEPREL and DEPS are empty. MISC holds the offsets of
/// the word in the text (<c>Start</c>, <c>End</c>, UTF-16 code units), white space as UDPipe writes it, and the entity,
/// figure or date that the word is part of: B- for its first word, I- for the others. Characters that no line can hold
/// stand as U+FFFD in the form and by their number in <c>Char</c>.
/// </summary>
internal sealed class ConlluArticleWriter(Stream output) : ArticleWriter
{
    private readonly StreamWriter writer = new(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
    private readonly StringBuilder misc = new();
    private readonly List<string> fields = [];

    public override void Write(IndexedArticle indexed)
    {
        var article = indexed.Article;
        var id = Id(article.Id);
        writer.WriteLine($"# newdoc id = {id}");
        Comment("title", article.Title);
        Comment("date", article.Date is { } date ? ArticleJson.Iso(date) : null);
        Comment("source", article.Source);
        Comment("genre", Articles.GenreCodes.Code(article.Genre));
        Comment("theme", article.Theme);
        var number = 0;
        if (indexed.HasTitleApart)
        {
            var layers = indexed.TitleLayers;
            var folded = TextFolding.Fold(layers.Text);
            var words = new List<Token>();
            ChineseAnalyzer.CutWords(folded, words);
            Sentences(layers, folded, words, $"{id}-title", ref number);
        }

        number = 0;
        Sentences(article.Layers, indexed.Folded, indexed.Words, id, ref number);
    }

    public override void End() => writer.Flush();

    public override void Dispose()
    {
        // The stream is the caller's, and what a failure left in the buffer is not to be written.
    }

    private void Sentences(TextLayers layers, string folded, List<Token> tokens, string id, ref int number)
    {
        var text = layers.Text;
        var words = tokens.FindAll(t => !text.AsSpan(t.Start, t.Length).IsWhiteSpace());
        var tags = WordTags.Of(folded, words);
        var marks = new SpanMarks(layers);
        var sentences = SentenceSplitter.Split(text);
        var first = 0;
        for (var s = 0; s < sentences.Count && first < words.Count; s++)
        {
            // A word belongs to the sentence that it begins in.
            var end = s + 1 < sentences.Count ? sentences[s + 1].Start : text.Length;
            var last = first;
            while (last < words.Count && words[last].Start < end)
            {
                last++;
            }

            if (last > first)
            {
                var before = first == 0 ? 0 : words[first - 1].End;
                if (first == 0 || text.AsSpan(before, words[first].Start - before).Contains('\n'))
                {
                    writer.WriteLine("# newpar");
                }

                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# sent_id = {id}-{++number}"));
                writer.WriteLine($"# text = {Line(text, words, first, last)}");
                for (var i = first; i < last; i++)
                {
                    Word(i - first + 1, text, folded, words, i, tags[i], marks);
                }

                writer.WriteLine();
                first = last;
            }
        }
    }

    private void Word(int number, string text, string folded, List<Token> words, int at, string tag, SpanMarks marks)
    {
        var word = words[at];
        var surface = text.AsSpan(word.Start, word.Length);
        misc.Clear();
        Misc("Start", word.Start.ToString(CultureInfo.InvariantCulture));
        Misc("End", word.End.ToString(CultureInfo.InvariantCulture));
        var before = at == 0 ? 0 : words[at - 1].End;
        var next = at + 1 < words.Count ? words[at + 1].Start : text.Length;
        if (at == 0 && word.Start > 0)
        {
            Misc("SpacesBefore", Escaped(text.AsSpan(before, word.Start - before)));
        }

        var space = text.AsSpan(word.End, next - word.End);
        if (space.IsEmpty && at + 1 < words.Count)
        {
            Misc("SpaceAfter", "No");
        }
        else if (!space.IsEmpty && !space.SequenceEqual(" "))
        {
            Misc("SpacesAfter", Escaped(space));
        }

        if (Replaced(surface) is { } characters)
        {
            Misc("Char", characters);
        }

        fields.Clear();
        marks.At(word, fields);
        for (var i = 0; i < fields.Count; i += 2)
        {
            Misc(fields[i], Escaped(fields[i + 1]));
        }

        var form = Form(surface);
        var lemma = folded.AsSpan(word.Start, word.Length);
        lemma = ChineseAnalyzer.IsWord(lemma) ? ChineseAnalyzer.Term(lemma) : lemma;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{number}\t{form}\t{Form(lemma)}\t{UniversalTag.Of(tag, surface)}\t{(tag.Length == 0 ? "_" : tag)}\t_\t_\t_\t_\t{misc}"));
    }

    private void Misc(string name, string value) => misc.Append(misc.Length == 0 ? "" : "|").Append(name).Append('=').Append(value);

    private void Comment(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            writer.WriteLine($"# {name} = {Form(value)}");
        }
    }

    // The forms with a space wherever anything stands between them, as validators put them together again.
    private static string Line(string text, List<Token> words, int first, int last)
    {
        var line = new StringBuilder();
        for (var i = first; i < last; i++)
        {
            line.Append(i > first && words[i].Start > words[i - 1].End ? " " : "").Append(Form(text.AsSpan(words[i].Start, words[i].Length)));
        }

        return line.ToString();
    }

    /// <summary>A text as a field can hold it: no white space but single blanks inside, no control characters, whole characters.</summary>
    private static string Form(ReadOnlySpan<char> text)
    {
        var form = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            form.Append(IsHeld(text, i) ? text[i] : '\ufffd');
        }

        return form.ToString();
    }

    private static bool IsHeld(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsSurrogate(c))
        {
            return char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]);
        }

        return !char.IsControl(c) && (!char.IsWhiteSpace(c) || (c == ' ' && at > 0 && at + 1 < text.Length && !char.IsWhiteSpace(text[at - 1]))) && c is not ('\ufffe' or '\uffff');
    }

    // The numbers of the characters that the form cannot hold, in order; null where it holds all.
    private static string? Replaced(ReadOnlySpan<char> surface)
    {
        StringBuilder? numbers = null;
        for (var i = 0; i < surface.Length; i++)
        {
            if (!IsHeld(surface, i))
            {
                (numbers ??= new StringBuilder()).Append(numbers.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"U+{(int)surface[i]:X4}");
            }
        }

        return numbers?.ToString();
    }

    // UDPipe's escapes (\s \t \r \n \p \\), and \uXXXX for whatever else a value cannot hold.
    private static string Escaped(ReadOnlySpan<char> value)
    {
        var escaped = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                ' ' => escaped.Append("\\s"),
                '\t' => escaped.Append("\\t"),
                '\r' => escaped.Append("\\r"),
                '\n' => escaped.Append("\\n"),
                '|' => escaped.Append("\\p"),
                '\\' => escaped.Append("\\\\"),
                _ when char.IsWhiteSpace(c) || !IsHeld(value, i) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // A sent_id holds no white space, and a slash is reserved: such characters are written %2F, beyond ASCII %u3000.
    private static string Id(string id)
    {
        var safe = new StringBuilder(id.Length);
        for (var i = 0; i < id.Length; i++)
        {
            if (id[i] is '/' or '%' || char.IsWhiteSpace(id[i]) || !IsHeld(id, i))
            {
                safe.Append(id[i] < 0x80 ? $"%{(int)id[i]:X2}" : $"%u{(int)id[i]:X4}");
            }
            else
            {
                safe.Append(id[i]);
            }
        }

        return safe.ToString();
    }
}
