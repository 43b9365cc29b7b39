using CsCheck;
using TextKit.Entities;
using TextKit.Entities.Tagging;

namespace TextKit.Tests.Entities;

public sealed class EntityNetworkTests
{
    private static readonly Gen<string> Line =
        Gen.OneOf(Gen.Char, Gen.Char['\u4e00', '\u9fff'], Gen.Char["省总工会记者王。！？”，"]).Where(c => c is not ('\n' or '\r')).Array[0, 80].Select(c => new string(c));

    [Fact]
    public void A_line_has_the_same_scores_alone_and_among_others() =>
        Line.Array[1, 40].Sample(lines =>
        {
            var together = Scores(string.Join('\n', lines));
            var at = 0;
            foreach (var line in lines)
            {
                Assert.Equal(Scores(line), together.AsSpan(at * EntityNetwork.Row, line.Length * EntityNetwork.Row).ToArray());
                at += line.Length + 1;
            }
        }, iter: 30);

    [Fact]
    public void Marks_are_heard()
    {
        const string text = "省总工会慰问了老刘";
        var marks = new byte[text.Length * EntityNetwork.MarksRead];
        marks[7 * EntityNetwork.MarksRead] = 5;
        Assert.NotEqual(Scores(text), Scores(text, marks));
    }

    [Fact]
    public void Spaces_around_a_sentence_have_no_scores() => Assert.All(Scores("  　\n\n "), s => Assert.Equal(0, s));

    [Fact]
    public void Threads_share_one_network()
    {
        const string text = "甘肃省总工会主席杨文平到靖远县慰问。";
        var expected = Scores(text);
        Parallel.For(0, 64, _ => Assert.Equal(expected, Scores(text)));
    }

    private static short[] Scores(string text, byte[]? marks = null)
    {
        var scores = new short[text.Length * EntityNetwork.Row];
        EntityNetwork.Default.Score(text, marks ?? new byte[text.Length * EntityNetwork.MarksRead], scores);
        return scores;
    }
}
