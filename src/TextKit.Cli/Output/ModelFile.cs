namespace TextKit.Cli.Output;

/// <summary>Writes a trained model beside its place and moves it there whole.</summary>
internal static class ModelFile
{
    public static void Write(string file, Action<Stream> save)
    {
        var temporary = file + ".part";
        using (var stream = File.Create(temporary))
        {
            save(stream);
        }

        File.Move(temporary, file, overwrite: true);
    }
}
