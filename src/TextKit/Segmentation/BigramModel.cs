using System.Runtime.CompilerServices;
using TextKit.Lexicons;

namespace TextKit.Segmentation;

/// <summary>
/// Segments text as the HMMChineseTokenizer of Lucene 8 does: sentence by sentence, the route of words of least cost, where a
/// word costs what it does before the next (<c>-ln(0.1 (1 + f) / N + 0.9 (p / (1 + f) + 1 / N))</c> with its frequency f, the
/// frequency p of the pair and N = 2,159,997); of equal routes the one whose words begin first. Runs of Latin letters and
/// runs of digits are words, any other character that is not Han is one by itself. What Lucene drops, white space, comes as
/// skipped tokens, one for each stretch, unless it stands within a word. Surrogate pairs stay whole. Immutable.
/// </summary>
/// <param name="dictionary">The words and pairs.</param>
/// <param name="unknownWords">Makes words of single characters, which Lucene does not; null for none.</param>
internal sealed unsafe class BigramModel(BigramDictionary dictionary, UnknownWords? unknownWords = null) : Cutter<Token>
{
    /// <summary>The places that words which begin at one can end at.</summary>
    private const int Ring = BigramDictionary.MaxWordLength + 1;

    private readonly SentenceBreaks breaks = new(dictionary);

    /// <inheritdoc />
    public override void Cut(ReadOnlySpan<char> text, int offset, ref TokenWriter<Token> tokens)
    {
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at + SentenceBreaks.PieceLength(text[at..]);
            while (at < end)
            {
                var length = breaks.SentenceLength(text[at..end]);
                CutSentence(text, at, length, offset, ref written, ref tokens);
                at += length;
            }
        }

