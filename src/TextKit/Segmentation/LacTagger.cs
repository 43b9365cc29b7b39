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

    private static readonly Lazy<LacTagger> Lazy = new(() => new LacTagger(LacModel.Default));
    private readonly LacModel model;
    private Workspace? idle;

    private LacTagger(LacModel model) => this.model = model;

    /// <summary>The tagger with the embedded parameters; loaded on first use.</summary>
    public static LacTagger Default => Lazy.Value;

    /// <summary>The names of the tags, such as <c>PER-B</c>: even tags begin a word, odd ones go on with it, the last is outside.</summary>
    public IReadOnlyList<string> TagNames => model.Characters.TagNames;

    /// <summary>Writes the tag of each UTF-16 code unit of a text.</summary>
    public void Tag(ReadOnlySpan<char> text, Span<byte> tags)
    {
        tags[..text.Length].Fill(Outside);
        var workspace = Interlocked.Exchange(ref idle, null) ?? new Workspace(model);
        workspace.Network.Read(text, [], new TagReader(workspace.Decoder, tags));
        idle = workspace;
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

    private readonly unsafe ref struct TagReader(LacDecoder decoder, Span<byte> tags) : IStateReader
    {
        private readonly Span<byte> tags = tags;

        public void Take(short* states, ReadOnlySpan<int> offsets) => decoder.Decode(states, offsets, tags);
    }

    private sealed class Workspace(LacModel model)
    {
        public RecurrentNetwork Network { get; } = new(model);

        public LacDecoder Decoder { get; } = new(model);
    }
}
