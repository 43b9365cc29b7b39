using System.Globalization;
using TextKit.SearchTrials;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["known-item", var union, .. var others]:
        Retrieval.KnownItem(union, others);
        return 0;
    case ["passages", var passages, .. var queries] when queries.Length > 0:
        Retrieval.Passages(passages, queries);
        return 0;
    case ["generate", var corpus, var count, var file]:
        ArticleGenerator.Write(corpus, int.Parse(count, CultureInfo.InvariantCulture), file);
        return 0;
    case ["index", var file, var folder, .. var layers]:
        Speed.Index(file, folder, layers is ["--annotate"]);
        return 0;
    case ["java"]:
        Console.WriteLine(JavaPeer.Program);
        return 0;
    case ["faults", var tool, var input, var folder, var kills, .. var seed] when seed.Length < 2:
        return Faults.Kill(tool, input, folder, int.Parse(kills, CultureInfo.InvariantCulture), seed.Length > 0 ? int.Parse(seed[0], CultureInfo.InvariantCulture) : 20190115) ? 0 : 1;
    case ["full-disk", var tool, var input, var mount, var folder]:
        return Faults.Fill(tool, input, mount, folder) ? 0 : 1;
    case ["query", var folder]:
        Speed.Query(folder);
        return 0;
    default:
        Console.Error.WriteLine("""
            known-item UNION_FOLDER FOLDER…        each title of UNION_FOLDER that one article alone bears, as a query: how often its article is first and in the first ten
            passages PASSAGES.jsonl QUERIES.jsonl… MRR@10 of questions beside a bigram-only and a plain word index
            generate CORPUS/articles COUNT OUT.jsonl articles of about 800 characters from the sentences of the corpus, with words varied
            index IN.jsonl FOLDER [--annotate]     speed and size of indexing
            java                                   prints the peer of index: java -cp LUCENE_JARS IndexPeer.java IN.jsonl FOLDER ARTICLES
            query FOLDER                           times of queries and corpus tools over an index
            faults TextKit.Cli.dll IN.jsonl FOLDER KILLS [SEED]
                                                   kills textkit index at random moments; is the index whole and at last as it should be?
            full-disk TextKit.Cli.dll IN.jsonl MOUNT FOLDER
                                                   fills a small file system at MOUNT while it indexes, then makes room again
            """);
        return 2;
}
