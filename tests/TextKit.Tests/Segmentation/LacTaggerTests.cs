using System.Runtime.Intrinsics;
using CsCheck;
using TextKit.Segmentation;

namespace TextKit.Tests.Segmentation;

public sealed class LacTaggerTests
{
    private static readonly string[] Sentences =
    [
        "县总工会主席郭永年走进车间。", "法国总统马克龙抵达成都，参观了四川大学！", "今年三月，他们给工地送去了雨衣和热汤。",
        "“先把工资发下来再说。”老梁说。", "12345", "abc def", "𠮷野家在哪里？", "好。", "　　缩进的一行。", "兰州、西宁、银川三市职工同台比武；裁判长是冯秀兰。",
    ];

    private static readonly LacTagger Tagger = LacTagger.Default;

    [Theory]
    [InlineData("县总工会主席郭永年走进车间。", "县总工会/ORG 主席/n 郭永年/PER 走进/v 车间/n 。/w")]
    [InlineData("法国总统马克龙抵达成都。", "法国/LOC 总统/n 马克龙/PER 抵达/v 成都/LOC 。/w")]
    [InlineData("　　兰州、西宁", "　　/O 兰州/LOC 、/w 西宁/LOC")]
    public void Words_are_tagged_with_what_they_are(string text, string words) => Assert.Equal(words, Words(text));

    [Fact]
    public void A_sentence_has_the_same_tags_alone_and_in_any_company() =>
        Gen.Int[0, Sentences.Length - 1].Array[1, 80].Sample(
            picks =>
            {
                var text = string.Join('\n', picks.Select(p => Sentences[p]));
                var tags = Tags(text);
                var at = 0;
                foreach (var sentence in picks.Select(p => Sentences[p]))
                {
                    Assert.Equal(Tags(sentence), tags[at..(at + sentence.Length)]);
                    at += sentence.Length + 1;
                }
            },
            iter: 40);

    [Fact]
    public void Any_text_has_a_tag_for_each_character_and_one_for_both_halves_of_a_pair() =>
        Gen.OneOf(Gen.Char, Gen.Char["工会王。\n \uD842\uDFB7\uDFB7"]).Array[0, 400].Select(c => new string(c)).Sample(
            text =>
            {
                var tags = Tags(text);
                for (var i = 0; i < text.Length; i++)
                {
                    Assert.True(tags[i] <= LacTagger.Outside);
                    Assert.True(!char.IsSurrogatePair(text, Math.Max(0, i - 1)) || i == 0 || tags[i] == tags[i - 1] || tags[i] == tags[i - 1] + 1);
                }
            },
            iter: 100);

    [Fact]
    public void Threads_share_one_tagger()
    {
        var text = string.Join('\n', Sentences);
        var expected = Tags(text);
        Parallel.For(0, 32, _ => Assert.Equal(expected, Tags(text)));
    }

