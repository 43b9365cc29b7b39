namespace TextKit.Segmentation;

/// <summary>Cuts text into tokens. Immutable.</summary>
/// <typeparam name="T">What a text is cut into.</typeparam>
internal abstract class Cutter<T>
    where T : struct
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text, or a part of it.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="tokens">Takes the tokens.</param>
    public abstract void Cut(ReadOnlySpan<char> text, int offset, ref TokenWriter<T> tokens);
}
