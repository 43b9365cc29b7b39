using Lucene.Net.Store;

namespace TextKit.Search;

/// <summary>
/// The folder of an index. Lucene.Net's memory-mapped directory has a known crash on Linux, so files are read by
/// position; those that are read in long stretches take more than Lucene's one kilobyte at a time.
/// </summary>
internal sealed class IndexDirectory(string folder) : NIOFSDirectory(folder, new ExclusiveLocks(folder))
{
    private const int StoredBytes = 1 << 14, PostingBytes = 1 << 12;

    public override IndexInput OpenInput(string name, IOContext context)
    {
        EnsureOpen();
        var size = Path.GetExtension(name) switch { ".dvd" => StoredBytes, ".doc" or ".pos" => PostingBytes, _ => 0 };
        return new PositionedInput(Path.Combine(Directory.FullName, name), Math.Max(size, BufferedIndexInput.GetBufferSize(context)));
    }
}
