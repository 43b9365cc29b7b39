using System.Text.RegularExpressions;

namespace TextKit.Articles;

/// <summary>Tells the genre of an article by its form.</summary>
internal static partial class GenreReader
{
    public static Genre Of(Story story, List<Section> sections, List<Byline> bylines, List<string> bylineLines)
    {
        if (story.Head is { IsContents: true })
        {
            return Genre.Contents;
        }

        var length = sections.Sum(s => s.Paragraphs.Sum(p => p.Text.Length));
        var first = sections.Count > 0 && sections[0].Paragraphs.Count > 0 ? sections[0].Paragraphs[0].Text : "";
        var news = BylineReader.IsOpening(first);
        if (!news && length < 400 && bylines.Exists(b => b.Role == BylineRole.Photographer))
        {
            return Genre.Photo;
        }

        if (story.Head is { IsNotice: true } && !news)
        {
            return Genre.Notice;
        }

        if (news)
        {
            return Genre.Brief;
        }

        var signedByNameAlone = bylineLines.Count > 0 && bylineLines.TrueForAll(BylineReader.IsNames);
        if (sections.Count < 2 && (signedByNameAlone || Comment().IsMatch(story.Head?.Kickers.FirstOrDefault()?.Text ?? "")))
        {
            return Genre.Comment;
        }

        return bylineLines.Count > 0 || sections.Count > 1 || length > 1200 ? Genre.Feature : Genre.Brief;
    }

    [GeneratedRegex("评论|时评|短评|社论|快评|言论|随笔|本报评论员")]
    private static partial Regex Comment();
}
