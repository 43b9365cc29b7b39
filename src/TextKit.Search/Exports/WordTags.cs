using TextKit.Segmentation;

namespace TextKit.Search.Exports;

/// <summary>The parts of speech of words as an index cuts them.</summary>
internal static class WordTags
{
    /// <summary>A tag for each word: that of the tagger's own word, of the last one where several make up a word (1,329.8万), none where it is part of a longer one.</summary>
    public static string[] Of(string folded, List<Token> words)
    {
        var tags = new string[words.Count];
        var tagged = WordSegmenter.Default.Tag(folded);
        var at = 0;
        for (var i = 0; i < tags.Length; i++)
        {
            while (at < tagged.Count && tagged[at].Start + tagged[at].Length < words[i].End)
            {
                at++;
            }

            tags[i] = at < tagged.Count && tagged[at].Start + tagged[at].Length == words[i].End ? tagged[at].Tag : "";
        }

        return tags;
    }
}
