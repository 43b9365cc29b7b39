namespace TextKit.Articles;

/// <summary>The form of a head, which says what may stand below it.</summary>
internal enum HeadForm
{
    /// <summary>No head: text before the first headline, or a part not joined yet.</summary>
    None,
    /// <summary>A headline over 本报讯.</summary>
    News,
    /// <summary>A headline with authors on lines of their own.</summary>
    Signed,
    /// <summary>A list of contents, a notice or a photo.</summary>
    Fixed,
    /// <summary>A headline with neither.</summary>
    Bare,
}

/// <summary>The forms of the section headings that a story has.</summary>
[Flags]
internal enum HeadingForms
{
    None = 0,
    Marked = 1,
    Plain = 2,
}

/// <summary>What the end of a fragment is like, in one byte: it is asked for of every fragment that could come before another.</summary>
[Flags]
internal enum EndTraits : byte
{
    None = 0,

    /// <summary>It stops inside a sentence.</summary>
    Open = 1,

    /// <summary>The next head is printed below it.</summary>
    Boundary = 2,

    /// <summary>It is a head without text.</summary>
    BareHead = 4,

    /// <summary>It is <see cref="Fragment.IsFinal"/>.</summary>
    Final = 8,

    /// <summary>It ends in a colon.</summary>
    Colon = 16,

    /// <summary>It leaves a quotation open.</summary>
    Quote = 32,
}

/// <summary>What is joined with others: a head, a paragraph or piece of one, a heading with the piece below it, or a list.</summary>
internal sealed class Fragment
{
    public required int Index { get; init; }

    /// <summary>The head, where this fragment begins an article.</summary>
    public ArticleHead? Head { get; init; }

    public HeadForm Form { get; set; }

    /// <summary>The section heading, where it begins with one.</summary>
    public Block? Heading { get; init; }

    public List<Block> Pieces { get; } = [];

    /// <summary>How many fragments stand from here to the next head.</summary>
    public int Following { get; set; }

    /// <summary>How many fragments stand between the last head and here.</summary>
    public int Since { get; set; }

    /// <summary>True where the last piece is a paragraph that stops inside a sentence.</summary>
    public bool IsOpen { get; set; }

    /// <summary>True where the last paragraph goes on in what is printed next, though a sentence ends here.</summary>
    public bool RunsOn => Pieces.Count > 0 && Pieces[^1].RunsOn;

    /// <summary>True where nothing of the same article is expected behind it: a credit, a dated signature, an entry of a list.</summary>
    public bool IsFinal { get; set; }

    /// <summary>True where it opens a news item: 本报讯.</summary>
    public bool IsOpening { get; set; }

    /// <summary>How it begins and ends; known once the page is weighed.</summary>
    public FragmentEdges Edges { get; set; } = null!;

    /// <summary>What its end is like; known with <see cref="Edges"/>.</summary>
    public EndTraits End =>
        (IsOpen ? EndTraits.Open : 0) | (Following == 0 ? EndTraits.Boundary : 0) | (Head is not null && Pieces.Count == 0 ? EndTraits.BareHead : 0)
        | (IsFinal ? EndTraits.Final : 0) | (Edges.EndsInColon ? EndTraits.Colon : 0) | (Edges.OpensQuote ? EndTraits.Quote : 0);

    /// <summary>The natural logarithm of one more than <see cref="Since"/>.</summary>
    public float LogSince { get; set; }

    /// <summary>The natural logarithm of one more than <see cref="Following"/>.</summary>
    public float LogFollowing { get; set; }

    public string First => Pieces.Count > 0 ? Pieces[0].Text : "";

    public string Last => Pieces.Count > 0 ? Pieces[^1].Text : "";
}