        if (written < text.Length)
        {
            tokens.Add(new Token(offset + written, text.Length - written, IsSkipped: true));
        }
    }

    [SkipLocalsInit]
    private void CutSentence(ReadOnlySpan<char> text, int start, int length, int offset, ref int written, ref TokenWriter<Token> tokens)
    {
        var cells = stackalloc Cell[SentenceBreaks.MaxLength + 1];
        var lengths = stackalloc byte[SentenceBreaks.MaxLength];
        var count = Cells(text, start, length, cells);
        if (count == 0)
        {
            return;
        }

        FindRoute(cells, count, lengths);
        if (unknownWords is not null)
        {
            JoinSingles(text[start..], cells, count, lengths);
        }

        for (var i = 0; i < count;)
        {
            var begin = start + cells[i].Start;
            i += lengths[i];
            var end = start + cells[i - 1].End;
            if (begin > written)
            {
                tokens.Add(new Token(offset + written, begin - written, IsSkipped: true));
                written = begin;
            }

            // The second half of a pair that a piece ends within has been taken with the first.
            if (end > written)
            {
                tokens.Add(new Token(offset + written, end - written));
                written = end;
            }
        }
    }

    /// <summary>Goes through a sentence: a cell is a character, or a run of letters or digits; white space is in none.</summary>
    private int Cells(ReadOnlySpan<char> text, int start, int length, Cell* cells)
    {
        var hanCodes = dictionary.HanCodes;
        var nodes = dictionary.Trie.Nodes;
        var node = 0UL;
        var cell = cells;
        for (int i = start, end = start + length; i < end;)
        {
            var code = hanCodes[text[i]];
            if (code != BigramDictionary.NotHan)
            {
                CacheLine.Prefetch(nodes + (node >> DoubleArrayTrie.BaseShift) + code);
                node = nodes[code];
                cell->Start = (ushort)(i - start);
                cell->End = (ushort)(++i - start);
                cell->Code = code;
                cell->Word = 0;
                cell++;
            }
            else
            {
                var (word, next) = Other(text, i, end);
                if (word != 0)
                {
                    cell->Start = (ushort)(i - start);
                    cell->End = (ushort)(next - start);
                    cell->Code = 0;
                    cell->Word = word;
                    cell++;
                }

                i = next;
            }
        }

        cell->Code = 0;
        cell->Word = dictionary.End;
        return (int)(cell - cells);
    }

    /// <summary>The word that is no Han character, 0 for white space, and what is behind it.</summary>
    private (int Word, int Next) Other(ReadOnlySpan<char> text, int at, int end)
    {
        var c = text[at++];
        switch (dictionary.Kind(c))
        {
            case CharacterKind.Space:
                return (0, at);
            case CharacterKind.Delimiter:
                var code = dictionary.Trie.Codes[c];
                return (code == 0 ? dictionary.Delimiter : DoubleArrayTrie.Value(dictionary.Trie.Nodes[code]), at);
            case CharacterKind.Surrogate:
                return (dictionary.Unknown, char.IsHighSurrogate(c) && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at);
            case var kind and (CharacterKind.Letter or CharacterKind.Digit):
                while (at < end && dictionary.Kind(text[at]) == kind)
                {
                    at++;
                }

                return (kind == CharacterKind.Digit ? dictionary.Number : dictionary.Text, at);
            default:
                return (dictionary.Text, at);
        }
    }

    /// <summary>Joins the words of one Han character each that stand side by side where they make an unknown word.</summary>
    [SkipLocalsInit]
    private void JoinSingles(ReadOnlySpan<char> sentence, Cell* cells, int count, byte* lengths)
    {
        var ends = stackalloc byte[UnknownWords.MaxRun];
        var lastSingle = false;
        for (var i = 0; i < count;)
        {
            var begin = i;
            while (i < count && i - begin < UnknownWords.MaxRun && lengths[i] == 1 && cells[i].Word == 0 && unknownWords!.MayJoin(sentence[cells[i].Start])
                && (i == begin || cells[i].Start == cells[i - 1].End))
            {
                i++;
            }

            if (i - begin < 2)
            {
                i = begin + lengths[begin];
                lastSingle = i == begin + 1;
                continue;
            }

            var from = cells[begin].Start;
            unknownWords!.Mark(sentence.Slice(from, i - begin), begin > 0 && lastSingle && unknownWords.IsSurname(sentence[cells[begin - 1].Start]), ends);
            for (int word = begin, at = begin; at < i; at++)
            {
                if (ends[at - begin] != 0)
                {
                    lengths[word] = (byte)(at + 1 - word);
                    word = at + 1;
                }
            }

            lastSingle = false;
        }
    }

    /// <summary>Fills in, where each word of the best route begins, its length in cells.</summary>
    [SkipLocalsInit]
    private void FindRoute(Cell* cells, int count, byte* lengths)
    {
        var words = stackalloc Word[(count + 1) * dictionary.MostWordsAtOnce + 1];
        FindWords(cells, count, words);
        Link(cells, count, words);
        for (int word = words[cells[count].WordsEnd - 1].Before, end = count; word != 0; word = words[word].Before)
        {
            end -= words[word].Length;
            lengths[end] = (byte)words[word].Length;
        }
    }

    /// <summary>Lists the words that begin at each cell, the shortest first, and fetches what each costs behind those that end there.</summary>
    [SkipLocalsInit]
    private void FindWords(Cell* cells, int count, Word* words)
    {
        var rows = stackalloc uint[Ring * Ring];
        var counts = stackalloc int[Ring];
        new Span<int>(counts, Ring).Clear();
        var nodes = dictionary.Trie.Nodes;
        var records = dictionary.Words;
        var entries = dictionary.Entries;
        var unknown = dictionary.Unknown;
        var word = words;
        word->Record = records[dictionary.Begin];
        rows[0] = RowOf(word->Record);
        counts[0] = 1;
        word++;
        for (var i = 0; i <= count; i++)
        {
            var place = i & (Ring - 1);
            var here = rows + place * Ring;
            var hereEnd = here + counts[place];
            counts[place] = 0;
            var number = cells[i].Word;
            var node = 0UL;
            if (number == 0)
            {
                node = nodes[cells[i].Code];
                number = DoubleArrayTrie.Value(node);
                number = number == 0 ? unknown : number;
            }

            for (var length = 1; ; length++)
            {
                if (number != 0)
                {
                    var record = records[number];
                    word->Record = record;
                    word->Number = number;
                    word->Length = (ushort)length;
                    word++;
                    for (var row = here; row < hereEnd; row++)
                    {
                        CacheLine.Prefetch(entries + *row + number);
                    }

                    var next = (i + length) & (Ring - 1);
                    rows[next * Ring + counts[next]++] = RowOf(record);
                }

                var children = node >> DoubleArrayTrie.BaseShift;
                if (children == 0)
                {
                    break;
                }

                var code = cells[i + length].Code;
                node = nodes[children + code];
                if ((ushort)node != code)
                {
                    break;
                }

                number = DoubleArrayTrie.Value(node);
            }

            cells[i].WordsEnd = (ushort)(word - words);
        }
    }

    /// <summary>Links each word to the one before it on the best route that ends with it.</summary>
    [SkipLocalsInit]
    private void Link(Cell* cells, int count, Word* words)
    {
        // At each place as many routes end as words can, the longest word first; a ring holds those still to be used.
        var routes = stackalloc Route[Ring * Ring];
        var ends = stackalloc Route*[Ring];
        for (var place = 0; place < Ring; place++)
        {
            ends[place] = routes + place * Ring;
        }

        var entries = dictionary.Entries;
        var costs = dictionary.Costs;
        (ends[0]++)->Set(0, costs, words, 0);
        for (int i = 0, number = 1; i <= count; i++)
        {
            var here = routes + (i & (Ring - 1)) * Ring;
            var hereEnd = ends[i & (Ring - 1)];
            ends[i & (Ring - 1)] = here;
            for (int end = cells[i].WordsEnd; number < end; number++)
            {
                // Sums and comparisons are in the reference's order, as ties turn on the last bit. Of equal routes the first wins.
                var word = words + number;
                var best = here->CostBefore(word->Number, entries, costs);
                var before = here->Word;
                for (var route = here + 1; route < hereEnd; route++)
                {
                    var cost = route->CostBefore(word->Number, entries, costs);
                    before = cost < best ? route->Word : before;
                    best = double.MinNative(cost, best);
                }

                word->Before = (ushort)before;
                (ends[(i + word->Length) & (Ring - 1)]++)->Set(best, costs, word, number);
            }
        }
    }

    private static uint RowOf(ulong record) => (uint)(record >> BigramDictionary.RowShift);

    /// <summary>What words are made of.</summary>
    private struct Cell
    {
        /// <summary>Where it begins in the sentence, UTF-16 code units.</summary>
        public ushort Start;

        /// <summary>Just behind it.</summary>
        public ushort End;

        /// <summary>The code of a Han character; 0 for others.</summary>
        public ushort Code;

        /// <summary>Behind the last of the words that begin here.</summary>
        public ushort WordsEnd;

        /// <summary>The number of the word that it always is; 0 for a Han character.</summary>
        public int Word;
    }

    /// <summary>A word that could be on the route.</summary>
    private struct Word
    {
        /// <summary>What the dictionary knows of it.</summary>
        public ulong Record;

        /// <summary>Its number.</summary>
        public int Number;

        /// <summary>Its length in cells.</summary>
        public ushort Length;

        /// <summary>The word before it.</summary>
        public ushort Before;
    }

    /// <summary>A route up to the end of its last word.</summary>
    private struct Route
    {
        private double cost;
        private double plainCost;
        private uint row;
        private uint first;

        /// <summary>The place of its last word in the list.</summary>
        public int Word { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Set(double costBefore, double* costs, Word* last, int place)
        {
            var record = last->Record;
            cost = costBefore;
            plainCost = costBefore + costs[(ushort)record];
            row = RowOf(record);
            first = (uint)record >> BigramDictionary.FirstShift;
            Word = place;
        }

        /// <summary>What it costs with its last word before another. Most words make no pair: the entry is another word's or none.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly double CostBefore(int number, uint* entries, double* costs)
        {
            var entry = entries[row + number];
            return entry >> BigramDictionary.FirstShift == first ? cost + costs[(ushort)entry] : plainCost;
        }
    }
}
