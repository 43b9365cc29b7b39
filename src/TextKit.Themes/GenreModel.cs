using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TextKit.Articles;

namespace TextKit.Themes;

/// <summary>
/// Tells the genre by the form of an article: multinomial logistic regression over the numbers of <see cref="ArticleForm"/>.
/// Each article teaches three times: as it is, with its marks hidden, so that style decides where nothing is printed, and cut
/// to a third, so that a short text is not taken for a photo's caption.
/// </summary>
internal sealed class GenreModel
{
    private const float L2 = 0.03f;
    private const int Iterations = 300;
    private static readonly int Genres = Enum.GetValues<Genre>().Length;
    // A row a genre: the weights of the form, then the bias.
    private readonly float[] weights;

    private GenreModel(float[] weights) => this.weights = weights;

    /// <summary>The likeliest genre.</summary>
    public Genre Classify(ReadOnlySpan<char> title, ReadOnlySpan<char> body)
    {
        Span<float> form = stackalloc float[ArticleForm.Count];
        ArticleForm.Read(title, body, form);
        return Best(form);
    }

    /// <summary>The genre by style alone.</summary>
    public Genre ClassifyUnmarked(ReadOnlySpan<char> title, ReadOnlySpan<char> body)
    {
        Span<float> form = stackalloc float[ArticleForm.Count];
        ArticleForm.Read(title, body, form);
        form[..ArticleForm.Marks].Clear();
        return Best(form);
    }

    /// <summary>Trains on the articles that bear a genre; null where they bear fewer than two.</summary>
    public static GenreModel? Train(IEnumerable<LabeledArticle> articles)
    {
        var rows = new List<Row>();
        foreach (var article in articles)
        {
            if (article.Genre is { } genre)
            {
                var (form, cut) = (new float[ArticleForm.Count], new float[ArticleForm.Count]);
                ArticleForm.Read(article.Title, article.Body, form);
                ArticleForm.Read(article.Title, article.Body.AsSpan(0, article.Body.Length / 3), cut);
                var hidden = form.ToArray();
                hidden.AsSpan(0, ArticleForm.Marks).Clear();
                rows.AddRange(new[] { form, hidden, cut }.Select(f => new Row { Genre = (uint)genre, Form = f }));
            }
        }

        if (rows.DistinctBy(r => r.Genre).Count() < 2)
        {
            return null;
        }

        var (mean, scale) = Standard(rows);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Form.Length; i++)
            {
                row.Form[i] = (row.Form[i] - mean[i]) * scale[i];
            }
        }

        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Genre)].ColumnType = new KeyDataViewType(typeof(uint), Genres);
        schema[nameof(Row.Form)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, ArticleForm.Count);
        var ml = new MLContext(1);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(Row.Genre), FeatureColumnName = nameof(Row.Form), NumberOfThreads = 1, L1Regularization = 0, L2Regularization = L2, MaximumNumberOfIterations = Iterations,
        });
        var model = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model;
        VBuffer<float>[] columns = [];
        model.GetWeights(ref columns, out _);
        var biases = model.GetBiases().ToArray();
        var weights = new float[Genres * (ArticleForm.Count + 1)];
        for (var g = 0; g < Genres; g++)
        {
            var row = weights.AsSpan(g * (ArticleForm.Count + 1), ArticleForm.Count + 1);
            columns[g].CopyTo(row);
            row[^1] = biases[g];
            for (var i = 0; i < ArticleForm.Count; i++)
            {
                // The scale of the numbers goes into the weights.
                row[i] *= scale[i];
                row[^1] -= row[i] * mean[i];
            }
        }

        return new GenreModel(weights);
    }

    public static GenreModel Read(BinaryReader reader)
    {
        var weights = new float[Genres * (ArticleForm.Count + 1)];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = reader.ReadSingle();
        }

        return new GenreModel(weights);
    }

    public void Write(BinaryWriter writer) => Array.ForEach(weights, writer.Write);

    private Genre Best(ReadOnlySpan<float> form)
    {
        var (best, bestScore) = (0, float.NegativeInfinity);
        for (var g = 0; g < Genres; g++)
        {
            var row = weights.AsSpan(g * (ArticleForm.Count + 1), ArticleForm.Count + 1);
            var score = row[^1];
            for (var i = 0; i < form.Length; i++)
            {
                score += form[i] * row[i];
            }

            (best, bestScore) = score > bestScore ? (g, score) : (best, bestScore);
        }

        return (Genre)best;
    }

    private static (float[] Mean, float[] Scale) Standard(List<Row> rows)
    {
        var (mean, scale) = (new float[ArticleForm.Count], new float[ArticleForm.Count]);
        for (var i = 0; i < mean.Length; i++)
        {
            var values = rows.ConvertAll(r => (double)r.Form[i]);
            var center = values.Average();
            var deviation = Math.Sqrt(values.Average(v => (v - center) * (v - center)));
            (mean[i], scale[i]) = ((float)center, deviation > 0 ? (float)(1 / deviation) : 0);
        }

        return (mean, scale);
    }

    private sealed class Row
    {
        public uint Genre { get; set; }
        public float[] Form { get; set; } = [];
    }
}
