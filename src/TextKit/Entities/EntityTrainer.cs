using TextKit.Entities.Tagging;
using TextKit.Lexicons;

namespace TextKit.Entities;

/// <summary>A text with the names that its reader marked.</summary>
/// <param name="Text">The text.</param>
/// <param name="Names">The names, in any order, none overlapping another.</param>
public sealed record MarkedText(string Text, IReadOnlyList<MarkedName> Names);

/// <summary>A marked name.</summary>
/// <param name="Start">0-based offset, UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="Kind">The kind as the markup has it: <c>org</c>, <c>place</c>, <c>person</c>, or any other.</param>
public readonly record struct MarkedName(int Start, int Length, string Kind);

/// <summary>How <see cref="EntityTrainer"/> learns. Immutable.</summary>
public sealed record EntityTrainerOptions
{
    /// <summary>How often it reads the texts; 12 unless said otherwise.</summary>
    public int Rounds { get; init; } = 12;

    /// <summary>Is told after each round the mean loss of a text.</summary>
    public IProgress<double>? Progress { get; init; }
}

/// <summary>
/// Trains a tagger of entities on marked texts: a linear-chain conditional random field over characters, words, the
/// gazetteer and the lists of bodies and titles. Gives the same model for the same texts in the same order.
/// </summary>
public static class EntityTrainer
{
    /// <summary>Trains; a round takes some ten microseconds a character.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is null.</exception>
    /// <exception cref="ArgumentException">No name is marked, there are more than seven kinds, a kind's name holds a line feed or all are too long, names overlap or reach beyond their text; the message has the value.</exception>
    public static EntityModel Train(IEnumerable<MarkedText> texts, EntityTrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new EntityTrainerOptions();
        MarkedText[] all = [.. texts];
        var kinds = KindsOf(all);
        var labels = all.Select(t => Labels(t, kinds)).ToArray();
        var trainer = new EntityTaggerTrainer(kinds);
        var workspace = new RecognizerWorkspace(Gazetteer.Default, new UserLexicon(new EntityRecognizerOptions()));
        workspace.Features.ReadsAll = kinds.Any(k => k is not ("org" or "place" or "person"));
        var order = Enumerable.Range(0, all.Length).ToArray();
        var random = new Random(11);
        for (var round = 0; round < options.Rounds; round++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var i in order)
            {
                workspace.Prepare(all[i].Text);
                loss += Learn(trainer, workspace.Features, all[i].Text, labels[i]);
            }

            options.Progress?.Report(loss / all.Length);
        }

        return trainer.ToModel();
    }

    /// <summary>Learns a text whose features are filled, window by window; returns the loss.</summary>
    internal static double Learn(EntityTaggerTrainer trainer, TaggerFeatures features, string text, ReadOnlySpan<byte> labels)
    {
        var loss = 0.0;
        for (var start = 0; start < text.Length;)
        {
            var end = RecognizerWorkspace.WindowEnd(text, start);
            loss += trainer.Learn(features, start, end, labels[start..end]);
            start = end;
        }

        return loss;
    }

    private static string[] KindsOf(MarkedText[] texts)
    {
        string[] kinds = [.. texts.SelectMany(t => t.Names).Select(n => n.Kind == "organization" ? "org" : n.Kind).Distinct().Order(StringComparer.Ordinal)];
        return kinds.Length == 0 ? throw new ArgumentException("No name is marked in the texts.")
            : kinds.Length > EntityTagger.MostKinds ? throw new ArgumentException($"There are {kinds.Length} kinds ({string.Join(", ", kinds)}); a model holds {EntityTagger.MostKinds} at most.")
            : kinds.FirstOrDefault(k => k.Length == 0 || k.Contains('\n')) is { } bad ? throw new ArgumentException($"'{bad}' names no kind.")
            : EntityModel.Fits(kinds) ? kinds
            : throw new ArgumentException($"The names of the kinds are too long together: {string.Join(", ", kinds)}.");
    }

    private static byte[] Labels(MarkedText text, string[] kinds)
    {
        var labels = new byte[text.Text.Length];
        foreach (var name in text.Names)
        {
            if (name.Start < 0 || name.Length < 1 || name.Start + name.Length > labels.Length || labels.AsSpan(name.Start, name.Length).ContainsAnyExcept((byte)0))
            {
                throw new ArgumentException($"The name of kind '{name.Kind}' at {name.Start}, {name.Length} long, overlaps another or reaches beyond its text of {labels.Length} characters.");
            }

            var begin = EntityTagger.BeginOf(Array.IndexOf(kinds, name.Kind == "organization" ? "org" : name.Kind));
            labels.AsSpan(name.Start, name.Length).Fill((byte)(begin + 1));
            labels[name.Start] = (byte)begin;
        }

        return labels;
    }
}
