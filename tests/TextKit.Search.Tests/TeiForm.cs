using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TextKit.Search.Tests;

/// <summary>
/// The part of TEI P5 that an export uses: which elements stand in which, with which attributes of which form. The whole
/// of tei_all (RELAX NG) needs a validator that .NET has none of; exports were held against it by hand with jing.
/// </summary>
internal static partial class TeiForm
{
    private const string Phrase = "#text g orgName placeName persName name measure date anchor";
    private static readonly XNamespace Tei = "http://www.tei-c.org/ns/1.0";

    private static readonly Dictionary<string, string> Content = new()
    {
        ["teiCorpus"] = "teiHeader TEI", ["TEI"] = "teiHeader text", ["text"] = "body", ["body"] = "head p spanGrp", ["teiHeader"] = "fileDesc encodingDesc profileDesc",
        ["fileDesc"] = "titleStmt publicationStmt sourceDesc", ["titleStmt"] = "title author", ["publicationStmt"] = "p", ["sourceDesc"] = "p bibl", ["bibl"] = "#text title date idno",
        ["encodingDesc"] = "projectDesc classDecl charDecl", ["projectDesc"] = "p", ["classDecl"] = "taxonomy", ["taxonomy"] = "bibl", ["charDecl"] = "char", ["char"] = "localProp", ["localProp"] = "",
        ["profileDesc"] = "textClass", ["textClass"] = "classCode", ["classCode"] = "#text g", ["title"] = "#text g", ["author"] = "#text g", ["idno"] = "#text g", ["g"] = "", ["anchor"] = "",
        ["head"] = Phrase, ["p"] = Phrase, ["orgName"] = Phrase, ["placeName"] = Phrase, ["persName"] = Phrase, ["name"] = Phrase, ["measure"] = Phrase, ["date"] = Phrase, ["spanGrp"] = "span", ["span"] = Phrase,
    };

    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["idno"] = "type", ["classCode"] = "scheme", ["localProp"] = "name value", ["g"] = "ref", ["orgName"] = "key role", ["placeName"] = "key role", ["persName"] = "key role", ["name"] = "type key role",
        ["measure"] = "type subtype unit quantity atLeast atMost", ["date"] = "when from to type", ["spanGrp"] = "type", ["span"] = "from to",
    };

    public static void Check(XElement root)
    {
        Assert.Contains(root.Name.LocalName, (string[])["teiCorpus", "TEI"]);
        var ids = root.DescendantsAndSelf().Attributes(XNamespace.Xml + "id").Select(a => a.Value).ToList();
        Assert.Distinct(ids);
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Equal(Tei, element.Name.Namespace);
            var name = element.Name.LocalName;
            var allowed = Content[name].Split(' ');
            Assert.All(element.Elements(), e => Assert.Contains(e.Name.LocalName, allowed));
            Assert.All(element.Nodes(), n => Assert.True(n is XElement || (n is XText t && (allowed.Contains("#text") || t.Value.Trim('\n').Length == 0)), $"{name} holds {n}"));
            foreach (var attribute in element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && !a.IsNamespaceDeclaration))
            {
                Assert.Contains(attribute.Name.LocalName, Attributes[name].Split(' '));
                Assert.Matches(Form(attribute.Name.LocalName, attribute.Value), attribute.Value);
                if (attribute.Value.StartsWith('#') && attribute.Name.LocalName is "ref" or "from" or "to" or "scheme")
                {
                    Assert.Contains(attribute.Value[1..], ids);
                }
            }
        }

        Assert.All(root.Descendants(Tei + "fileDesc"), f => Assert.Equal(["titleStmt", "publicationStmt", "sourceDesc"], f.Elements().Select(e => e.Name.LocalName)));
        Assert.All(root.Descendants(Tei + "body"), b => Assert.NotEmpty(b.Elements(Tei + "p")));
        Assert.All(root.Descendants(Tei + "body"), b => Assert.DoesNotContain(b.Elements().SkipWhile(e => e.Name.LocalName != "p"), e => e.Name.LocalName == "head"));
    }

    /// <summary>The text of an element, a paragraph a line, the characters that XML cannot hold put back.</summary>
    public static string TextOf(XElement element)
    {
        var lines = element.Name.LocalName == "body" ? element.Elements(Tei + "p") : [element];
        return string.Join('\n', lines.Select(line =>
        {
            var text = new StringBuilder();
            foreach (var node in line.DescendantNodes())
            {
                if (node is XText part)
                {
                    text.Append(part.Value);
                }
                else if (node is XElement { Name.LocalName: "g" } g)
                {
                    text.Append((char)Convert.ToInt32(g.Attribute("ref")!.Value[^4..], 16));
                }
            }

            return text.ToString();
        }));
    }

    private static Regex Form(string attribute, string value) => attribute switch
    {
        "quantity" or "atLeast" or "atMost" => Number(),
        "when" => Day(),
        "from" or "to" when !value.StartsWith('#') => Day(),
        "type" or "subtype" or "unit" or "role" => Word(),
        "ref" or "scheme" or "from" or "to" => Pointer(),
        _ => Any(),
    };

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^[^\p{C}\p{Z}]+$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^#\S+$")]
    private static partial Regex Pointer();

    [GeneratedRegex("", RegexOptions.None)]
    private static partial Regex Any();
}
