using System.Text;
using TextKit.Articles;

namespace TextKit.Tests.Articles;

/// <summary>What holds for every page, whatever it holds.</summary>
internal static class PageLaws
{
    /// <summary>Every source character, white space and heading marks apart, is in exactly one article or set aside.</summary>
    public static void AssertNothingLostOrDoubled(string text, Page page)
    {
        var source = new StringBuilder();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var body = trimmed.StartsWith("#") ? trimmed.TrimStart('#') : trimmed;
            source.Append(body.IsEmpty ? trimmed : body);
        }

        var read = string.Concat(page.Articles.Select(a => a.ComposeText())) + string.Concat(page.SetAside.Select(s => s.Text));
        Assert.Equal(Sorted(source.ToString()), Sorted(read));
    }

    /// <summary>Every paragraph is the text of the lines that it names, in their order.</summary>
    public static void AssertLinesHoldTheirParagraphs(string text, Page page)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(line.Trim().ToString());
        }

        foreach (var paragraph in page.Articles.SelectMany(a => a.Sections).SelectMany(s => s.Paragraphs))
        {
            var joined = string.Concat(paragraph.Lines.SelectMany(l => lines[(l.First - 1)..l.Last]));
            Assert.Equal(joined, paragraph.Text);
        }
    }

    private static string Sorted(string text)
    {
        var chars = text.Where(c => !char.IsWhiteSpace(c)).ToArray();
        Array.Sort(chars);
        return new string(chars);
    }
}
