using Lucene.Net.Index;

namespace TextKit.Search;

/// <summary>
/// Articles on their way into the index: what is to be found, stored and counted of each, gathered until there are
/// enough to make a segment of. Lucene's own in-memory inversion costs several times as much. One thread at a time.
/// </summary>
internal sealed class ArticleBatch
{
    private const int LongestName = 1000;
    private const int BytesAPosting = 16;
    private readonly Dictionary<string, FieldPostings> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BinaryColumn> binaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FacetColumn> facets = new(StringComparer.Ordinal);
    private readonly List<(string Field, object Value)> stored = [];
    private readonly List<int> storedEnds = [];
    private readonly List<int> dates = [];
    private readonly List<string> ids = [];
    private readonly HashSet<int> replaced = [];
    private readonly HashSet<(string Field, string Term)> seen = [];
    private readonly ArticleFields content;
    private ulong[] sortBuffer = [];
    private bool isFrozen;

    /// <param name="pinyin">Whether its articles are found by pinyin as well.</param>
    public ArticleBatch(bool pinyin) => content = new ArticleFields(this, pinyin);

    /// <summary>How many articles were added, those replaced since counted too.</summary>
    public int Count => ids.Count;

    public IReadOnlyList<string> Ids => ids;

    public IEnumerable<FieldPostings> Fields => fields.Values.Where(f => f.Count > 0).OrderBy(f => f.Name, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, BinaryColumn> Binaries => binaries;

    public IReadOnlyDictionary<string, FacetColumn> Facets => facets;

    /// <summary>About how much memory the articles hold, that of writing them included.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many words the text of the article added last has.</summary>
    public int Words { get; private set; }

    public int Date(int doc) => dates[doc];

    public IEnumerable<(string Field, object Value)> Stored(int doc)
    {
        for (var i = doc == 0 ? 0 : storedEnds[doc - 1]; i < storedEnds[doc]; i++)
        {
            yield return stored[i];
        }
    }

    /// <summary>True where a later article of the same id took its place.</summary>
    public bool IsReplaced(int doc) => replaced.Contains(doc);

    /// <summary>Takes an article out again, unless the batch is being written already.</summary>
    public void Replace(int doc)
    {
        lock (replaced)
        {
            if (!isFrozen)
            {
                replaced.Add(doc);
            }
        }
    }

    /// <summary>Adds an article; gives its number.</summary>
    /// <exception cref="InvalidDataException">It is too long to be indexed; nothing of it stays.</exception>
    public int Add(AnnotatedArticle article)
    {
        var doc = ids.Count;
        try
        {
            seen.Clear();
            Words = content.Add(article, doc);
        }
        catch
        {
            Drop(doc);
            throw;
        }

        dates.Add(article.Date is { } date ? IndexFields.DateNumber(date) : 0);
        storedEnds.Add(stored.Count);
        ids.Add(article.Id);
        Bytes = (fields.Values.Sum(f => (long)f.Count) * BytesAPosting) + binaries.Values.Sum(b => (long)b.Size) + (stored.Count * 64L);
        return doc;
    }

    /// <summary>Sorts all postings, after which nothing can be added or replaced until <see cref="Clear"/>.</summary>
    public void Freeze()
    {
        lock (replaced)
        {
            isFrozen = true;
        }

        foreach (var field in Fields)
        {
            field.Freeze(ref sortBuffer);
        }
    }

    public void Clear()
    {
        foreach (var field in fields.Values)
        {
            field.Clear();
        }

        foreach (var column in binaries.Values)
        {
            column.Clear();
        }

        foreach (var facet in facets.Values)
        {
            facet.Clear();
        }

        stored.Clear();
        storedEnds.Clear();
        dates.Clear();
        ids.Clear();
        Bytes = 0;
        lock (replaced)
        {
            replaced.Clear();
            isFrozen = false;
        }
    }

    private void Drop(int doc)
    {
        foreach (var field in fields.Values)
        {
            field.Drop(doc);
        }

        foreach (var column in binaries.Values)
        {
            column.Drop(doc);
        }

        foreach (var facet in facets.Values)
        {
            facet.Drop(doc);
        }

        stored.RemoveRange(storedEnds.Count == 0 ? 0 : storedEnds[^1], stored.Count - (storedEnds.Count == 0 ? 0 : storedEnds[^1]));
    }

    /// <summary>Adds a name to be found in its folded form, once an article.</summary>
    public void AddName(string field, string value, int doc)
    {
        var term = TextFolding.Fold(value);
        if (term.Length is > 0 and < LongestName && seen.Add((field, term)))
        {
            AddWhole(field, term, doc);
        }
    }

    /// <summary>Adds a value of a facet, once an article.</summary>
    public void AddFacet(string field, string value, int doc)
    {
        // A doc value holds at most 32,766 bytes; no name comes near it.
        var name = IndexFields.Facet(field);
        if (value.Length is > 0 and < LongestName && seen.Add((name, value)))
        {
            if (!facets.TryGetValue(name, out var facet))
            {
                facets[name] = facet = new FacetColumn();
            }

            facet.Add(doc, value);
        }
    }

    /// <summary>Adds a text as one term.</summary>
    /// <exception cref="InvalidDataException">It is too long.</exception>
    public void AddWhole(string field, string term, int doc)
    {
        if (term.Length * 3 > IndexFields.LongestTermBytes)
        {
            throw new InvalidDataException($"\"{field}\" is longer than {IndexFields.LongestTermBytes / 3} characters");
        }

        if (term.Length > 0)
        {
            Field(field, IndexOptions.DOCS_ONLY).Add(term, doc, 0);
        }
    }

    /// <summary>Keeps a text or number of the article that is being added, to be read with its hit.</summary>
    public void Store(string field, object value) => stored.Add((field, value));

    /// <summary>The postings of a field.</summary>
    public FieldPostings Field(string name, IndexOptions options)
    {
        if (!fields.TryGetValue(name, out var field))
        {
            fields[name] = field = new FieldPostings(name, options);
        }

        return field;
    }

    /// <summary>The column of a field.</summary>
    public BinaryColumn Binary(string name)
    {
        if (!binaries.TryGetValue(name, out var column))
        {
            binaries[name] = column = new BinaryColumn();
        }

        return column;
    }
}
