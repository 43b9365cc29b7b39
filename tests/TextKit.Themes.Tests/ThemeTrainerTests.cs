using Microsoft.ML;
using Microsoft.ML.Data;
using TextKit.Evaluation;

namespace TextKit.Themes.Tests;

public sealed class ThemeTrainerTests
{
    [Fact]
    public void The_same_articles_give_the_same_bytes()
    {
        var articles = Samples.Corpus(CorpusSplit.Dev);
        Assert.Equal(Bytes(Train(articles)), Bytes(Train(articles)));
    }

    [Theory]
    [InlineData(ThemeAlgorithm.Sdca)]
    [InlineData(ThemeAlgorithm.Lbfgs)]
    [InlineData(ThemeAlgorithm.AveragedPerceptron)]
    public void The_compact_scorer_gives_the_scores_of_the_ML_NET_model(ThemeAlgorithm algorithm)
    {
        var options = new ThemeTrainerOptions { Algorithm = algorithm, Iterations = 20 };
        var train = Samples.Corpus(CorpusSplit.Dev);
        var test = Samples.Corpus(CorpusSplit.Test);
        var classifier = Train(train, options);
        using var stream = new MemoryStream();
        classifier.Save(stream);
        stream.Position = 0;
        var model = ThemeModel.Read(stream);
        List<VBuffer<float>> Vectors(List<LabeledArticle> articles) => ThemeTrainer.Vectors(articles, model.Vocabulary, model.Idf, model.TitleShare, model.ThemeShare, model.Labels.Length);
        for (var label = 0; label < model.Labels.Length; label++)
        {
            var fitted = LabelFit.Fit(ThemeTrainer.Rows(train, model.Labels[label], Vectors(train), options.FurtherLabels), model.Rows, options);
            var theirs = LabelFit.Scores(fitted, ThemeTrainer.Rows(test, model.Labels[label], Vectors(test), options.FurtherLabels), model.Rows);
            for (var i = 0; i < test.Count; i++)
            {
                Assert.Equal(theirs[i], classifier.Scores(test[i].Title, test[i].Body)[label], 1e-4);
            }
        }
    }

    [Fact]
    public void The_model_written_for_ML_NET_gives_the_scores_of_the_classifier()
    {
        using var zip = new MemoryStream();
        var classifier = ThemeTrainer.Train(Samples.Corpus(CorpusSplit.Dev), ThemeTrainerOptions.PrimaryLabels with { Iterations = 20 }, ThemeDefinitions.All, mlNet: zip, cancellation: TestContext.Current.CancellationToken);
        zip.Position = 0;
        var ml = new MLContext();
        var loaded = ml.Model.Load(zip, out _);
        var test = Samples.Corpus(CorpusSplit.Test);
        var features = test.ConvertAll(a => classifier.Features(a.Title, a.Body));
        var scored = loaded.Transform(LabelFit.Data(features.ConvertAll(f => new FitRow { Features = f }), features[0].Length));
        string[] columns = [.. classifier.Labels.Select(l => "Score." + l), .. classifier.Labels.Select(l => "Further." + l)];
        for (var column = 0; column < columns.Length; column++)
        {
            var theirs = scored.GetColumn<float>(columns[column]).ToArray();
            Assert.All(test, (article, i) => Assert.Equal(theirs[i], classifier.Scores(article.Title, article.Body)[column], 1e-4));
        }
    }

    [Fact]
    public void A_defining_word_longer_than_the_n_grams_is_found_in_the_text()
    {
        ThemeDefinition[] definitions = [new("家", "家", ["母婴关爱室"]), new("路", "路", ["司机"])];
        var articles = Enumerable.Range(0, 10).Select(i => new LabeledArticle(null, i % 2 == 0 ? $"第{i}号屋" : $"第{i}号车", [i % 2 == 0 ? "家" : "路"])).ToList();
        var classifier = ThemeTrainer.Train(articles, definitions: definitions, cancellation: TestContext.Current.CancellationToken);
        var features = classifier.Features(null, "厂里有了母婴关爱室");
        // The rows of the labels' defining words come last.
        Assert.True(features.GetItemOrDefault(features.Length - 2) > 0);
        Assert.Equal(0, features.GetItemOrDefault(features.Length - 1));
    }

    [Fact]
    public void One_label_is_too_few() =>
        Assert.Throws<ArgumentException>(() => Train([.. Enumerable.Range(0, 9).Select(i => new LabeledArticle("标题", "正文" + i, ["体育"]))]));

    private static ThemeClassifier Train(IReadOnlyList<LabeledArticle> articles, ThemeTrainerOptions? options = null) =>
        ThemeTrainer.Train(articles, options, cancellation: TestContext.Current.CancellationToken);

    private static byte[] Bytes(ThemeClassifier classifier)
    {
        using var stream = new MemoryStream();
        classifier.Save(stream);
        return stream.ToArray();
    }
}
