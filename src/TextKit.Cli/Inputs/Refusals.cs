using System.Text;
using System.Text.Json;
using TextKit.Cli.Output;

namespace TextKit.Cli.Inputs;

/// <summary>Names on standard error what was refused, and counts it; on wish writes it to a file as well. Safe under threads.</summary>
internal sealed class Refusals
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private string? file;
    private int count;

    public int Count => Volatile.Read(ref count);

    public int Status => Count == 0 ? ExitStatus.Done : ExitStatus.SomeRefused;

    /// <summary>Writes to a file what was refused so far and what will be.</summary>
    /// <param name="target">The file, a JSON object a line.</param>
    /// <param name="goesOn">Whether it goes on with what the file holds, each line once; otherwise it begins anew.</param>
    public void WriteTo(string target, bool goesOn)
    {
        lock (gate)
        {
            file = target;
            if (goesOn && File.Exists(target))
            {
                written.UnionWith(File.ReadLines(target));
            }
            else
            {
                File.Delete(target);
            }

            lines.ForEach(Append);
            lines.Clear();
        }
    }

    public void Add(string place, string reason)
    {
        lock (gate)
        {
            count++;
            Messages.Error($"{place}: {reason}");
            if (file is null)
            {
                lines.Add(Line(place, reason));
            }
            else
            {
                Append(Line(place, reason));
            }
        }
    }

    private static string Line(string place, string reason)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonLines.Options))
        {
            json.WriteStartObject();
            json.WriteString("input", place);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Append(string line)
    {
        if (written.Add(line))
        {
            File.AppendAllText(file!, line + "\n");
        }
    }
}
