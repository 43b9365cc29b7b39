using System.Text.Encodings.Web;
using System.Text.Json;

namespace TextKit.Search.Exports;

/// <summary>Articles as JSON lines, Chinese characters as they are.</summary>
internal sealed class JsonArticleWriter(Stream output) : ArticleWriter
{
    private readonly BufferedStream buffered = new(output, 1 << 16);
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override void Write(IndexedArticle indexed)
    {
        json.Reset(buffered);
        json.WriteStartObject();
        ArticleJson.WriteDocument(json, indexed.Article);
        json.WriteEndObject();
        json.Flush();
        buffered.WriteByte((byte)'\n');
    }

    public override void End() => buffered.Flush();

    public override void Dispose()
    {
        // Neither is closed: that would close the caller's stream, or write what a failure left.
    }
}
