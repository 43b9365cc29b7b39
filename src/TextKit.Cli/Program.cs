using System.CommandLine;
using System.Text;
using TextKit.Cli.Output;
using TextKit.Cli.Verbs;

namespace TextKit.Cli;

/// <summary>The <c>textkit</c> command. Exit status: see <see cref="ExitStatus"/>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // Without it an archive that breaks off reads like one that ends.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Console.OutputEncoding = new UTF8Encoding(false);
        var root = new RootCommand("TextKit: Chinese newspaper pages to articles, words, figures, entities, themes and a searchable index.")
        {
            ReadVerb.Create(), SegmentVerb.Create(), AnnotateVerb.Create(), ClassifyVerb.Create(), KeywordsVerb.Create(), TrainVerb.Create(),
            EvaluateVerb.Create(), IndexVerb.Create(), SearchVerb.Create(), ExportVerb.Create(), MergeVerb.Create(), KwicVerb.Create(), KwicVerb.CreateTokens(),
            FrequenciesVerb.Create(), FrequenciesVerb.CreateNGrams(), CollocatesVerb.Create(), KeynessVerb.Create(),
            SpreadVerb.CreateDispersion(), SpreadVerb.CreateTrend(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Messages.Error(error.Message);
            }

            Messages.Error($"see textkit {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return ExitStatus.BadCall;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
        catch (ClosedPipeException)
        {
            return ExitStatus.Done;
        }
        catch (CallException e)
        {
            Messages.Error(e.Message);
            return ExitStatus.BadCall;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Messages.Error(e.Message);
            return ExitStatus.CannotGoOn;
        }
    }
}
