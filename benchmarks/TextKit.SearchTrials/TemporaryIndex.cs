namespace TextKit.SearchTrials;

/// <summary>A folder for an index that goes when it is done with.</summary>
internal sealed class TemporaryIndex : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("textkit").FullName;

    public void Dispose() => Directory.Delete(Folder, true);
}
