using TextKit.Seeds;

// One step a file: an import takes its files out of an unpacked package, a compile turns seeds into a flat table.
(string Name, Action<SourcePackages, string> Run)[] imports =
[
    ("jieba", JiebaImport.Run),
    ("lac", LacImport.Run),
    ("divisions", DivisionImport.Run),
    ("bigram", BigramImport.Run),
    ("sentence classes", SentenceClassImport.Run),
    ("pinyin", PinyinImport.Run),
];
(string Name, Action<string> Run)[] compiles =
[
    ("jieba", JiebaCompile.Run),
    ("jieba tags", TagModelCompile.Run),
    ("jieba idf", IdfCompile.Run),
    ("bigram", BigramCompile.Run),
    ("names", NameWordsCompile.Run),
    ("places", PlacesCompile.Run),
];
(string Name, Action<string> Run)[] trainings =
[
    ("entities", EntityTraining.Run),
    ("entities-network", EntityNetworkTraining.Run),
    ("pages", PageTraining.Run),
    ("text-code", TextCodeTraining.Run),
];

var seeds = SeedFolder.Find();
switch (args)
{
    case ["import"]:
        using (var packages = SourcePackages.Download())
        {
            Import(packages);
        }

        return 0;
    case ["import", "--packages", var folder]:
        using (var packages = SourcePackages.Open(folder))
        {
            Import(packages);
        }

        return 0;
    case ["compile", .. var chosen]:
        foreach (var (name, run) in compiles.Where(c => chosen.Length == 0 || chosen.Contains(c.Name)))
        {
            run(seeds);
            Console.WriteLine($"compiled {name}");
        }

        return 0;
    case ["train", var what] when Array.Exists(trainings, t => t.Name == what):
        Array.Find(trainings, t => t.Name == what).Run(seeds);
        Console.WriteLine($"trained {what}");
        return 0;
    case ["cross-validate", "entities"]:
        EntityCrossValidation.Run(seeds);
        return 0;
    default:
        Console.Error.WriteLine("usage: TextKit.Seeds import [--packages DIR] | compile [NAME…] | train entities|entities-network|pages|text-code | cross-validate entities");
        return 2;
}

void Import(SourcePackages packages)
{
    foreach (var (name, run) in imports)
    {
        run(packages, seeds);
        Console.WriteLine($"imported {name}");
    }
}
