using System.CommandLine;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary><c>textkit train themes</c>: trains a classifier on labelled data.</summary>
internal static class TrainVerb
{
    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "Gold articles (their test part is held out), or .jsonl with \"text\" and \"label\" (a tenth is held out)", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The model file to write", Required = true };
        var mlNet = new Option<string?>("--mlnet") { Description = "Also write ML.NET's own model there, a .zip for MLContext.Model.Load" };
        var format = InputOptions.FormatOption();
        var themes = new Command("themes", "Train a theme classifier; prints its scores on held-out data") { data, output, mlNet, format };
        themes.SetAction((parsed, cancellation) =>
        {
            var refusals = new Refusals();
            var reader = new LabeledReader(refusals, cancellation);
            reader.Read(parsed.GetRequiredValue(data));
            ThemeClassifier classifier;
            using var zip = parsed.GetValue(mlNet) is null ? null : new MemoryStream();
            try
            {
                var options = reader.HasPrimaryLabels ? ThemeTrainerOptions.PrimaryLabels : new ThemeTrainerOptions();
                classifier = TrainingProgress.Run(progress => ThemeTrainer.Train(reader.Train, options, ThemeDefinitions.For(reader.Train), progress, zip, cancellation));
            }
            catch (ArgumentException e)
            {
                throw new CallException(e.Message);
            }

            var file = parsed.GetRequiredValue(output);
            WholeFile.Write(file, classifier.Save);
            if (parsed.GetValue(mlNet) is { } mlNetFile)
            {
                WholeFile.Write(mlNetFile, zip!.WriteTo);
            }

            Messages.Say($"{file}: {new FileInfo(file).Length:N0} bytes from {reader.Train.Count} articles; measured on {reader.HeldOut.Count} held out");
            ThemeScores.Write(ThemeEvaluation.Of(classifier, reader.HeldOut), InputOptions.IsTable(parsed, format));
            return Task.FromResult(refusals.Status);
        });
        return new Command("train", "Train on labelled data of your own") { themes, TrainEntitiesVerb.Create() };
    }
}
