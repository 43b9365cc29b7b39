namespace TextKit.Search.Tests;

public sealed class ArticleIndexTests
{
    private static readonly string[] Words = ["总工会", "职工", "欠薪", "讨回", "农民工", "法律援助", "仲裁", "培训", "困难", "慰问", "发放", "企业", "合同", "安全", "劳模", "比赛", "医疗", "互助", "就业", "岗位"];

    [Fact]
    public void A_commit_carries_its_resume_point_until_the_next_sets_another()
    {
        using var index = new TestIndex();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            Assert.Null(writer.ResumePoint);
            writer.Add(TestIndex.Article("a", "职工"));
            writer.Commit("文件一:120");
            writer.Commit();
            Assert.Equal("文件一:120", writer.ResumePoint);
            writer.Add(TestIndex.Article("b", "职工"));
            writer.Prepare("文件二:7");
            writer.Add(TestIndex.Article("c", "职工"));
            writer.Commit();
            writer.Prepare("文件三:1");
        }

        Assert.Equal(2, ArticleIndex.State(index.Folder).Articles);
        Assert.Equal("文件二:7", ArticleIndex.State(index.Folder).ResumePoint);
        using var again = ArticleIndexWriter.Open(index.Folder);
        Assert.Equal("文件二:7", again.ResumePoint);
    }

    [Fact]
    public void What_was_rolled_back_is_gone_and_what_was_committed_stays()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工"));
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Add(TestIndex.Article("a", "另一篇"));
            writer.Add(TestIndex.Article("b", "职工"));
            writer.Rollback();
        }

        Assert.Equal(["a"], index.Find("职工"));
    }

    [Fact]
    public void A_second_writer_is_refused_by_the_name_of_the_first()
    {
        using var index = new TestIndex();
        using (ArticleIndexWriter.Open(index.Folder))
        {
            var error = Assert.Throws<IOException>(() => ArticleIndexWriter.Open(index.Folder));
            Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        }

        ArticleIndexWriter.Open(index.Folder).Dispose();
    }

    [Fact]
    public void Articles_of_a_source_that_are_no_longer_there_are_pruned()
    {
        using var index = new TestIndex(
            TestIndex.Article("a", "职工", source: "papers/1.txt"), TestIndex.Article("b", "职工", source: "papers/2.txt"), TestIndex.Article("c", "职工", source: "papers2/1.txt"));
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Add(TestIndex.Article("d", "职工", source: "papers/3.txt"));
            Assert.Equal(2, writer.Prune("papers", id => id == "b"));
            writer.Commit();
        }

        Assert.Equal("b c", index.Set("职工"));
    }

    [Fact]
    public void Merging_takes_the_articles_of_the_other_index_in_place_of_its_own()
    {
        using var index = new TestIndex(TestIndex.Article("a", "旧职工"), TestIndex.Article("b", "旧职工"));
        using var other = new TestIndex(TestIndex.Article("b", "新职工"), TestIndex.Article("c", "新职工"));
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            writer.Add(TestIndex.Article("c", "旧职工"));
            Assert.Equal(2, writer.Merge(other.Folder));
            writer.Commit();
        }

        Assert.Equal("b c", index.Set("新"));
        Assert.Equal("a", index.Set("旧"));
    }

    [Fact]
    public void Optimizing_leaves_one_segment_with_the_same_articles()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工"));
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            for (var i = 0; i < 5; i++)
            {
                writer.Add(TestIndex.Article($"{i}", "职工"));
                writer.Add(TestIndex.Article("a", "职工"));
                writer.Commit();
            }

            writer.Optimize();
            writer.Commit();
        }

        Assert.Equal((6, 1), (ArticleIndex.State(index.Folder).Articles, ArticleIndex.State(index.Folder).Segments));
    }

    [Fact]
    public async Task A_backup_of_an_index_that_is_being_written_is_whole()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工"));
        var target = index.Folder + "-backup";
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            using var writer = ArticleIndexWriter.Open(index.Folder);
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                writer.Add(TestIndex.Article($"{i}", "职工" + i));
                writer.Commit($"{i}");
            }
        }, CancellationToken.None);
        try
        {
            for (var round = 0; round < 10; round++)
            {
                ArticleIndex.Backup(index.Folder, target, TestContext.Current.CancellationToken);
                var state = ArticleIndex.State(target);
                Assert.Equal(state.ResumePoint is { } point ? int.Parse(point) + 2 : 1, state.Articles);
                Assert.True(ArticleIndex.Check(target, cancellation: TestContext.Current.CancellationToken).IsWhole);
                Assert.Throws<IOException>(() => ArticleIndex.Backup(index.Folder, target, TestContext.Current.CancellationToken));
                Directory.Delete(target, true);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    [Fact]
    public void A_check_finds_what_is_broken()
    {
        using var index = new TestIndex(TestIndex.Article("a", "职工" + string.Join("，", Words)));
        Assert.True(ArticleIndex.Check(index.Folder, cancellation: TestContext.Current.CancellationToken).IsWhole);
        foreach (var file in Directory.GetFiles(index.Folder, "*.doc"))
        {
            var bytes = File.ReadAllBytes(file);
            bytes.AsSpan(bytes.Length / 3, bytes.Length / 3).Fill(0xA5);
            File.WriteAllBytes(file, bytes);
        }

        var check = ArticleIndex.Check(index.Folder, cancellation: TestContext.Current.CancellationToken);
        Assert.False(check.IsWhole);
        Assert.NotEmpty(check.Faults);
    }

    [Fact]
    public void Other_models_or_a_folder_of_something_else_are_refused_with_the_way_out()
    {
        var folder = Directory.CreateTempSubdirectory("textkit").FullName;
        ArticleIndexWriter.Open(folder, new ArticleIndexOptions { Models = "themes-1" }).Dispose();
        using (var writer = ArticleIndexWriter.Open(folder, new ArticleIndexOptions { Models = "themes-1" }))
        {
            writer.Commit();
        }

        var error = Assert.Throws<InvalidDataException>(() => ArticleIndexWriter.Open(folder, new ArticleIndexOptions { Models = "themes-2" }));
        Assert.Contains("themes-1, now themes-2", error.Message, StringComparison.Ordinal);
        Assert.Contains("into a new folder", error.Message, StringComparison.Ordinal);
        Assert.Null(ArticleIndex.State(folder, "themes-1").Mismatch);
        Directory.Delete(folder, true);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "notes.md"), "笔记");
        Assert.Throws<InvalidDataException>(() => ArticleIndexWriter.Open(folder));
        Assert.Throws<InvalidDataException>(() => ArticleSearcher.Open(folder));
        Assert.Throws<InvalidDataException>(() => ArticleIndex.State(folder));
        Assert.Equal(["notes.md"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Directory.Delete(folder, true);
    }

    [Fact]
    public void Reprints_are_linked_and_other_articles_are_not()
    {
        var random = new Random(7);
        string Text() => string.Concat(Enumerable.Range(0, 200).Select(_ => Words[random.Next(Words.Length)] + (char)('一' + random.Next(2000))));
        var text = Text();
        using var index = new TestIndex(
            [TestIndex.Article("original", text), TestIndex.Article("same", text.Replace("职", "職", StringComparison.Ordinal)), TestIndex.Article("cut", "本报讯 " + text[..(text.Length * 9 / 10)]), TestIndex.Article("short", "简讯"),
                .. Enumerable.Range(0, 50).Select(i => TestIndex.Article($"{i}", Text()))]);
        var found = index.Searcher.NearDuplicates("original");
        Assert.Equal(["same", "cut"], found.Select(f => f.Id));
        Assert.Equal(1, found[0].Similarity);
        Assert.InRange(found[1].Similarity, 0.7, 1);
        Assert.Empty(index.Searcher.NearDuplicates("short"));
        Assert.Empty(index.Searcher.NearDuplicates("nobody"));
    }

    [Fact]
    public void Many_threads_add_to_one_writer_and_search_one_searcher()
    {
        using var index = new TestIndex();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            Parallel.For(0, 400, i => writer.Add(TestIndex.Article($"{i % 300}", Words[i % 20] + "，" + i % 300, title: Words[i % 20])));
            writer.Commit();
        }

        index.Searcher.Refresh();
        Assert.Equal(300, index.Searcher.ArticleCount);
        Parallel.For(0, 200, i => Assert.Equal(15, index.Searcher.Search(new ArticleQuery { Text = "title:" + Words[i % 20], Take = 50 }).Total));
    }

    [Fact]
    public async Task Articles_are_added_as_they_come_and_those_that_cannot_be_are_told()
    {
        using var index = new TestIndex();
        var refused = new List<string>();
        var steps = new Steps();
        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            var added = await writer.AddAsync(Coming(500), (article, reason) =>
            {
                lock (refused)
                {
                    refused.Add($"{article.Id[..3]}: {reason.Message}");
                }
            }, steps, TestContext.Current.CancellationToken);
            Assert.Equal(499, added);
            await Assert.ThrowsAsync<InvalidDataException>(() => writer.AddAsync(Coming(500), cancellation: TestContext.Current.CancellationToken));
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.AddAsync(Coming(100_000), (_, _) => { }, new Stop(stop), stop.Token));
            writer.Rollback();
        }

        using (var writer = ArticleIndexWriter.Open(index.Folder))
        {
            await writer.AddAsync(Coming(500), (_, _) => { }, cancellation: TestContext.Current.CancellationToken);
            writer.Commit();
        }

        Assert.Equal(["长长长: \"id\" is longer than 10922 characters"], refused);
        Assert.Equal(499, steps.Last);
        Assert.Equal(499, ArticleIndex.State(index.Folder).Articles);
        Assert.True(ArticleIndex.Check(index.Folder, steps, TestContext.Current.CancellationToken).IsWhole);

        static async IAsyncEnumerable<AnnotatedArticle> Coming(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return TestIndex.Article(i == 250 ? new string('长', 20_000) : $"{i}", "县总工会走进工地送清凉。");
            }
        }
    }

    private sealed class Steps : IProgress<int>
    {
        private int last;

        public int Last => last;

        public void Report(int value)
        {
            for (var known = last; value > known; known = last)
            {
                Interlocked.CompareExchange(ref last, value, known);
            }
        }
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<int>
    {
        public void Report(int value) => source.Cancel();
    }
}
