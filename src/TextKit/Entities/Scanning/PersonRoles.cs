namespace TextKit.Entities.Scanning;

/// <summary>The title and the body that a text gives a person: 县总工会党组书记、主席王学军.</summary>
internal static class PersonRoles
{
    private const int MostRoles = 4;
    private static readonly EntityLexicon Lexicon = EntityLexicon.Default;

    /// <summary>A person with the roles in front of the name and the body in front of those, or the title behind the name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mention">The name.</param>
    /// <param name="surface">The name as a string.</param>
    /// <param name="before">The entity before, described.</param>
    public static Entity Describe(ReadOnlySpan<char> text, Mention mention, string surface, Entity? before)
    {
        var start = RolesStart(text, before?.End ?? 0, mention.Start);
        var title = start < mention.Start ? text[start..mention.Start]
            : Lexicon.Roles.LongestAt(text, mention.End) is > 1 and var behind ? text.Slice(mention.End, behind) : default;
        return new Entity(mention.Start, mention.Length, mention.Kind)
        {
            Name = NameOf(surface),
            Title = title.IsEmpty ? null : title.ToString(),
            Organization = start < mention.Start ? BodyOf(text, start, before) : null,
        };
    }

    /// <summary>The name without the space that printers put into it (李　想).</summary>
    private static string NameOf(string surface) => surface is [var surname, ' ' or '\u3000', var given] ? new string([surname, given]) : surface;

    /// <summary>The body in front of the roles; in a list (主席甲、副主席乙) that of the person before.</summary>
    private static string? BodyOf(ReadOnlySpan<char> text, int start, Entity? before) => before switch
    {
        { Kind: EntityKind.Organization } when before.End == start => before.Name,
        { Kind: EntityKind.Person, Organization: { } body } when before.End == start - 1 && text[before.End] is '、' or '和' or '与' or '及' => body,
        _ => null,
    };

    /// <summary>Where the roles end that begin at an offset; the offset itself where none does.</summary>
    public static int RolesEnd(ReadOnlySpan<char> text, int at)
    {
        for (var i = 0; i < MostRoles; i++)
        {
            var next = i > 0 && at < text.Length && text[at] is '、' or '兼' ? at + 1 : at;
            var role = next < text.Length ? Lexicon.Roles.LongestAt(text, next) : 0;
            if (role < 2)
            {
                break;
            }

            at = next + role;
        }

        return at;
    }

    /// <summary>Where the roles in front of a name begin: one role behind the other, or joined by 、 and 兼, none reaching into the entity before (县总工会主席).</summary>
    private static int RolesStart(ReadOnlySpan<char> text, int from, int end)
    {
        var start = end;
        for (var i = 0; i < MostRoles; i++)
        {
            var at = start < end && start > from && text[start - 1] is '、' or '兼' ? start - 1 : start;
            var role = Lexicon.Roles.LongestBefore(text[from..at], at - from, out _);
            if (role == 0)
            {
                break;
            }

            start = at - role;
        }

        return start;
    }
}
