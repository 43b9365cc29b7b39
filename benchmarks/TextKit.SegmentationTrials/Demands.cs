using System.Diagnostics;
using TextKit.Segmentation;

namespace TextKit.SegmentationTrials;

/// <summary>What time and memory segmenting takes where either is scarce.</summary>
internal static class Demands
{
    private const string Sentence = "甘肃省总工会为困难职工送去5万余元慰问金，并看望了坚守岗位的环卫工人李小福。仝檨😀AT&T";

    private static readonly WordSegmenterOptions BigramOptions = new() { Model = SegmentationModel.Bigram };

    /// <summary>Segments one line of a size in every mode and model.</summary>
    /// <returns>Whether each mode that joins gave the line back.</returns>
    public static bool Run(long bytes)
    {
        var line = string.Concat(Enumerable.Repeat(Sentence, (int)(bytes / System.Text.Encoding.UTF8.GetByteCount(Sentence))));
        Console.WriteLine($"one line of {line.Length} characters, {Resident()} MB resident");
        var whole = true;
        foreach (var options in (WordSegmenterOptions[])[.. Enum.GetValues<SegmentationMode>().Select(m => new WordSegmenterOptions { Mode = m }), BigramOptions])
        {
            var watch = Stopwatch.StartNew();
            var tokens = WordSegmenter.Create(options).Segment(line);
            whole &= options.Mode != SegmentationMode.Accurate || tokens.Sum(t => (long)t.Length) == line.Length;
            Console.WriteLine($"{options.Model} {options.Mode}: {tokens.Count} words, {watch.ElapsedMilliseconds} ms, {Resident()} MB resident");
        }

        var tagged = WordSegmenter.Default.Tag(line);
        Console.WriteLine($"Tagged: {tagged.Count} words, {Resident()} MB resident");
        return whole && tagged.Sum(t => (long)t.Length) == line.Length;
    }

    /// <summary>What the first calls of this process take, and then all lines of a file, which are read before.</summary>
    public static void Memory(string? path)
    {
        string[] lines = path is null ? [] : File.ReadAllLines(path);
        GC.Collect();
        var before = Resident();
        First("words", before, () => WordSegmenter.Default.Segment(Sentence).Count);
        All(lines, before, (line, tokens, _) => WordSegmenter.Default.Segment(line, tokens));
        First("tags", before, () => WordSegmenter.Default.Tag(Sentence).Count);
        All(lines, before, (line, _, tagged) => WordSegmenter.Default.Tag(line, tagged));
        WordSegmenter? bigram = null;
        First("words of the bigram model", before, () => (bigram = WordSegmenter.Create(BigramOptions)).Segment(Sentence).Count);
        All(lines, before, (line, tokens, _) => bigram!.Segment(line, tokens));
    }

    private static void First(string what, long before, Func<int> call)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        call();
        var used = Environment.CpuUsage.TotalTime - processor;
        Console.WriteLine($"first {what}: {watch.Elapsed.TotalMilliseconds:0.0} ms, {used.TotalMilliseconds:0.0} ms of processor time, {Resident() - before} MB more resident");
    }

    private static void All(string[] lines, long before, Action<string, List<Token>, List<TaggedToken>> call)
    {
        var (tokens, tagged) = (new List<Token>(), new List<TaggedToken>());
        foreach (var line in lines)
        {
            tokens.Clear();
            tagged.Clear();
            call(line, tokens, tagged);
        }

        Console.WriteLine($"after {lines.Length} lines: {Resident() - before} MB more resident, {GC.GetTotalAllocatedBytes() / 1_000_000} MB allocated since the start");
    }

    private static long Resident() => Process.GetCurrentProcess().WorkingSet64 / 1_000_000;
}
