using TextKit.Entities;
using TextKit.Entities.Scanning;

namespace TextKit.Tests.Entities;

/// <summary>The one look-up of words in and beside names against the lists that it stands for.</summary>
public class NameCuesTests
{
    [Fact]
    public void Each_character_is_told_the_longest_word_of_each_list_that_begins_there()
    {
        var lexicon = EntityLexicon.Default;
        const string Text = "甘肃省总工会党组书记、主席欧阳靖靖，记者王·说：局局长市总工会女职工部部长尼牙孜·吐尔逊告诉记者\ud842\udfb7x1\ud800";
        var cues = new NameCues();
        cues.Fill(Text);
        for (var i = 0; i < Text.Length; i++)
        {
            var suffix = lexicon.Suffixes.LongestAt(Text, i, out var suffixKind);
            var surname = lexicon.Surnames.LongestAt(Text, i, out var surnameKind);
            Assert.Equal((suffix, Math.Max(suffixKind, 0)), (cues[i].Suffix, cues[i].SuffixKind));
            Assert.Equal((surname, Math.Max(surnameKind, 0)), (cues[i].Surname, cues[i].SurnameKind));
            Assert.Equal((lexicon.Roles.LongestAt(Text, i), lexicon.After.LongestAt(Text, i)), (cues[i].Role, cues[i].After));
            Assert.Equal(EntityLexicon.Breaks.Contains(Text[i]), cues[i].Is(CharacterUse.Break));
            Assert.Equal(lexicon.Given.Contains(Text[i]), cues[i].Is(CharacterUse.Given));
            Assert.Equal(EntityLexicon.Spelling.Contains(Text[i]), cues[i].Is(CharacterUse.Spelling));
        }
    }
}
