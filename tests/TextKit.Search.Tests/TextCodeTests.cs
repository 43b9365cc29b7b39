using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsCheck;

namespace TextKit.Search.Tests;

public sealed class TextCodeTests
{
    private static readonly Gen<char> Newspaper = Gen.OneOf([.. "总工会为职工讨回欠薪１２万元，《勞動報》報導：發放㐀龦頭髮\ud840\udc00\ud83d\n\0 Aé，。々ー～\uffff"]);

    [Fact]
    public void Any_text_comes_back_in_both_forms() => Gen.OneOf<char>(Newspaper, Gen.Char).Array[0, 60].Sample(chars =>
    {
        var text = new string(chars);
        var folded = TextFolding.Fold(text);
        var bits = new BitWriter();
        TextCode.Write(text, TextFolding.HasPhrases(text, folded), bits);
        byte[] bytes = [.. bits.Finish()];
        char[] buffer = [], foldedBuffer = [], scratch = [];
        return TextCode.Read(bytes, ref buffer) is var length && new string(buffer, 0, length) == text
            && TextCode.ReadFolded(bytes, ref foldedBuffer, ref scratch) is var again && new string(foldedBuffer, 0, again) == folded;
    });

    [Fact]
    public void Newspaper_text_takes_less_than_a_byte_a_character()
    {
        const string Text = "本报讯（记者王建国）1月15日，省总工会为336名农民工讨回欠薪412.5万元，发放慰问金80万元。";
        var bits = new BitWriter();
        TextCode.Write(Text, false, bits);
        Assert.InRange(bits.Finish().Length, 1, Text.Length);
    }

    [Fact]
    public void Another_list_of_strings_takes_another_index_format() =>
        Assert.Equal("7 5e1c1781fc878f3a", $"{IndexFields.FormatVersion} {Convert.ToHexStringLower(SHA256.HashData([.. MemoryMarshal.AsBytes(TextCodeTable.Strings.AsSpan()), .. TextCodeTable.CodeLengths]).AsSpan(0, 8))}");
}
