using Lucene.Net.Store;
using Lock = Lucene.Net.Store.Lock;

namespace TextKit.Search;

/// <summary>
/// Locks that shut out other processes. Those of Lucene.Net 4.8 open the lock file with shared reading, which .NET turns
/// into a shared lock on Linux: two processes then write one index.
/// </summary>
internal sealed class ExclusiveLocks(string folder) : LockFactory
{
    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, and EWOULDBLOCK of Linux and of macOS.
    private static readonly int[] InUse = [32, 33, 11, 35];

    public override Lock MakeLock(string lockName) => new FileLock(Path.Combine(folder, lockName));

    public override void ClearLock(string lockName)
    {
        // The lock ends with whoever holds it; the file that stays behind locks nothing.
    }

    private sealed class FileLock(string path) : Lock
    {
        private FileStream? held;

        public override bool Obtain()
        {
            if (held is not null)
            {
                return false;
            }

            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
                return true;
            }
            catch (IOException e) when (InUse.Contains(e.HResult & 0xFFFF))
            {
                FailureReason = e;
                return false;
            }
        }

        public override bool IsLocked()
        {
            if (held is not null)
            {
                return true;
            }

            var isFree = Obtain();
            Dispose();
            return !isFree;
        }

        protected override void Dispose(bool disposing)
        {
            held?.Dispose();
            held = null;
        }
    }
}
