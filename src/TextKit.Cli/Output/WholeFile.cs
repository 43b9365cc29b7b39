namespace TextKit.Cli.Output;

/// <summary>Writes a file beside its place and moves it there whole; where that fails, nothing is left.</summary>
internal static class WholeFile
{
    public static void Write(string file, Action<Stream> save)
    {
        var temporary = file + ".part";
        try
        {
            using (var stream = File.Create(temporary))
            {
                save(stream);
            }

            File.Move(temporary, file, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
