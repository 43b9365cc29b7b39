using CsCheck;
using TextKit.Lexicons;

namespace TextKit.Tests.Lexicons;

public sealed class DoubleArrayTrieTests
{
    private static readonly Gen<string> Word = Gen.Char['一', '三'].Array[1, 5].Select(c => new string(c));

    private static readonly ushort[] Codes = Enumerable.Range(0, 1 << 16).Select(c => (ushort)(c is >= '一' and <= '三' ? c - '一' + 1 : 0)).ToArray();

    [Fact]
    public void A_trie_finds_exactly_the_words_it_was_built_of() =>
        Gen.Select(Gen.Dictionary(Word, Gen.Int[1, DoubleArrayTrie.MaxValue])[0, 60], Word.Array[20]).Sample((words, others) =>
        {
            var trie = DoubleArrayBuilder.Build(Codes, words.Select(w => (w.Key, w.Value, (byte)(w.Value & 0xFF)))).ToTrie();
            return Holds(trie, words) && others.All(o => trie.Find(o) == words.GetValueOrDefault(o));
        });

    [Fact]
    public void Words_added_to_a_copy_stand_beside_the_old_ones() =>
        Gen.Select(Gen.Dictionary(Word, Gen.Int[1, 1000])[0, 40], Gen.Dictionary(Word, Gen.Int[1, 1000])[0, 40]).Sample((old, added) =>
        {
            var source = DoubleArrayBuilder.Build(Codes, old.Select(w => (w.Key, w.Value, (byte)(w.Value & 0xFF)))).ToTrie();
            var builder = new DoubleArrayBuilder(source);
            var all = new Dictionary<string, int>(old);
            foreach (var (word, value) in added)
            {
                builder.Set(word, value, (byte)(value & 0xFF));
                all[word] = value;
            }

            return Holds(builder.ToTrie(), all) && Holds(source, old);
        });

    [Fact]
    public void The_dictionary_of_jieba_has_its_words()
    {
        Assert.Equal(60101967, WordDictionary.Jieba.Total);
        Assert.Equal(3, WordDictionary.Jieba.Frequency("AT&T"));
        Assert.Equal(0, WordDictionary.Jieba.Frequency("AT&"));
        Assert.Equal(0, WordDictionary.Jieba.Frequency("γ射线"));
    }

    private static unsafe bool Holds(DoubleArrayTrie trie, Dictionary<string, int> words) =>
        words.All(w => trie.Find(w.Key) == w.Value && trie.Labels[trie.FindSlot(w.Key)] == (byte)(w.Value & 0xFF));
}
