using System.Text;

namespace TextKit.Cli.Output;

/// <summary>Writes lines of plain text to standard output, UTF-8.</summary>
internal sealed class LineOutput : IDisposable
{
    private readonly StreamWriter writer = new(StandardOutput.Open(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n", AutoFlush = !Console.IsOutputRedirected };

    public void WriteLine(string line)
    {
        try
        {
            writer.WriteLine(line);
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
            writer.Dispose();
        }
        catch (IOException)
        {
            // A closed pipe: whoever read us has what they wanted.
        }
    }
}
