namespace TextKit.Segmentation;

/// <summary>
/// Tags every character of a text with LAC-small: part of speech, person, place, organization or time, first or further
/// character of a word. Sentences are read side by side. The same tags on every processor. Linear in the text; allocates
/// nothing once it is warm. Safe to share between threads.
/// </summary>
internal sealed class LacTagger
{
    /// <summary>The tag of what is in no sentence.</summary>
    public const byte Outside = LacModel.Tags - 1;

    private const int LongestSentence = 256;
    private const string Ends = "。！？!?";
    private const string Closers = "”’」』）》\"')";
    private static readonly Lazy<LacTagger> Lazy = new(() => new LacTagger(LacModel.Default));
    private readonly LacModel model;
    private LacNetwork? idle;

    private LacTagger(LacModel model) => this.model = model;

    /// <summary>The tagger with the embedded parameters; loaded on first use.</summary>
    public static LacTagger Default => Lazy.Value;

    /// <summary>The names of the tags, such as <c>PER-B</c>: even tags begin a word, odd ones go on with it, the last is outside.</summary>
    public IReadOnlyList<string> TagNames => model.TagNames;

    /// <summary>Writes the tag of each UTF-16 code unit of a text.</summary>
    public void Tag(ReadOnlySpan<char> text, Span<byte> tags)
    {
        tags[..text.Length].Fill(Outside);
        var network = Interlocked.Exchange(ref idle, null) ?? new LacNetwork(model);
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            if (!network.TryAdd(text[start..end], start))
            {
                network.Run(tags);
                network.TryAdd(text[start..end], start);
            }

            start = end;
        }

        network.Run(tags);
        idle = network;
        TagLowSurrogates(text, tags);
    }

    /// <summary>The second half of a surrogate pair goes on with the word.</summary>
    private static void TagLowSurrogates(ReadOnlySpan<char> text, Span<byte> tags)
    {
        for (var from = 1; from < text.Length && text[from..].IndexOfAnyInRange('\uDC00', '\uDFFF') is >= 0 and var found; from += found + 1)
        {
            if (char.IsHighSurrogate(text[from + found - 1]))
            {
                var tag = tags[from + found - 1];
                tags[from + found] = tag == Outside ? Outside : (byte)(tag | 1);
            }
        }
    }

    private static int SentenceEnd(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                return i + 1;
            }

            if (Ends.Contains(text[i], StringComparison.Ordinal))
            {
                for (i++; i < text.Length && i - start < LongestSentence && Closers.Contains(text[i], StringComparison.Ordinal);)
                {
                    i++;
                }

                return i;
            }

            if (i - start == LongestSentence)
            {
                return Cut(text, start, i);
            }
        }

        return text.Length;
    }

    /// <summary>Where a sentence that is too long is cut: behind its last comma, never within a surrogate pair.</summary>
    private static int Cut(ReadOnlySpan<char> text, int start, int end)
    {
        var comma = text[start..end].LastIndexOfAny("，；、,;");
        return comma >= LongestSentence / 2 ? start + comma + 1 : char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
