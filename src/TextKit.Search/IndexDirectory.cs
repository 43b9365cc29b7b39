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
        var input = base.OpenInput(name, context);
        var size = Path.GetExtension(name) switch { ".dvd" => StoredBytes, ".doc" or ".pos" => PostingBytes, _ => 0 };
        if (size > 0 && input is BufferedIndexInput buffered && buffered.BufferSize < size)
        {
            buffered.SetBufferSize(size);
        }

        return input;
    }
}
