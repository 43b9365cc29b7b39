using System.Globalization;
using TextKit.SegmentationTrials;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["collect", var folder, var path]:
        TextSource.Collect(folder, path);
        return 0;
    case ["mutate", var megabytes, var seed, var path]:
        new TextMutator(int.Parse(seed, CultureInfo.InvariantCulture)).Write(long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000, path);
        return 0;
    case ["shuffle", var folder, var megabytes, var seed, var path]:
        TextSource.Shuffle(folder, long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000, int.Parse(seed, CultureInfo.InvariantCulture), path);
        return 0;
    case ["python"]:
        Console.WriteLine(ReferenceComparison.Python);
        return 0;
    case ["compare", var result, var text, var reference]:
        return ReferenceComparison.Run(result, text, reference) == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("""
            collect FOLDER OUT.txt           each distinct line of the text in a folder's .jsonl, .json and .txt files
            mutate MEGABYTES SEED OUT.txt    dictionary words and characters recombined with Latin, digits, symbols and rare characters
            shuffle FOLDER MEGABYTES SEED OUT.txt  a folder's sentences in random order, over and over: the text for benchmarks
            python                           prints the program that writes the reference: python3 reference.py RESULT TEXT.txt REFERENCE.txt
            compare RESULT TEXT.txt REFERENCE.txt  RESULT: accurate no-hmm full search search-no-hmm tagged tagged-no-hmm
            """);
        return 2;
}
