namespace TextKit.Numerals;

/// <summary>Scales and what stands around them: 十 to 亿, 几, 余, 点.</summary>
internal ref partial struct NumeralReader
{
    private bool ReadSmallScale(int start, long s)
    {
        if (s > 10 && Peek(at + 1) is '瓦' or '克' or '米' or '卡' or '伏' or '帕' or '赫' or '焦' or '牛' or '安' && text[at] is '千' or '百' && at > start && (text[at] == '千' || Peek(at + 1) == '帕') && Peek(at + 2) != '兹')
        {
            return false;
        }

        if (hasDigit)
        {
            if ((traits & NumeralTraits.DigitString) != 0 || (small > 0 && small <= s && small < 10_000))
            {
                return false;
            }
        }
        else if (hasSection && s > 10)
        {
            return false;
        }
        else if (small is > 0 and <= 10)
        {
            return false;
        }
        else
        {
            digitLow = digitHigh = 1;
            traits |= at == start && s > 10 ? NumeralTraits.BareScale : 0;
        }

        sectionLow += digitLow * s;
        sectionHigh += (digitHigh * s) + (vague ? s - 1 : 0);
        traits |= NumeralTraits.Scaled | (at == start ? NumeralTraits.Chinese : 0);
        hasDigit = vague = zero = false;
        hasSection = true;
        small = s;
        scale = s;
        at++;
        return true;
    }

    private bool ReadBigScale(int start, long s)
    {
        if ((traits & NumeralTraits.DigitString) != 0)
        {
            return false;
        }

        if (hasDigit || hasSection)
        {
            var low = sectionLow + (hasDigit ? digitLow : 0);
            var high = sectionHigh + (hasDigit ? digitHigh : 0);
            if (big == 0 || s < big)
            {
                totalLow += low * s;
                totalHigh += (high * s) + (vague ? s - 1 : 0);
            }
            else if (s > big)
            {
                totalLow = (totalLow + low) * s;
                totalHigh = (totalHigh + high) * s;
            }
            else
            {
                return false;
            }
        }
        else if (at == start)
        {
            if (s > 100_000_000)
            {
                return false;
            }

            totalLow = totalHigh = s;
            traits |= NumeralTraits.BareScale | NumeralTraits.Chinese;
        }
        else if (big > 0 && totalHigh < 1_000_000_000_000 && !(s == big && (traits & NumeralTraits.BareScale) != 0))
        {
            totalLow *= s;
            totalHigh *= s;
        }
        else
        {
            // 万万 is an adverb.
            at++;
            traits |= NumeralTraits.Designator;
            return false;
        }

        sectionLow = sectionHigh = 0;
        hasDigit = hasSection = vague = zero = false;
        big = small = s;
        scale = s;
        traits |= NumeralTraits.Scaled | NumeralTraits.BigScaled;
        at++;
        return true;
    }

    private bool ReadVague(int start, char c)
    {
        var next = ScaleOf(Peek(at + 1));
        if (hasDigit || (c is '数' or '數' && (at > start || next == 0)) || (at > start && small == 0) || (at == start && next == 0))
        {
            return false;
        }

        digitLow = at == start ? 2 : 1;
        digitHigh = 9;
        hasDigit = true;
        vague = at == start;
        zero = true;
        traits |= at == start ? NumeralTraits.Chinese : 0;
        at++;
        return true;
    }

    private bool ReadSuffix(char c)
    {
        var next = Peek(at + 1);
        var round = (hasSection || big > 0 || (hasDigit && digitLow >= 10 && digitLow % 10 == 0)) && (traits & (NumeralTraits.AtLeast | NumeralTraits.About | NumeralTraits.DigitString)) == 0;
        var soft = c is '来' or '來';
        if (!round || (soft && (next is '自' or '到' or '临' or '源' or '说' or '看' or '往' || big > 0)) || (c == '余' && next is '下' or '额' or '热') || (c == '多' && next is '于' or '数' or '样' or '元' && small == 0 && next != '元'))
        {
            return false;
        }

        traits |= soft ? NumeralTraits.About : NumeralTraits.AtLeast;
        at++;
        done = ScaleOf(next) < 10_000 && (small > 0 || ScaleOf(next) == 0);
        return true;
    }

    private bool ReadPoint()
    {
        if (!(hasDigit || hasSection || big > 0) || (traits & (NumeralTraits.Fraction | NumeralTraits.DigitString)) != 0 || (traits & NumeralTraits.Chinese) == 0)
        {
            return false;
        }

        var i = at + 1;
        decimal unit = 0.1m, fraction = 0;
        for (; i < text.Length; i++)
        {
            if (ChineseDigit(text[i]) is not (>= 0 and var d))
            {
                break;
            }

            fraction += d * unit;
            unit /= 10;
        }

        // 三点五十分, 八点三刻 are clock times.
        if (unit == 0.1m || ScaleOf(Peek(i)) is > 0 and < 10_000 || Peek(i) is '分' or '刻' && Peek(i + 1) != '之')
        {
            return false;
        }

        if (hasDigit && !zero && small >= 100)
        {
            digitLow *= small / 10;
            digitHigh *= small / 10;
        }

        digitLow = (hasDigit ? digitLow : 0) + fraction;
        digitHigh = (hasDigit ? digitHigh : 0) + fraction;
        hasDigit = true;
        traits |= NumeralTraits.Fraction;
        at = i;
        return true;
    }
}
