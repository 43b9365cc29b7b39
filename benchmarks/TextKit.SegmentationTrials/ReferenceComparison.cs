using TextKit.Segmentation;

namespace TextKit.SegmentationTrials;

/// <summary>Compares the segmenter's words, line by line, with those that the reference wrote.</summary>
internal static class ReferenceComparison
{
    /// <summary>What python3-jieba is asked for, by result; its words go between U+001F, empty ones left out.</summary>
    public const string Python = """
        import sys, jieba, jieba.posseg as posseg
        results = {
            'accurate': lambda t: jieba.cut(t), 'no-hmm': lambda t: jieba.cut(t, HMM=False), 'full': lambda t: jieba.cut(t, cut_all=True),
            'search': lambda t: jieba.cut_for_search(t), 'search-no-hmm': lambda t: jieba.cut_for_search(t, HMM=False),
            'tagged': lambda t: (w.word and w.word + '/' + w.flag for w in posseg.cut(t)),
            'tagged-no-hmm': lambda t: (w.word and w.word + '/' + w.flag for w in posseg.cut(t, HMM=False)),
        }
        result, text, out = sys.argv[1:]
        with open(text, encoding='utf-8', newline='\n') as lines, open(out, 'w', encoding='utf-8', newline='\n') as to:
            for line in lines:
                to.write('\x1f'.join(filter(None, results[result](line.rstrip('\n')))) + '\n')
        """;

    /// <summary>Writes START,LENGTH of each token of Lucene's HMMChineseTokenizer, U+001F between them; a surrogate pair is one token.</summary>
    public const string Java = """
        import java.io.*;
        import java.nio.charset.StandardCharsets;
        import java.util.Scanner;
        import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
        import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

        public class BigramReference {
            public static void main(String[] paths) throws IOException {
                var tokenizer = new HMMChineseTokenizer();
                var offsets = tokenizer.addAttribute(OffsetAttribute.class);
                try (var lines = new Scanner(new FileInputStream(paths[0]), StandardCharsets.UTF_8).useDelimiter("\n");
                     var out = new PrintWriter(new BufferedWriter(new FileWriter(paths[1], StandardCharsets.UTF_8)))) {
                    while (lines.hasNext()) {
                        var line = lines.next();
                        var tokens = new StringBuilder();
                        tokenizer.setReader(new StringReader(line));
                        tokenizer.reset();
                        for (int end = 0; tokenizer.incrementToken();) {
                            // The halves of a surrogate pair are two tokens of Lucene's.
                            int start = offsets.startOffset();
                            if (start == end && start > 0 && Character.isSurrogatePair(line.charAt(start - 1), line.charAt(start))) {
                                tokens.setLength(tokens.length() - 1);
                                tokens.append('2');
                            } else {
                                tokens.append(tokens.length() > 0 ? "\u001f" : "").append(start).append(',').append(offsets.endOffset() - start);
                            }
                            end = offsets.endOffset();
                        }
                        tokenizer.end();
                        tokenizer.close();
                        out.print(tokens);
                        out.print('\n');
                    }
                }
            }
        }
        """;

    /// <summary>Compares and prints the first differing lines.</summary>
    /// <returns>How many lines differ.</returns>
    public static int Run(string result, string text, string reference)
    {
        var cut = Cutter(result);
        var (lines, words, differing) = (0, 0L, 0);
        using var references = Lines(reference).GetEnumerator();
        foreach (var line in Lines(text))
        {
            lines++;
            if (!references.MoveNext())
            {
                Console.WriteLine($"the reference ends before line {lines}");
                return differing + 1;
            }

            var expected = references.Current;
            var actual = cut(line);
            words += actual.Count(c => c == '\u001f') + 1;
            if (actual != expected && ++differing <= 20)
            {
                Console.WriteLine($"line {lines}: {line}\n  reference {expected.Replace('\u001f', '|')}\n  ours      {actual.Replace('\u001f', '|')}");
            }
        }

        Console.WriteLine($"{result}: {lines} lines, {words} words, {differing} lines differ");
        return differing;
    }

    private static Func<string, string> Cutter(string result)
    {
        var segmenter = WordSegmenter.Create(new WordSegmenterOptions
        {
            Model = result == "bigram" ? SegmentationModel.Bigram : SegmentationModel.Jieba,
            UseHmm = !result.EndsWith("no-hmm", StringComparison.Ordinal),
            Mode = result switch { "full" => SegmentationMode.Full, "search" or "search-no-hmm" => SegmentationMode.Search, _ => SegmentationMode.Accurate },
        });
        return result switch
        {
            "accurate" or "no-hmm" or "full" or "search" or "search-no-hmm" => text => string.Join('\u001f', segmenter.Segment(text).Select(t => text.Substring(t.Start, t.Length))),
            "tagged" or "tagged-no-hmm" => text => string.Join('\u001f', segmenter.Tag(text).Select(t => string.Concat(text.AsSpan(t.Start, t.Length), "/", t.Tag))),
            "bigram" => text => string.Join('\u001f', segmenter.Segment(text).Where(t => !t.IsSkipped).Select(t => $"{t.Start},{t.Length}")),
            _ => throw new ArgumentException($"There is no result '{result}'.", nameof(result)),
        };
    }

    /// <summary>Lines end with a line feed only: the text holds carriage returns and other line ends.</summary>
    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(path);
        var line = new System.Text.StringBuilder();
        var buffer = new char[1 << 16];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            var rest = buffer.AsMemory(0, read);
            for (var end = rest.Span.IndexOf('\n'); end >= 0; end = rest.Span.IndexOf('\n'))
            {
                line.Append(rest.Span[..end]);
                yield return line.ToString();
                line.Clear();
                rest = rest[(end + 1)..];
            }

            line.Append(rest.Span);
        }
    }
}
