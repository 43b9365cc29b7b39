using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>
/// Merges segments on the thread whose segment made the merge due, several threads at once. No thread more than those
/// that add works on the index, and none of the work is lost when the index is closed right after a commit.
/// </summary>
internal sealed class InlineMerges : MergeScheduler
{
    public override void Merge(IndexWriter writer, MergeTrigger trigger, bool newMergesFound)
    {
        while (writer.GetNextMerge() is { } merge)
        {
            writer.Merge(merge);
        }
    }

    public override object Clone() => new InlineMerges();

    protected override void Dispose(bool disposing)
    {
        // Holds nothing.
    }
}
