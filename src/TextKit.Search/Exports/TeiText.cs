using System.Globalization;
using System.Text;
using System.Xml;
using TextKit.Dates;
using TextKit.Entities;
using TextKit.Figures;

namespace TextKit.Search.Exports;

/// <summary>Writes the texts of one article as TEI, with its spans.</summary>
/// <param name="xml">Where to.</param>
/// <param name="id">The xml:id of the article, with which all ids in it begin.</param>
internal sealed class TeiText(XmlWriter xml, string id)
{
    private const string Namespace = "http://www.tei-c.org/ns/1.0";
    private int crossings;

    /// <summary>Writes a text, a line an element, its spans inside.</summary>
    public void Write(TextLayers layers, string firstElement, string element)
    {
        var text = layers.Text;
        var (inline, crossing) = Nested(text, Spans(layers));
        var anchors = Anchors(crossing);
        var (span, anchor, name) = (0, 0, firstElement);
        for (var start = 0; start <= text.Length; name = element)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            xml.WriteStartElement(name, Namespace);
            var at = start;
            var open = new Stack<int>();
            while (true)
            {
                // An end comes before an anchor, an anchor before a start at the same place.
                var nextEnd = open.Count > 0 ? open.Peek() : int.MaxValue;
                var nextAnchor = anchor < anchors.Count && anchors[anchor].At <= end ? anchors[anchor].At : int.MaxValue;
                var nextStart = span < inline.Count && inline[span].Start < end ? inline[span].Start : int.MaxValue;
                var next = Math.Min(Math.Min(nextEnd, nextAnchor), Math.Min(nextStart, end));
                Characters(text.AsSpan(at, next - at));
                at = next;
                if (nextEnd == next)
                {
                    xml.WriteEndElement();
                    open.Pop();
                }
                else if (nextAnchor == next)
                {
                    xml.WriteStartElement("anchor", Namespace);
                    xml.WriteAttributeString("xml", "id", null, anchors[anchor++].Id);
                    xml.WriteEndElement();
                }
                else if (nextStart == next)
                {
                    Open(inline[span].Content);
                    open.Push(inline[span++].End);
                }
                else
                {
                    break;
                }
            }

            xml.WriteEndElement();
            start = end + 1;
        }

