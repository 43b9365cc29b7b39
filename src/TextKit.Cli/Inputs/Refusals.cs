using System.Text.Json;
using TextKit.Cli.Output;

namespace TextKit.Cli.Inputs;

/// <summary>Names on standard error what was refused, and counts it; on wish writes it to a file as well. Safe under threads.</summary>
internal sealed class Refusals(string? file = null)
{
    private readonly Lock gate = new();
    private int count;

    public int Count => Volatile.Read(ref count);

    public int Status => Count == 0 ? ExitStatus.Done : ExitStatus.SomeRefused;

    public void Add(string place, string reason)
    {
        lock (gate)
        {
            count++;
            Messages.Error($"{place}: {reason}");
            if (file is not null)
            {
                using var stream = new FileStream(file, FileMode.Append, FileAccess.Write);
                using (var json = new Utf8JsonWriter(stream, JsonLines.Options))
                {
                    json.WriteStartObject();
                    json.WriteString("input", place);
                    json.WriteString("reason", reason);
                    json.WriteEndObject();
                }

                stream.WriteByte((byte)'\n');
            }
        }
    }
}
