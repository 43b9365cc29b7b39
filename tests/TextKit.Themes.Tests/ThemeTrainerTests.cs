using Microsoft.ML;
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
        List<Microsoft.ML.Data.VBuffer<float>> Vectors(List<LabeledArticle> articles) => ThemeTrainer.Vectors(articles, model.Vocabulary, model.Idf, model.TitleShare, model.ThemeShare, model.Labels.Length);
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
