using System.Text.RegularExpressions;

namespace TextKit.Search;

/// <summary>A part of a token query as it is written.</summary>
internal abstract record TokenNode
{
    internal sealed record Unit(TokenTest Test) : TokenNode;

    internal sealed record Sequence(List<TokenNode> Parts) : TokenNode;

    internal sealed record Choice(List<TokenNode> Parts) : TokenNode;

    internal sealed record Repeat(TokenNode Part, int Least, int? Most) : TokenNode;
}

/// <summary>A word or mark, or a span as a whole, as a test sees it: its text, the kinds over it and its part of speech.</summary>
internal readonly ref struct TokenUnit(ReadOnlySpan<char> text, uint kinds, bool isSpan, ReadOnlySpan<char> tag)
{
    public ReadOnlySpan<char> Text { get; } = text;
    public uint Kinds { get; } = kinds;
    public bool IsSpan { get; } = isSpan;
    public ReadOnlySpan<char> Tag { get; } = tag;
}

/// <summary>A test of one unit of a token query.</summary>
internal abstract record TokenTest
{
    public virtual bool AsksKind => false;

    public virtual bool AsksTag => false;

    /// <summary>The one word that passes, where there is only one.</summary>
    public virtual string? OnlyWord => null;

    public abstract bool Holds(TokenUnit unit);

    internal sealed record Any : TokenTest
    {
        public override bool Holds(TokenUnit unit) => !unit.IsSpan;
    }

    internal sealed record Word(string? Literal, Regex? Form) : TokenTest
    {
        public override string? OnlyWord => Literal;

        public override bool Holds(TokenUnit unit) => Literal is not null ? unit.Text.SequenceEqual(Literal) : Form!.IsMatch(unit.Text);
    }

    /// <summary>A part of speech; a span as a whole has none.</summary>
    internal sealed record Tag(Word Form) : TokenTest
    {
        public override bool AsksTag => true;

        public override bool Holds(TokenUnit unit) => !unit.IsSpan && Form.Holds(new TokenUnit(unit.Tag, 0, false, default));
    }

    internal sealed record Kind(uint Kinds) : TokenTest
    {
        public override bool AsksKind => true;

        // A word inside an entity is not the entity: only the whole is.
        public override bool Holds(TokenUnit unit) => unit.IsSpan && (unit.Kinds & Kinds) != 0;
    }

    internal sealed record NotKind(uint Kinds) : TokenTest
    {
        public override bool Holds(TokenUnit unit) => (unit.Kinds & Kinds) == 0;
    }

    internal sealed record Not(TokenTest Inner) : TokenTest
    {
        public override bool AsksTag => Inner.AsksTag;

        public override bool Holds(TokenUnit unit) => !Inner.Holds(unit);
    }

    internal sealed record And(TokenTest Left, TokenTest Right) : TokenTest
    {
        public override bool AsksKind => Left.AsksKind || Right.AsksKind;

        public override bool AsksTag => Left.AsksTag || Right.AsksTag;

        public override string? OnlyWord => AsksKind ? null : Left.OnlyWord ?? Right.OnlyWord;

        public override bool Holds(TokenUnit unit) => Left.Holds(unit) && Right.Holds(unit);
    }

    internal sealed record Or(TokenTest Left, TokenTest Right) : TokenTest
    {
        public override bool AsksKind => Left.AsksKind || Right.AsksKind;

        public override bool AsksTag => Left.AsksTag || Right.AsksTag;

        public override bool Holds(TokenUnit unit) => Left.Holds(unit) || Right.Holds(unit);
    }
}
