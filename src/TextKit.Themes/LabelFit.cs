using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace TextKit.Themes;

/// <summary>Fits one label against the rest with an ML.NET trainer, on one thread, so that the same data gives the same weights.</summary>
internal static class LabelFit
{
    public static ITransformer Fit(IReadOnlyList<FitRow> rows, int features, ThemeTrainerOptions options) =>
        Trainer(new MLContext(options.Seed), options).Fit(Data(rows, features));

    /// <summary>Weights and bias of what <see cref="Fit"/> gave.</summary>
    public static (float[] Weights, float Bias) Weights(ITransformer fitted)
    {
        var linear = fitted switch
        {
            ISingleFeaturePredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> calibrated => calibrated.Model.SubModel,
            ISingleFeaturePredictionTransformer<LinearBinaryModelParameters> plain => plain.Model,
            _ => throw new NotSupportedException($"{fitted.GetType().Name} has no linear weights"),
        };
        return ([.. linear.Weights], linear.Bias);
    }

    /// <summary>Writes the models of all columns as one of ML.NET's, their scores under the names of the labels.</summary>
    public static void Save(IReadOnlyList<ITransformer> fitted, ThemeModel model, Stream stream)
    {
        var ml = new MLContext(1);
        var data = Data([], model.Rows);
        var chain = new TransformerChain<ITransformer>();
        for (var column = 0; column < fitted.Count; column++)
        {
            var name = (column < model.Labels.Length ? "Score." : "Further.") + model.Labels[column % model.Labels.Length];
            chain = chain.Append(fitted[column]).Append<ITransformer>(ml.Transforms.CopyColumns(name, "Score").Fit(fitted[column].Transform(data)));
        }

        ml.Model.Save(chain, data.Schema, stream);
    }

    /// <summary>ML.NET's own scores of the rows.</summary>
    public static float[] Scores(ITransformer fitted, IReadOnlyList<FitRow> rows, int features) =>
        [.. fitted.Transform(Data(rows, features)).GetColumn<float>("Score")];

    /// <summary>Platt's calibration of scores, by ML.NET.</summary>
    public static (double Slope, double Offset) Calibrate(IEnumerable<ScoredLabel> scored)
    {
        var ml = new MLContext(1);
        var fitted = ml.BinaryClassification.Calibrators.Platt().Fit(ml.Data.LoadFromEnumerable(scored));
        // ML.NET keeps the two parameters to itself; the probabilities of the scores 0 and 1 give them back.
        var probabilities = fitted.Transform(ml.Data.LoadFromEnumerable<ScoredLabel>([new() { Score = 0 }, new() { Score = 1 }])).GetColumn<float>("Probability").ToArray();
        static double LogOdds(double p) => Math.Log((1 / p) - 1);
        var offset = LogOdds(probabilities[0]);
        return (LogOdds(probabilities[1]) - offset, offset);
    }

    public static IDataView Data(IReadOnlyList<FitRow> rows, int features)
    {
        var schema = SchemaDefinition.Create(typeof(FitRow));
        schema[nameof(FitRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return new MLContext(1).Data.LoadFromEnumerable(rows, schema);
    }

    private static IEstimator<ITransformer> Trainer(MLContext ml, ThemeTrainerOptions options)
    {
        var trainers = ml.BinaryClassification.Trainers;
        return options.Algorithm switch
        {
            ThemeAlgorithm.Sdca => trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
            {
                NumberOfThreads = 1,
                L2Regularization = options.L2,
                L1Regularization = 0,
                MaximumNumberOfIterations = options.Iterations,
                ConvergenceTolerance = 0.01f,
                ConvergenceCheckFrequency = 10,
            }),
            ThemeAlgorithm.Lbfgs => trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                NumberOfThreads = 1,
                L2Regularization = options.L2,
                L1Regularization = 0,
                MaximumNumberOfIterations = options.Iterations,
            }),
            ThemeAlgorithm.AveragedPerceptron => trainers.AveragedPerceptron(numberOfIterations: options.Iterations, l2Regularization: options.L2),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Algorithm, "not a trainer"),
        };
    }
}

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class FitRow
{
    public bool Label { get; set; }
    public VBuffer<float> Features { get; set; }
}

/// <summary>A held-out score and whether the label holds.</summary>
internal sealed class ScoredLabel
{
    public bool Label { get; set; }
    public float Score { get; set; }
}
