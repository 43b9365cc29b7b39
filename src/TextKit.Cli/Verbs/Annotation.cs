using TextKit.Cli.Inputs;
using TextKit.Themes;

namespace TextKit.Cli.Verbs;

/// <summary>Puts the layers of the library and the themes together.</summary>
internal static class Annotation
{
    public static AnnotatedArticle Of(ArticleUnit unit, ArticleAnnotator annotator)
    {
        var annotated = unit.Annotate(annotator);
        var (title, body) = unit.TitleAndBody();
        var prediction = ThemeClassifier.Default.Classify(title, body);
        // An article read from a page has its genre from the layout; a document's text is all there is.
        var genre = unit.Article is null ? prediction.Genre ?? annotated.Genre : annotated.Genre;
        return annotated with { Genre = genre, Theme = prediction.Theme, Themes = prediction.Themes };
    }
}
