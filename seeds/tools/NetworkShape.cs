using TextKit.Entities;
using TextKit.Entities.Tagging;
using TextKit.Segmentation;

namespace TextKit.Seeds;

/// <summary>Where the parameters of the recurrent network of entities lie in one array.</summary>
internal static class NetworkShape
{
    public const int Hidden = LacModel.Hidden;

    /// <summary>Sums of a direction: update, reset, candidate.</summary>
    public const int Sums = 3 * Hidden;

    /// <summary>Both directions side by side.</summary>
    public const int Both = 2 * Sums;

    /// <summary>Numbers that a mark of a character is turned into before it reaches the sums.</summary>
    public const int MarkWidth = EntityNetwork.MarkWidth;
    public const int Marks = EntityNetwork.MarksRead;
    public const int Labels = EntityNetwork.Labels;
    public const int Row = EntityNetwork.Row;

    public static int Count => Transitions + (Labels * 16);

    /// <summary>Weights of a direction's input: rows of <see cref="Sums"/>.</summary>
    public static int Input(int direction) => (direction < 2 ? direction * Hidden : (2 * Hidden) + ((direction - 2) * 2 * Hidden)) * Sums;

    /// <summary>Weights from the state to the gates: rows of two times <see cref="Hidden"/>.</summary>
    public static int Gates(int direction) => Input(4) + (direction * 3 * Hidden * Hidden);

    /// <summary>Weights from the state to the candidate.</summary>
    public static int Candidate(int direction) => Gates(direction) + (2 * Hidden * Hidden);

    public static int Bias(int direction) => Gates(4) + (direction * Sums);

    /// <summary>The numbers of each mark's values.</summary>
    public static int MarkValues => Bias(4);

    /// <summary>Weights of a mark's numbers: rows of <see cref="Both"/>.</summary>
    public static int MarkWeights(int mark) => MarkValues + (Marks * 256 * MarkWidth) + (mark * MarkWidth * Both);

    /// <summary>Weights from the states to the scores.</summary>
    public static int Scores => MarkWeights(Marks);

    /// <summary>What each value of each mark adds to the scores.</summary>
    public static int MarkScores => Scores + (2 * Hidden * Row);

    public static int ScoreBias => MarkScores + (Marks * 256 * Row);

    /// <summary>Moves from label to label, rows of sixteen.</summary>
    public static int Transitions => ScoreBias + Row;
}
