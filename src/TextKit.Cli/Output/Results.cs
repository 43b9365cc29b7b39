using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TextKit.Cli.Output;

/// <summary>Takes results and prints them as JSON lines, or as tables for people.</summary>
internal sealed class Results : IDisposable
{
    private const int RowsInATable = 500;
    private readonly JsonLines? lines;
    private readonly string[] columns;
    private Table? table;

    public Results(bool asTable, params string[] columns)
    {
        this.columns = columns;
        lines = asTable ? null : new JsonLines();
        table = asTable ? NewTable() : null;
    }

    /// <summary>Prints one result.</summary>
    /// <param name="json">Writes it as the contract's object.</param>
    /// <param name="rows">Gives it as rows of cells; a cell is plain text.</param>
    public void Write(Action<Utf8JsonWriter> json, Func<IEnumerable<string?[]>> rows)
    {
        if (lines is not null)
        {
            lines.Write(json);
            return;
        }

        foreach (var row in rows())
        {
            Add([.. row.Select(IRenderable (c) => new Text(Inert(c)))]);
        }
    }

    /// <summary>Adds a row with cells of one's own making to the table; nothing in JSON.</summary>
    public void Add(params IRenderable[] cells)
    {
        if (table is not null)
        {
            table.AddRow(cells);
            if (table.Rows.Count >= RowsInATable)
            {
                AnsiConsole.Write(table);
                table = NewTable();
            }
        }
    }

    /// <summary>Text that cannot steer a terminal.</summary>
    public static string Inert(string? text) =>
        text is null ? "" : string.Create(text.Length, text, static (span, t) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(t[i]) && t[i] != '\n' ? ' ' : t[i];
            }
        });

    public void Dispose()
    {
        if (table is { Rows.Count: > 0 })
        {
            AnsiConsole.Write(table);
        }

        lines?.Dispose();
    }

    private Table NewTable()
    {
        var fresh = new Table { Border = TableBorder.Rounded };
        return fresh.AddColumns([.. columns.Select(c => new TableColumn(Markup.Escape(c)))]);
    }
}
