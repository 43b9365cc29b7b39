namespace TextKit.Entities;

/// <summary>
/// Recognizes organizations, places and persons in newspaper text, with the full names of abbreviated organizations and the
/// codes of places. Entities do not overlap. Linear in the text. Safe to share between threads.
/// </summary>
public sealed class EntityRecognizer
{
    private static readonly Lazy<EntityRecognizer> Lazy = new(() => Create(new EntityRecognizerOptions()));
    private readonly EntityTagger tagger = EntityTagger.Load();
    private readonly LacEvidence? evidence;
    private RecognizerWorkspace? idle;

    private EntityRecognizer(EntityRecognizerOptions options) => evidence = options.Tier == EntityTier.Accurate ? LacEvidence.Load() : null;

    /// <summary>The fast recognizer with the embedded gazetteer and lists; loaded on first use.</summary>
    public static EntityRecognizer Default => Lazy.Value;

    /// <summary>Makes a recognizer; keep it, for it holds its buffers for the next text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static EntityRecognizer Create(EntityRecognizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new EntityRecognizer(options);
    }

    /// <summary>Recognizes the entities of a text, in order. Context is the whole text: give an article, not a sentence.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public List<Entity> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var entities = new List<Entity>();
        Recognize(text, entities);
        return entities;
    }

    /// <summary>Recognizes the entities of a text and appends them to <paramref name="entities"/>, in order. Offsets are UTF-16 code units of <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="entities"/> is null.</exception>
    public void Recognize(ReadOnlySpan<char> text, List<Entity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var workspace = Interlocked.Exchange(ref idle, null) ?? new RecognizerWorkspace();
        workspace.Recognize(text, tagger, evidence, entities);
        idle = workspace;
    }
}
