using System.CommandLine;
using System.Globalization;
using TextKit.Search;

namespace TextKit.Cli.Verbs;

/// <summary>The filters that all verbs over an index share.</summary>
/// <param name="hasTo">Whether <c>--to</c> is the last issue date, which <c>--until</c> is for every verb.</param>
internal sealed class FilterOptions(bool hasTo = true)
{
    private readonly Option<string?> theme = Filter("--theme", "A theme code");
    private readonly Option<string?> place = Filter("--place", "A place, its parts included");
    private readonly Option<string?> organization = Filter("--organization", "An organization");
    private readonly Option<string?> person = Filter("--person", "A person");
    private readonly Option<string?> genre = Filter("--genre", "A genre code");
    private readonly Option<string?> from = Filter("--from", "First issue date, 2019-08-01");
    private readonly Option<string?> until = new("--until", hasTo ? ["--to"] : []) { Description = "Last issue date, 2019-08-31" };
    private readonly Option<string[]> figure = new("--figure") { Description = "A condition on a figure: 'money>=1000000', 'count(户)<50'" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[theme, place, organization, person, genre, from, until, figure])
        {
            command.Options.Add(option);
        }
    }

    public ArticleQuery Query(ParseResult parsed, string? text) => new()
    {
        Text = text,
        Theme = parsed.GetValue(theme),
        Place = parsed.GetValue(place),
        Organization = parsed.GetValue(organization),
        Person = parsed.GetValue(person),
        Genre = parsed.GetValue(genre),
        From = Date("--from", parsed.GetValue(from)),
        To = Date("--until", parsed.GetValue(until)),
        Figures = parsed.GetValue(figure) ?? [],
    };

    private static Option<string?> Filter(string name, string description) => new(name) { Description = description };

    private static DateOnly? Date(string option, string? value) =>
        value is null ? null
        : DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new CallException($"{option} {value}: a date such as 2019-08-01 is expected");
}
