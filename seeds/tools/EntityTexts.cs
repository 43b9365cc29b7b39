using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Seeds;

/// <summary>
/// What the taggers of entities learn from: articles of the corpus, training/passages and training/stories, each text as it stands and,
/// again and again, with its persons, places and companies replaced by others of the gazetteer and the name lists; behind them open
/// sentences filled with names. The same texts every time.
/// </summary>
internal sealed class EntityTexts
{
    private const int OpenTexts = 24;

    // So many times a round the articles, the newspapers that we are for, are read: the stories hold five times their text.
    private const int ArticleTurns = 3;
    private const int SentencesOfText = 8;
    private readonly Random random;
    private readonly TrainingText[] texts;
    private readonly EntityRenamer renamer;
    private readonly EntitySentences sentences;

    public EntityTexts(string seeds, IEnumerable<GoldArticle> articles, int seed = 11)
    {
        random = new Random(seed);
        var read = articles.Select(TrainingText.Of).ToArray();
        texts = [.. Enumerable.Repeat(read, ArticleTurns).SelectMany(a => a), .. TrainingText.ReadPassages(seeds)];
        var names = new NameMaker(seeds, random);
        renamer = new EntityRenamer(texts, seeds, names, random);
        sentences = new EntitySentences(seeds, names, random);
    }

    /// <summary>The training part of corpus/articles.</summary>
    public static GoldArticle[] TrainingArticles(string seeds) => [.. SeedFolder.Articles(seeds).Where(a => a.Split == CorpusSplit.Train)];

    /// <summary>The texts of a round, 0-based, in another order each time; ask for the rounds one after the other.</summary>
    public IEnumerable<TrainingText> OfRound(int round)
    {
        random.Shuffle(texts);
        foreach (var text in texts)
        {
            yield return round % 4 == 0 ? text : renamer.Rename(text);
        }

        for (var i = 0; i < OpenTexts; i++)
        {
            yield return sentences.Make(SentencesOfText);
        }
    }
}
