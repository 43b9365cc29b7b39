using TextKit.Articles;

namespace TextKit.Seeds;

/// <summary>
/// Fits the weights of junctions by Adam. Each page is solved as a whole, false junctions favoured a little, and what the
/// solution has wrong is pushed apart (structured hinge loss); beside that, each fragment chooses among what it could
/// continue, each fragment that is continued among what could continue it, and each junction is true or not. One thread,
/// drawn from a fixed seed.
/// </summary>
internal static class JunctionTrainer
{
    private const int Epochs = 12;
    private const double Rate = 0.006;
    private const double Decay = 1e-5;
    private const float Margin = 1.5f;
    private const float Local = 0.3f;

    /// <summary>Weights to begin with: what is printed next follows; units drawn from a fixed seed.</summary>
    public static float[] Start(int seed)
    {
        var random = new Random(seed);
        var weights = new float[JunctionWeights.Count];
        for (var i = JunctionWeights.Numbers; i < weights.Length; i++)
        {
            weights[i] = (float)((random.NextDouble() - 0.5) * 0.3);
        }

        weights[(int)JunctionNumber.NaturalOpen] = weights[(int)JunctionNumber.NaturalClosed] = 4;
        return weights;
    }

    /// <summary>Fits weights in place.</summary>
    public static void Train(float[] weights, List<WeighedPage> pages)
    {
        var gradient = new float[weights.Length];
        var mean = new double[weights.Length];
        var variance = new double[weights.Length];
        var average = new double[weights.Length];
        var random = new Random(5);
        var order = pages.ToArray();
        var (steps, averaged) = (0, 0);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var page in order)
            {
                Array.Clear(gradient);
                loss += Slope(new JunctionWeights(weights), page, new JunctionWeights(gradient));
                steps++;
                var rate = Rate * (1 - (steps / (1.0 + (Epochs * order.Length))));
                for (var i = 0; i < weights.Length; i++)
                {
                    var g = gradient[i] + (Decay * weights[i]);
                    mean[i] = (0.9 * mean[i]) + (0.1 * g);
                    variance[i] = (0.999 * variance[i]) + (0.001 * g * g);
                    weights[i] -= (float)(rate * (mean[i] / (1 - Math.Pow(0.9, steps))) / (Math.Sqrt(variance[i] / (1 - Math.Pow(0.999, steps))) + 1e-8));
                }

                if (epoch >= Epochs / 2)
                {
                    averaged++;
                    for (var i = 0; i < weights.Length; i++)
                    {
                        average[i] += (weights[i] - average[i]) / averaged;
                    }
                }
            }

            Console.WriteLine($"epoch {epoch + 1}: {loss / order.Length:0.0000}");
        }

        // The mean of the later steps is steadier than the last one.
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)average[i];
        }
    }

    private static double Slope(JunctionWeights weights, WeighedPage page, JunctionWeights gradient)
    {
        var junctions = page.Junctions;
        var score = new float[junctions.Length];
        var push = new float[junctions.Length];
        for (var i = 0; i < junctions.Length; i++)
        {
            score[i] = weights.Score(junctions[i].Numbers);
            push[i] = 0.5f * ((1 / (1 + MathF.Exp(-score[i]))) - (junctions[i].IsTrue ? 1 : 0));
        }

        Choose(junctions, j => j.After, score, push);
        Choose(junctions, j => j.Before, score, push);
        var loss = 0.0;
        var solved = Solve(page, score);
        for (var i = 0; i < junctions.Length; i++)
        {
            push[i] *= Local;
            var taken = solved[junctions[i].After] == i;
            if (taken != junctions[i].IsTrue)
            {
                push[i] += taken ? 1 : -1;
                loss++;
            }
        }

        Span<float> units = stackalloc float[JunctionWeights.Units];
        for (var i = 0; i < junctions.Length; i++)
        {
            if (Math.Abs(push[i]) > 1e-4)
            {
                Add(weights, junctions[i].Numbers, push[i] / 20, gradient, units);
            }
        }

        return loss;
    }

    private static void Add(JunctionWeights weights, float[] numbers, float push, JunctionWeights gradient, Span<float> units)
    {
        weights.Score(numbers, units);
        for (var u = 0; u < units.Length; u++)
        {
            gradient.Output[u] += push * units[u];
            units[u] = push * weights.Output[u] * (1 - (units[u] * units[u]));
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == 0)
            {
                continue;
            }

            gradient.Sum(i) += push * numbers[i];
            var row = gradient.Layer(i);
            for (var u = 0; u < units.Length; u++)
            {
                row[u] += units[u] * numbers[i];
            }
        }
    }

    /// <summary>The junction that each fragment takes when false ones are favoured a little.</summary>
    private static int[] Solve(WeighedPage page, float[] score)
    {
        var before = Array.ConvertAll(page.Junctions, j => j.Before);
        var favoured = new float[score.Length];
        var first = new int[page.Without.Length + 1];
        for (var i = 0; i < score.Length; i++)
        {
            favoured[i] = score[i] + (page.Junctions[i].IsTrue ? 0 : Margin);
            first[page.Junctions[i].After + 1] = i + 1;
        }

        for (var i = 1; i < first.Length; i++)
        {
            first[i] = Math.Max(first[i], first[i - 1]);
        }

        return Assignment.Solve(first, before, favoured, page.Without);
    }

    /// <summary>The true junction of each group competes with the rest of it.</summary>
    private static void Choose(WeighedJunction[] junctions, Func<WeighedJunction, int> by, float[] score, float[] push)
    {
        foreach (var group in Enumerable.Range(0, junctions.Length).GroupBy(i => by(junctions[i])).Where(g => g.Any(i => junctions[i].IsTrue)))
        {
            var most = group.Max(i => score[i]);
            var sum = group.Sum(i => MathF.Exp(score[i] - most));
            foreach (var i in group)
            {
                var chance = MathF.Exp(score[i] - most) / sum;
                push[i] += chance - (junctions[i].IsTrue ? 1 : 0);
            }
        }
    }
}
