using TextKit.Entities;
using TextKit.Entities.Tagging;
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
    /// Reads every <c>.txt</c> of <c>training/passages</c>, a passage a line, and of <c>training/stories</c>, a story up to an empty line, in ordinal
    /// order of names, with the markup of gold articles; comments behind #.
    /// </summary>
    /// <exception cref="InvalidDataException">Markup is malformed; the message names file, line and value.</exception>
    public static IEnumerable<TrainingText> ReadPassages(string seeds) => Read(seeds, "passages", isLineWhole: true).Concat(Read(seeds, "stories", isLineWhole: false));

    private static IEnumerable<TrainingText> Read(string seeds, string folder, bool isLineWhole)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(seeds, "training", folder), "*.txt").Order(StringComparer.Ordinal))
        {
            InlineMarkup? markup = null;
            var number = 0;
            foreach (var line in File.ReadLines(file).Append(""))
            {
                number++;
                if (line.Length > 0 && line[0] != '#')
                {
                    markup ??= new InlineMarkup(file);
                    markup.AddLine(line, number);
                }

                if (markup is not null && (isLineWhole || line.Length == 0))
                {
                    yield return new TrainingText(markup.Text, markup.Entities);
                    markup = null;
                }
            }
        }
    }
}
