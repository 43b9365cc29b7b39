namespace TextKit.Articles;

/// <summary>A fragment that something else than the next one in print may continue, with what is asked of it again and again.</summary>
/// <param name="Fragment">The fragment.</param>
/// <param name="Story">The story that it is in.</param>
/// <param name="Next">The fragment that continues it, or -1.</param>
/// <param name="Traits">What its end is like.</param>
/// <param name="Form">The form of the head of its story.</param>
/// <param name="Headings">The forms of the section headings of its story up to it.</param>
internal readonly record struct LooseEnd(int Fragment, int Story, int Next, EndTraits Traits, HeadForm Form, HeadingForms Headings);
