using TextKit.Segmentation;

namespace TextKit.Entities.Tagging;

/// <summary>What the tags of <see cref="LacTagger"/> name. Asking loads the network.</summary>
internal static class LacTags
{
    private static readonly EntityKind?[] Kinds =
    [
        .. LacTagger.Default.TagNames.Select(t => t.Split('-')[0] switch
        {
            "PER" => EntityKind.Person,
            "LOC" => EntityKind.Place,
            "ORG" => EntityKind.Organization,
            _ => default(EntityKind?),
        }),
    ];

    /// <summary>The kind of entity that a tag stands for, null for none.</summary>
    public static EntityKind? KindOf(byte tag) => Kinds[tag];

    /// <summary>True where a tag goes on with the word that began with another.</summary>
    public static bool GoesOn(byte first, byte tag) => tag == (first | 1) && first != LacTagger.Outside;
}
