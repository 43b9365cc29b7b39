namespace TextKit.Search.Tests;

public sealed class IndexMergerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_the_same_id_the_article_of_the_later_index_stays()
    {
        using var target = new TestIndex(TestIndex.Article("a", "旧职工"), TestIndex.Article("b", "旧职工"));
        using var first = new TestIndex(TestIndex.Article("b", "新职工"), TestIndex.Article("c", "新职工"));
        using var second = new TestIndex(TestIndex.Article("c", "最新职工"));
        var merged = IndexMerger.Merge([first.Folder, second.Folder], target.Folder, null, Cancellation);
        Assert.Equal([new MergedIndex(first.Folder, 2, 1), new MergedIndex(second.Folder, 1, 1)], merged);
        Assert.Equal(("a", "b", "c"), (target.Set("旧"), target.Set("新 NOT 最新"), target.Set("最新")));
        Assert.True(ArticleIndex.Check(target.Folder, cancellation: Cancellation).IsWhole);
    }

    [Fact]
    public void Merging_again_changes_nothing()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工", source: "1.txt"), TestIndex.Article("b", "农民工"));
        var target = index.Folder + "-merged";
        try
        {
            IndexMerger.Merge([index.Folder], target, null, Cancellation);
            Assert.Equal(2, Assert.Single(IndexMerger.Merge([index.Folder], target, null, Cancellation)).Replaced);
            Assert.Equal(2, ArticleIndex.State(target).Articles);
        }
        finally
        {
            Directory.Delete(target, true);
        }
    }

    [Fact]
    public void The_resume_point_of_the_target_stays_and_that_of_the_others_does_not_come_in()
    {
        using var target = new TestIndex();
        using var other = new TestIndex();
        foreach (var (index, point) in new[] { (target, "甲:7"), (other, "乙:9") })
        {
            using var writer = ArticleIndexWriter.Open(index.Folder);
            writer.Add(TestIndex.Article(point, "职工"));
            writer.Commit(point);
        }

        IndexMerger.Merge([other.Folder], target.Folder, null, Cancellation);
        Assert.Equal(("甲:7", 2), (ArticleIndex.State(target.Folder).ResumePoint, ArticleIndex.State(target.Folder).Articles));
    }

    [Fact]
    public void Reprints_are_linked_across_what_was_merged()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"{(char)('一' + (i * 37 % 3000))}{(char)('一' + (i * 91 % 3000))}"));
        using var target = new TestIndex(TestIndex.Article("a", text));
        using var other = new TestIndex(TestIndex.Article("b", text + "。"));
        IndexMerger.Merge([other.Folder], target.Folder, null, Cancellation);
        Assert.Equal("b", Assert.Single(target.Searcher.NearDuplicates("a")).Id);
    }

    [Fact]
    public void An_index_of_another_format_or_other_models_is_refused_by_name_and_the_target_stays_as_it_was()
    {
        using var target = new TestIndex(TestIndex.Article("a", "职工"));
        using var good = new TestIndex(TestIndex.Article("b", "职工"));
        using var models = new TestIndex();
        Directory.Delete(models.Folder, true);
        using (var writer = ArticleIndexWriter.Open(models.Folder, new ArticleIndexOptions { Models = "themes-1" }))
        {
            writer.Commit();
        }

        using var others = new TestIndex();
        Directory.Delete(others.Folder, true);
        using (var writer = ArticleIndexWriter.Open(others.Folder, new ArticleIndexOptions { Models = "themes-2" }))
        {
            writer.Commit();
        }

        var error = Assert.Throws<InvalidDataException>(() => IndexMerger.Merge([models.Folder, others.Folder], target.Folder + "-new", null, Cancellation));
        Assert.StartsWith(others.Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("themes-2, now themes-1", error.Message, StringComparison.Ordinal);
        Assert.Contains("index the sources again", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target.Folder + "-new"));
        Assert.Contains("holds no index", Assert.Throws<InvalidDataException>(() => IndexMerger.Merge([good.Folder, good.Folder + "-none"], target.Folder, null, Cancellation)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => IndexMerger.Merge([target.Folder + "/"], target.Folder, null, Cancellation));
        Assert.Throws<ArgumentException>(() => IndexMerger.Merge([good.Folder, good.Folder], target.Folder, null, Cancellation));
        Assert.Equal("a", target.Set("职工"));
    }

    [Fact]
    public void A_writer_on_either_side_is_named_and_nothing_is_merged()
    {
        using var target = new TestIndex(TestIndex.Article("a", "职工"));
        using var other = new TestIndex(TestIndex.Article("b", "职工"));
        foreach (var held in new[] { target, other })
        {
            using var writer = ArticleIndexWriter.Open(held.Folder);
            var error = Assert.Throws<IOException>(() => IndexMerger.Merge([other.Folder], target.Folder, null, Cancellation));
            Assert.Contains($"{held.Folder}: another writer holds this index: process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("a", target.Set("职工"));
    }

    [Fact]
    public void A_merge_that_is_stopped_leaves_the_target_as_it_was()
    {
        using var target = new TestIndex(TestIndex.Article("a", "职工"));
        using var first = new TestIndex(TestIndex.Article("b", "职工"));
        using var second = new TestIndex(TestIndex.Article("c", "职工"));
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => IndexMerger.Merge([first.Folder, second.Folder], target.Folder, new Stopping(stop), stop.Token));
        Assert.Equal("a", target.Set("职工"));
        Assert.Throws<OperationCanceledException>(() => IndexMerger.Merge([first.Folder], target.Folder + "-new", null, stop.Token));
        Assert.False(Directory.Exists(target.Folder + "-new"));
    }

    [Fact]
    public void What_a_killed_merge_left_behind_is_no_part_of_the_index()
    {
        using var target = new TestIndex(TestIndex.Article("a", "职工"));
        using var other = new TestIndex(TestIndex.Article("b", "农民工"));

        // A kill comes before the commit: the files lie there, and no list of segments names them.
        foreach (var file in Directory.GetFiles(other.Folder, "_*"))
        {
            File.Copy(file, Path.Combine(target.Folder, "_x" + Path.GetFileName(file)[2..]));
        }

        Assert.Equal("a", target.Set("职工 OR 农民工"));
        IndexMerger.Merge([other.Folder], target.Folder, null, Cancellation);
        Assert.Empty(Directory.GetFiles(target.Folder, "_x*"));
        Assert.Equal(2, ArticleIndex.State(target.Folder).Articles);
    }

    private sealed class Stopping(CancellationTokenSource source) : IProgress<MergedIndex>
    {
        public void Report(MergedIndex value) => source.Cancel();
    }
}
