using TextKit.Entities;
using TextKit.Evaluation;

namespace TextKit.Tests.Entities;

public sealed class EntityTrainerTests
{
    private static readonly string[] Tools = ["风镐", "角磨机", "电锤", "冲击钻", "砂轮机", "切割机", "热熔枪", "扭矩扳手"];
    private static readonly string[] Frames = ["师傅拿起{0}就干活。", "仓库里少了一把{0}。", "{0}借给了隔壁班组。", "他用{0}修好了门。", "新买的{0}很趁手。", "大家都会用{0}。"];

    [Fact]
    public void A_kind_of_ones_own_is_learnt_and_its_model_survives_the_file()
    {
        var model = EntityTrainer.Train(Texts(Tools[..7]), new EntityTrainerOptions { Rounds = 8 });
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        var recognizer = EntityRecognizer.Create(new EntityRecognizerOptions { Model = EntityModel.Load(file) });
        const string text = "师傅拿起风镐就干活。";
        var tool = Assert.Single(recognizer.Recognize(text));
        Assert.Equal((EntityKind.Other, "tool", "风镐"), (tool.Kind, tool.KindCode, text[tool.Start..tool.End]));
    }

    [Fact]
    public void The_same_texts_give_the_same_model()
    {
        Assert.Equal(Bytes(), Bytes());

        static byte[] Bytes()
        {
            using var file = new MemoryStream();
            EntityTrainer.Train(Texts(Tools[..2]), new EntityTrainerOptions { Rounds = 2 }).Save(file);
            return file.ToArray();
        }
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => EntityModel.Load(new MemoryStream(new byte[4000])));
        using var file = new MemoryStream();
        EntityModel.Default.Save(file);
        file.GetBuffer()[5000] ^= 1;
        file.Position = 0;
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => EntityModel.Load(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_and_spans_are_checked()
    {
        Assert.Throws<ArgumentException>(() => EntityTrainer.Train([new MarkedText("没有标记。", [])]));
        Assert.Contains("at 3", Assert.Throws<ArgumentException>(() => EntityTrainer.Train([new MarkedText("短文。", [new MarkedName(3, 2, "tool")])])).Message, StringComparison.Ordinal);
        var many = Enumerable.Range(0, 8).Select(i => new MarkedName(i, 1, $"k{i}")).ToArray();
        Assert.Contains("8 kinds", Assert.Throws<ArgumentException>(() => EntityTrainer.Train([new MarkedText("一二三四五六七八", many)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marked_text_is_read_with_any_kinds_and_a_bad_brace_is_named_by_line()
    {
        var text = MarkedTextFile.Parse("{tool:风镐}在{place:兰州|620100}。\n花了{figure:3元|3 元}。", "a.txt");
        Assert.Equal("风镐在兰州。\n花了3元。", text.Text);
        Assert.Equal([new MarkedName(0, 2, "tool"), new MarkedName(3, 2, "place")], text.Names);
        Assert.StartsWith("a.txt:2:", Assert.Throws<InvalidDataException>(() => MarkedTextFile.Parse("好。\n{tool:风镐", "a.txt")).Message, StringComparison.Ordinal);
    }

    private static List<MarkedText> Texts(string[] tools) => [.. tools.SelectMany(tool => Frames.Select(frame =>
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, tool);
        return new MarkedText(text, [new MarkedName(text.IndexOf(tool, StringComparison.Ordinal), tool.Length, "tool")]);
    }))];
}
