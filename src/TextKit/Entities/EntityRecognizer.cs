using TextKit.Entities.Tagging;
using TextKit.Lexicons;
using TextKit.Segmentation;

namespace TextKit.Entities;

/// <summary>
/// Recognizes organizations, places and persons in newspaper text, with the full names of abbreviated organizations and the
/// codes of places. Entities do not overlap. Linear in the text. Safe to share between threads.
/// </summary>
public sealed class EntityRecognizer
{
    private static readonly Lazy<EntityRecognizer> Lazy = new(() => Create(new EntityRecognizerOptions()));

    // Once a process: what it compiles and reads stays.
    private static readonly Lazy<Task> Rehearsal = new(() => Task.Run(() => new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions())).Rehearse()));
    private readonly EntityModel model;
    private readonly Lazy<EntityTagger> tagger;
    private readonly Gazetteer gazetteer;
    private readonly UserLexicon users;
    private readonly int home;
    private RecognizerWorkspace? idle;

    private EntityRecognizer(EntityRecognizerOptions options)
    {
        var isAccurate = options.Tier == EntityTier.Accurate;
        if (isAccurate && options.Model is not null)
        {
            throw new ArgumentException("The accurate tier knows the built-in kinds only: it takes no model of your own.", nameof(options));
        }

        LoadBeside(isAccurate);
        model = options.Model ?? EntityModel.Default;

        // The network is loaded while the first text is prepared.
        tagger = new Lazy<EntityTagger>(() => new EntityTagger(model, isAccurate ? EntityNetwork.Default : null));
        gazetteer = options.Places.Count == 0 ? Gazetteer.Default : new Gazetteer([.. options.Places.Select(p => (p.Name, p.Code, p.Parents))]);
        users = new UserLexicon(options);
        home = options.HomeRegion is { } code ? gazetteer.Find(code) : -1;
        if (options.HomeRegion is not null && home < 0)
        {
            throw new ArgumentException($"'{options.HomeRegion}' is no code of a division that the gazetteer lists (6 or 9 digits).", nameof(options));
        }
    }

    /// <summary>The recognizer with the embedded model, gazetteer and lists, fast; loaded on first use.</summary>
    public static EntityRecognizer Default => Lazy.Value;

    /// <summary>Makes a recognizer; keep it, for it holds its buffers for the next text. Places of your own cost some 3 MB.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A name is too short, a code is none, or a parent is unknown; the message has the value.</exception>
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
        Recognize(text, entities, null);
    }

    /// <summary>The same; the words that <see cref="WordSegmenter.Default"/> makes of the text, which were needed, are appended to <paramref name="words"/>.</summary>
    internal void Recognize(ReadOnlySpan<char> text, List<Entity> entities, List<Token>? words)
    {
        var workspace = Interlocked.Exchange(ref idle, null) ?? new RecognizerWorkspace(tagger, model.ReadsAll, gazetteer, users, home);
        workspace.Recognize(text, entities);
        words?.AddRange(workspace.Features.Words);
        idle = workspace;
    }

    /// <summary>Loads and compiles what the first text asks for on another thread while this one goes on; who needs it earlier waits for it.</summary>
    private static void LoadBeside(bool isAccurate)
    {
        Task.Run(() => WordSegmenter.Default.Segment("工会"));
        _ = Rehearsal.Value;
        if (isAccurate)
        {
            Task.Run(() => EntityNetwork.Default.Score("工会", new byte[2 * EntityNetwork.MarksRead], new short[2 * EntityNetwork.Row]));
        }
    }
}