    [Theory]
    [InlineData("局")]
    [InlineData("（（")]
    [InlineData("a1")]
    [InlineData("\uD842")]
    [InlineData("。")]
    public void A_long_run_of_one_piece_is_tagged_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(Tags(text), t => Assert.True(t <= LacTagger.Outside));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{piece}: {watch.Elapsed}");
    }

    [Fact]
    public void A_warm_tagger_allocates_nothing()
    {
        var text = string.Join('\n', Sentences);
        var tags = new byte[text.Length];
        Tagger.Tag(text, tags);
        var fewest = long.MaxValue;
        // Code that the runtime has not optimized yet boxes a little: warm is when it has.
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); fewest > 0 && watch.Elapsed < TimeSpan.FromSeconds(20);)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Tagger.Tag(text, tags);
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(23)]
    public unsafe void A_product_of_whole_numbers_is_near_that_of_the_numbers(int rows)
    {
        const int inputs = 64, outputs = 32;
        var random = new Random(rows);
        var weights = Enumerable.Range(0, inputs * outputs).Select(_ => (float)((random.NextDouble() * 2) - 1)).ToArray();
        var matrix = new PackedMatrix(weights, inputs);
        var activations = Enumerable.Range(0, rows * inputs).Select(_ => (short)random.Next(-8192, 8193)).ToArray();
        var sums = new int[(rows + 1) * outputs];
        fixed (short* a = activations)
        {
            fixed (int* s = sums)
            {
                matrix.Multiply(a, inputs, rows, s, outputs);
            }
        }

        for (var r = 0; r < rows; r++)
        {
            for (var n = 0; n < outputs; n++)
            {
                var expected = Enumerable.Range(0, inputs).Sum(k => activations[(r * inputs) + k] / PackedMatrix.One * weights[(k * outputs) + n]);
                Assert.Equal(expected, sums[(r * outputs) + n] * matrix.Scales[n], 0.01f);
            }
        }

        Assert.All(sums[(rows * outputs)..], s => Assert.Equal(0, s));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(70)]
    public unsafe void A_product_of_bytes_is_near_that_of_the_numbers_even_where_all_are_at_their_ends(int rows)
    {
        const int inputs = RecurrentModel.Hidden, outputs = 64;
        var random = new Random(rows);
        var weights = Enumerable.Range(0, inputs * outputs).Select(i => i % outputs == 7 ? 0 : i % outputs == 8 ? 0.5f : ((float)random.NextDouble() * 2) - 1).ToArray();
        var biases = Enumerable.Range(0, outputs).Select(_ => (float)random.NextDouble()).ToArray();
        var states = Enumerable.Range(0, rows * inputs).Select(i => (short)(i < inputs ? 8192 : i < 2 * inputs ? -8192 : random.Next(-8192, 8193))).ToArray();
        var read = new byte[rows * inputs];
        var sums = new short[(rows + 1) * outputs];
        fixed (short* state = states, sum = sums)
        {
            fixed (byte* row = read)
            {
                for (var i = 0; i < states.Length; i += inputs)
                {
                    ByteMatrix.Write(state + i, row + i);
                }

                new ByteMatrix(weights, inputs, biases).Multiply(row, rows, sum);
            }
        }

        for (var r = 0; r < rows; r++)
        {
            for (var n = 0; n < outputs; n++)
            {
                var expected = biases[n] + Enumerable.Range(0, inputs).Sum(k => states[(r * inputs) + k] / PackedMatrix.One * weights[(k * outputs) + n]);
                Assert.Equal(Math.Clamp(expected, -32, 32), sums[(r * outputs) + n] / RecurrentModel.AddendOne, 0.3f);
            }
        }

        Assert.All(sums[(rows * outputs)..], s => Assert.Equal(0, s));
    }

    [Fact]
    public void Sums_of_fours_need_no_instruction_of_the_processor_s_own() =>
        Gen.Select(Gen.Byte[0, 128].Array[32], Gen.SByte[-127, 127].Array[32]).Sample((x, y) =>
        {
            var sums = ByteMatrix.PortableFourSums(Vector256.Create(x).AsInt32(), Vector256.Create(y).AsInt32());
            for (var i = 0; i < 8; i++)
            {
                Assert.Equal(Enumerable.Range(4 * i, 4).Sum(k => x[k] * y[k]), sums[i]);
            }
        });

    [Fact]
    public void Sums_of_pairs_are_the_same_with_and_without_the_processor_s_own_instruction() =>
        Gen.Select(Gen.Short.Array[16], Gen.Short.Array[16]).Sample((x, y) =>
        {
            var sums = PackedMatrix.PairSums(Vector256.Create(x), Vector256.Create(y));
            Assert.Equal(sums, PackedMatrix.PortablePairSums(Vector256.Create(x), Vector256.Create(y)));
            Assert.Equal(unchecked((x[0] * y[0]) + (x[1] * y[1])), sums[0]);
        });

    [Fact]
    public void The_hyperbolic_tangent_is_near_enough() =>
        Gen.Float[-20, 20].Sample(x => Assert.Equal(MathF.Tanh(x), GruDirection.Tanh(Vector256.Create(x))[0], 0.0001f));

    private static byte[] Tags(string text)
    {
        var tags = new byte[text.Length];
        Tagger.Tag(text, tags);
        return tags;
    }

    private static string Words(string text)
    {
        var tags = Tags(text);
        var words = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            words.Append(text[i]);
            if (i + 1 == text.Length || (tags[i + 1] % 2 == 0 && !(tags[i] == LacTagger.Outside && tags[i + 1] == LacTagger.Outside)))
            {
                words.Append('/').Append(Tagger.TagNames[tags[i]].Split('-')[0]).Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }
}
