using System.Globalization;
using System.Text;
using TextKit.Tests;

namespace TextKit.SegmentationTrials;

/// <summary>
/// Text that no one writes: dictionary words whole and in parts, their characters, rare characters of all planes, Latin,
/// digits, symbols and white space of every kind, side by side. The same for the same seed.
/// </summary>
internal sealed class TextMutator
{
    private const string Marks = "，。、；：？！“”‘’（）《》〈〉【】—…·～「」『』-()[]{}<>/\\|\"'`~!?@$^*=,;:";
    private const string BlockSymbols = "+#&._%-";
    private const string Spaces = " \t\u000b\u000c\r\u001c\u001d\u001e\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000";
    private const string Invisible = "\u200b\u200c\u200d\ufeff\u0301\ufe0f\u0000\u0007\u007f";
    private readonly Random random;
    private readonly string[] words;
    private readonly StringBuilder line = new();

    /// <param name="seed">The seed.</param>
    public TextMutator(int seed)
    {
        random = new Random(seed);
        words = [.. File.ReadLines(Path.Combine(RepositoryRoot.Path, "seeds", "jieba", "dict.txt")).Select(l => l.Split(' '))
            .Where(p => p.Length > 1 && int.TryParse(p[1], CultureInfo.InvariantCulture, out _))
            .OrderByDescending(p => int.Parse(p[1], CultureInfo.InvariantCulture)).ThenBy(p => p[0], StringComparer.Ordinal).Select(p => p[0])];
    }

    /// <summary>Writes lines up to a size.</summary>
    public void Write(long bytes, string path)
    {
        using var writer = TextSource.Writer(path);
        for (var written = 0L; written < bytes;)
        {
            line.Clear();
            var pieces = random.Next(20) == 0 ? random.Next(400) : 1 + random.Next(40);
            var singles = random.Next(12) == 0;
            for (var i = 0; i < pieces; i++)
            {
                Append(singles);
            }

            var text = line.ToString();
            writer.WriteLine(text);
            written += Encoding.UTF8.GetByteCount(text) + 1;
        }
    }

    private void Append(bool singles)
    {
        var kind = random.Next(1000);
        switch (kind)
        {
            case < 330 when !singles:
                line.Append(words[random.Next(words.Length)]);
                break;
            case < 560 when !singles:
                line.Append(CommonWord());
                break;
            case < 650 when !singles:
                Part(CommonWord());
                break;
            case < 780:
                line.Append(Pick(CommonWord()));
                break;
            case < 790:
                line.Append((char)random.Next(0x4e00, 0x9fd6));
                break;
            case < 794:
                line.Append(new Rune(RareRune()));
                break;
            case < 840:
                Repeat(1 + random.Next(6), () => line.Append((char)random.Next('0', '9' + 1)));
                break;
            case < 880:
                Repeat(1 + random.Next(8), () => line.Append((char)(random.Next('a', 'z' + 1) - (random.Next(3) == 0 ? 32 : 0))));
                break;
            case < 925:
                Repeat(1 + random.Next(2), () => line.Append(Pick(BlockSymbols)));
                break;
            case < 975:
                line.Append(Pick(Marks));
                break;
            case < 990:
                line.Append(random.Next(20) == 0 ? "\r\r" : Pick(Spaces));
                break;
            case < 994:
                line.Append((char)random.Next(0xff01, 0xff5f));
                break;
            case < 997:
                line.Append(new Rune(random.Next(0x1f300, 0x1f6ff)));
                break;
            default:
                line.Append(Pick(Invisible));
                break;
        }
    }

    private static void Repeat(int count, Action action)
    {
        for (var i = 0; i < count; i++)
        {
            action();
        }
    }

    private int RareRune() => random.Next(8) switch
    {
        0 => random.Next(0x3400, 0x4dc0),
        1 => random.Next(0x9fd0, 0xa000),
        2 => random.Next(0x20000, 0x2a6e0),
        3 => random.Next(0xf900, 0xfb00),
        4 => random.Next(0x3040, 0x3100),
        5 => random.Next(0xac00, 0xd7a4),
        6 => random.Next(0x2f00, 0x2fd6),
        _ => random.Next(0xa1, 0x530),
    };

    private string CommonWord()
    {
        var place = random.NextDouble();
        return words[(int)(place * place * place * words.Length)];
    }

    private char Pick(string from) => from[random.Next(from.Length)];

    private void Part(string word)
    {
        var length = 1 + random.Next(word.Length);
        line.Append(word, random.Next(word.Length - length + 1), length);
    }
}
