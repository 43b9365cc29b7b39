namespace TextKit.Segmentation;

/// <summary>Takes what <see cref="RecurrentNetwork"/> makes of sentences.</summary>
internal unsafe interface IStateReader
{
    /// <summary>Takes the states of a sentence, a row of twice <see cref="RecurrentModel.Hidden"/> to a character, and the places of its characters.</summary>
    void Take(short* states, ReadOnlySpan<int> offsets);
}
