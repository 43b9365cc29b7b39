using System.Text.Encodings.Web;
using System.Text.Json;

namespace TextKit.Cli.Output;

/// <summary>Writes one JSON object a line to standard output, UTF-8 with Chinese characters as they are.</summary>
internal sealed class JsonLines : IDisposable
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Stream output = new BufferedStream(StandardOutput.Open(), 1 << 16);
    private readonly MemoryStream line = new();
    private readonly bool flushEachLine = !Console.IsOutputRedirected;

    public void Write(Action<Utf8JsonWriter> body)
    {
        line.SetLength(0);
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        try
        {
            output.Write(line.GetBuffer(), 0, (int)line.Length);
            if (flushEachLine)
            {
                output.Flush();
            }
        }
        catch (IOException e)
        {
            throw new ClosedPipeException(e);
        }
    }

    public void Dispose()
    {
        try
        {
            output.Dispose();
        }
        catch (IOException)
        {
            // A closed pipe: whoever read us has what they wanted.
        }

        line.Dispose();
    }
}
