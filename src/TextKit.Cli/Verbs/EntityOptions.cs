using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using TextKit.Cli.Inputs;
using TextKit.Cli.Output;
using TextKit.Entities;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary>The options of the verbs that recognize entities.</summary>
internal sealed class EntityOptions
{
    private readonly Option<string?> tier = InputOptions.Choice("--tier", "How entities are found: fast (the default), or accurate, some twenty times slower", "fast", "accurate");
    private readonly Option<FileInfo?> model = new("--entities-model") { Description = "A model that textkit train entities wrote; the built-in kinds without it" };
    private readonly Option<FileInfo?> places = new("--places") { Description = "Places of your own, one a line: name, code, parents parted by spaces; a tab between" };
    private readonly Option<FileInfo?> organizations = new("--organizations") { Description = "Organizations of your own, one a line: full name, a tab, short names parted by spaces" };
    private readonly Option<string?> home = new("--home-region") { Description = "Code of the division where the paper appears; settles places of one name" };

    public void AddTo(Command command)
    {
        command.Options.Add(tier);
        command.Options.Add(model);
        command.Options.Add(places);
        command.Options.Add(organizations);
        command.Options.Add(home);
    }

    /// <summary>An annotator as the call asks for; that without options is shared.</summary>
    public ArticleAnnotator Annotator(ParseResult parsed)
    {
        try
        {
            return ArticleAnnotator.Create(new ArticleAnnotatorOptions { Entities = Read(parsed) });
        }
        catch (ArgumentException e)
        {
            throw new CallException($"--home-region: {e.Message}");
        }
    }

    /// <summary>The options of the recognizer.</summary>
    public EntityRecognizerOptions Read(ParseResult parsed) => new()
    {
        Tier = parsed.GetValue(tier) == "accurate" ? EntityTier.Accurate : EntityTier.Fast,
        Model = Read(parsed, model, EntityModel.Load),
        Places = Read(parsed, places, s => UserPlace.Read(new StreamReader(s))) ?? [],
        Organizations = Read(parsed, organizations, s => UserOrganization.Read(new StreamReader(s))) ?? [],
        HomeRegion = parsed.GetValue(home),
    };

    /// <summary>Names what decides what annotation finds beside the library's own dictionaries and taggers: the themes' model, the tier and the files of the call.</summary>
    public string Fingerprint(ParseResult parsed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var themes = typeof(ThemeClassifier).Assembly;
        foreach (var name in themes.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var resource = themes.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(resource));
        }

        foreach (var file in new[] { model, places, organizations }.Select(parsed.GetValue))
        {
            hash.AppendData(file is null ? [] : SHA256.HashData(File.ReadAllBytes(file.FullName)));
            hash.AppendData([0]);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(parsed.GetValue(home) ?? ""));
        return $"{parsed.GetValue(tier) ?? "fast"}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}";
    }

    private static T? Read<T>(ParseResult parsed, Option<FileInfo?> option, Func<Stream, T> read)
        where T : class
    {
        if (parsed.GetValue(option) is not { } file)
        {
            return null;
        }

        try
        {
            using var stream = file.OpenRead();
            return read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            throw new CallException($"{option.Name} {file}: {e.Message}");
        }
    }
}
