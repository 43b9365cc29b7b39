using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>A text that the taggers of entities learn from, and the entities in it.</summary>
internal sealed record TrainingText(string Text, IReadOnlyList<Entity> Entities)
{
    public static TrainingText Of(GoldArticle article) => new(article.Text, article.Entities);

    /// <summary>The label of each character.</summary>
    public byte[] Labels()
    {
        var labels = new byte[Text.Length];
        foreach (var entity in Entities)
        {
            var begin = EntityTagger.BeginOf(entity.Kind);
            labels.AsSpan(entity.Start, entity.Length).Fill((byte)(begin + 1));
            labels[entity.Start] = (byte)begin;
        }

        return labels;
    }

    /// <summary>
    /// Reads every <c>.txt</c> of <c>training/passages</c> in ordinal order of names: a passage a line with the markup of gold articles,
    /// comments behind #.
    /// </summary>
    /// <exception cref="InvalidDataException">Markup is malformed; the message names file, line and value.</exception>
    public static IEnumerable<TrainingText> ReadPassages(string seeds)
    {
        var folder = Path.Combine(seeds, "training", "passages");
        foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length > 0 && line[0] != '#')
                {
                    var markup = new InlineMarkup(file);
                    markup.AddLine(line, number);
                    yield return new TrainingText(markup.Text, markup.Entities);
                }
            }
        }
    }
}
