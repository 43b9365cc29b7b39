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
    case ["java"]:
        Console.WriteLine(ReferenceComparison.Java);
        return 0;
    case ["python-keywords"]:
        Console.WriteLine(KeywordComparison.Python);
        return 0;
    case ["articles", var path]:
        KeywordComparison.Write(path);
        return 0;
    case ["compare-keywords", var result, var reference]:
        return KeywordComparison.Run(result, reference) == 0 ? 0 : 1;
    case ["long-line", var megabytes]:
        return Demands.Run(long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000) ? 0 : 1;
    case ["first-calls", .. var file] when file.Length < 2:
        Demands.Memory(file.FirstOrDefault());
        return 0;
    case ["compare", var result, var text, var reference]:
        return ReferenceComparison.Run(result, text, reference) == 0 ? 0 : 1;
    default:
        Console.Error.WriteLine("""
            collect FOLDER OUT.txt           each distinct line of the text in a folder's .jsonl, .json and .txt files
            mutate MEGABYTES SEED OUT.txt    dictionary words and characters recombined with Latin, digits, symbols and rare characters
            shuffle FOLDER MEGABYTES SEED OUT.txt  a folder's sentences in random order, over and over: the text for benchmarks
            python                           prints the program that writes the reference: python3 reference.py RESULT TEXT.txt REFERENCE.txt
            java                             prints the program that writes the reference of bigram: java -cp LUCENE_JARS BigramReference.java TEXT.txt REFERENCE.txt
            articles OUT.jsonl               the texts of the corpus's articles
            python-keywords                  prints the program that writes the reference of keywords: python3 keywords.py RESULT ARTICLES.jsonl REFERENCE.txt
            compare-keywords RESULT REFERENCE.txt  RESULT: tf-idf tf-idf-nouns textrank textrank-nouns
            long-line MEGABYTES              segments and tags one line of a size in every mode and model and says what memory it took
            first-calls [TEXT.txt]           time and resident memory of the first words, tags and bigram words of this process, and memory after a text
            compare RESULT TEXT.txt REFERENCE.txt  RESULT: accurate no-hmm full search search-no-hmm tagged tagged-no-hmm; or
                                             bigram, whose reference has START,LENGTH of each token of Lucene's HMMChineseTokenizer
            """);
        return 2;
}
