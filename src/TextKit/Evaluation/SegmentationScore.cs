using System.Text;
using TextKit.Segmentation;

namespace TextKit.Evaluation;

/// <summary>Scores a segmenter against gold words: a word counts where both its ends are right.</summary>
public static class SegmentationScore
{
    /// <summary>Segments the text of each line, its words joined, and compares.</summary>
    /// <param name="goldLines">Gold words, one space between.</param>
    /// <param name="segmenter">A segmenter in accurate mode.</param>
    public static ScoreRow Evaluate(IEnumerable<string> goldLines, WordSegmenter segmenter)
    {
        ArgumentNullException.ThrowIfNull(goldLines);
        ArgumentNullException.ThrowIfNull(segmenter);
        var (correct, predicted, gold) = (0, 0, 0);
        var text = new StringBuilder();
        var words = new HashSet<(int, int)>();
        foreach (var line in goldLines)
        {
            text.Clear();
            words.Clear();
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add((text.Length, word.Length));
                text.Append(word);
            }

            var found = segmenter.Segment(text.ToString());
            gold += words.Count;
            predicted += found.Count(t => !t.IsSkipped);
            correct += found.Count(t => words.Contains((t.Start, t.Length)));
        }

        return new ScoreRow("words", correct, predicted, gold);
    }
}