        Tell(text, crossing, anchors);
    }

    /// <summary>Writes text; what XML cannot hold as a <c>g</c>.</summary>
    public void Characters(ReadOnlySpan<char> text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHeld(text, i))
            {
                continue;
            }

            xml.WriteString(text[start..i].ToString());
            xml.WriteStartElement("g", Namespace);
            xml.WriteAttributeString("ref", "#" + CharacterId(text[i]));
            xml.WriteEndElement();
            start = i + 1;
        }

        xml.WriteString(text[start..].ToString());
    }

    /// <summary>Describes the characters of texts that XML cannot hold, where there are any.</summary>
    public void DescribeCharacters(IEnumerable<string?> texts)
    {
        var found = new SortedSet<char>();
        foreach (var text in texts.OfType<string>())
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (!IsHeld(text, i))
                {
                    found.Add(text[i]);
                }
            }
        }

        if (found.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("encodingDesc", Namespace);
        xml.WriteStartElement("charDecl", Namespace);
        foreach (var c in found)
        {
            xml.WriteStartElement("char", Namespace);
            xml.WriteAttributeString("xml", "id", null, CharacterId(c));
            xml.WriteStartElement("localProp", Namespace);
            xml.WriteAttributeString("name", "codePoint");
            xml.WriteAttributeString("value", $"U+{(int)c:X4}");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static List<Span> Spans(TextLayers layers)
    {
        var spans = new List<Span>();
        spans.AddRange(layers.Entities.Select(e => new Span(e.Start, e.End, e)));
        spans.AddRange(layers.Figures.Select(f => new Span(f.Start, f.End, f)));
        spans.AddRange(layers.Dates.Concat(layers.Recurring).Select(d => new Span(d.Start, d.End, d)));
        spans.RemoveAll(s => s.Start < 0 || s.End > layers.Text.Length || s.Start >= s.End);
        return [.. spans.Select(s => s with { Start = IsInside(s.Start) ? s.Start - 1 : s.Start, End = IsInside(s.End) ? s.End + 1 : s.End }).OrderBy(s => s.Start).ThenByDescending(s => s.End)];

        // A mark cannot stand inside a surrogate pair.
        bool IsInside(int at) => at > 0 && at < layers.Text.Length && char.IsSurrogatePair(layers.Text[at - 1], layers.Text[at]);
    }

    // Of spans that cross, or that run over the end of a line, the later ones stand apart.
    private static (List<Span> Inline, List<Span> Crossing) Nested(string text, List<Span> spans)
    {
        var (inline, crossing, open) = (new List<Span>(), new List<Span>(), new Stack<int>());
        foreach (var span in spans)
        {
            while (open.Count > 0 && open.Peek() <= span.Start)
            {
                open.Pop();
            }

            if ((open.Count > 0 && span.End > open.Peek()) || text.AsSpan(span.Start, span.End - span.Start).Contains('\n'))
            {
                crossing.Add(span);
            }
            else
            {
                inline.Add(span);
                open.Push(span.End);
            }
        }

        return (inline, crossing);
    }

    private List<(int At, string Id, int Span)> Anchors(List<Span> crossing)
    {
        var anchors = new List<(int At, string Id, int Span)>();
        foreach (var span in crossing)
        {
            anchors.Add((span.Start, $"{id}-from{++crossings}", crossings));
            anchors.Add((span.End, $"{id}-to{crossings}", crossings));
        }

        anchors.Sort();
        return anchors;
    }

    private void Tell(string text, List<Span> crossing, List<(int At, string Id, int Span)> anchors)
    {
        if (crossing.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("spanGrp", Namespace);
        xml.WriteAttributeString("type", "crossing");
        var number = anchors.Min(a => a.Span);
        foreach (var span in crossing)
        {
            xml.WriteStartElement("span", Namespace);
            xml.WriteAttributeString("from", $"#{id}-from{number}");
            xml.WriteAttributeString("to", $"#{id}-to{number++}");
            Open(span.Content);
            Characters(text.AsSpan(span.Start, span.End - span.Start));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Open(object content)
    {
        switch (content)
        {
            case Entity entity:
                Open(entity);
                break;
            case Figure figure:
                Open(figure);
                break;
            case DateExpression date:
                Open(date);
                break;
        }
    }

    private void Open(Entity entity)
    {
        xml.WriteStartElement(
            entity.Kind switch { EntityKind.Organization => "orgName", EntityKind.Place => "placeName", EntityKind.Person => "persName", _ => "name" }, Namespace);
        if (entity.Kind == EntityKind.Other)
        {
            Attribute("type", Word(entity.KindCode));
        }

        Attribute("key", entity.Code ?? entity.Name);
        Attribute("role", Word(entity.Title));
    }

    private void Open(Figure figure)
    {
        xml.WriteStartElement("measure", Namespace);
        xml.WriteAttributeString("type", IndexFields.Code(figure.Kind));
        Attribute("unit", Word(figure.Unit));
        if (figure.IsRange)
        {
            Attribute("atLeast", Number(figure.Low));
            Attribute("atMost", Number(figure.High));
            return;
        }

        Attribute(figure.Bound switch { FigureBound.AtLeast => "atLeast", FigureBound.AtMost => "atMost", _ => "quantity" }, Number(figure.Low));
        if (figure.Bound == FigureBound.About)
        {
            // Of precision an attribute says no more than that it is not high.
            Attribute("subtype", "about");
        }
    }

    private void Open(DateExpression date)
    {
        xml.WriteStartElement("date", Namespace);
        if (date.IsRecurring)
        {
            Attribute("type", "recurring");
        }
        else if (date.From == date.To && date.From is { } day)
        {
            Attribute("when", ArticleJson.Iso(day));
        }
        else
        {
            Attribute("from", date.From is { } from ? ArticleJson.Iso(from) : null);
            Attribute("to", date.To is { } to ? ArticleJson.Iso(to) : null);
        }
    }

    private void Attribute(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var held = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            held.Append(IsHeld(value, i) ? value[i] : '\ufffd');
        }

        xml.WriteAttributeString(name, held.ToString());
    }

    private string CharacterId(char c) => $"{id}-u{(int)c:X4}";

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    // What TEI calls a word: neither white space nor marks that are not seen.
    private static string? Word(string? value) =>
        value is null || value.Any(c => char.IsWhiteSpace(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) ? null : value;

    private static bool IsHeld(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        return char.IsSurrogate(c)
            ? char.IsHighSurrogate(c) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1])
            : XmlConvert.IsXmlChar(c);
    }

    private readonly record struct Span(int Start, int End, object Content);
}
