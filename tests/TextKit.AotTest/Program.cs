using TextKit.Keywords;
using TextKit.Segmentation;

var text = args.Length > 0 ? args[0] : "甘肃省总工会为困难职工送去5万余元慰问金，李小福去了杭研大厦。";
string Word(int start, int length) => text.Substring(start, length);
Console.WriteLine(string.Join(' ', WordSegmenter.Default.Segment(text).Select(t => Word(t.Start, t.Length))));
Console.WriteLine(string.Join(' ', WordSegmenter.Default.Tag(text).Select(t => Word(t.Start, t.Length) + "/" + t.Tag)));
var own = WordSegmenter.Create(new WordSegmenterOptions
{
    Mode = SegmentationMode.Search, KeepNumbersWhole = true, FoldTraditional = true, StopWords = ["，", "。"], UserWords = [new UserWord("困难职工")],
});
Console.WriteLine(string.Join(' ', own.Segment(text).Select(t => Word(t.Start, t.Length))));
Console.WriteLine(string.Join(' ', KeywordExtractor.Default.Extract(text, 3).Select(k => k.Word)));
