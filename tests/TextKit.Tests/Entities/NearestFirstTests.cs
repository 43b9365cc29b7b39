using TextKit.Entities;
using TextKit.Entities.Naming;

namespace TextKit.Tests.Entities;

public sealed class NearestFirstTests
{
    [Theory]
    [InlineData(2, 5, new[] { 1, 0, 3, 4 })]
    [InlineData(0, 3, new[] { 1, 2 })]
    [InlineData(2, 3, new[] { 1, 0 })]
    [InlineData(2, 2, new[] { 1, 0 })]
    [InlineData(0, 1, new int[0])]
    public void Those_before_come_first_and_the_nearest_before_the_farther(int position, int count, int[] expected)
    {
        Assert.Equal(expected, Walk(position, count));
    }

    [Fact]
    public void Nothing_farther_off_than_the_reach_is_visited() =>
        Assert.Equal([.. Enumerable.Range(136, 64).Reverse(), .. Enumerable.Range(201, 63)], Walk(200, 1000));

    private static List<int> Walk(int position, int count)
    {
        var walked = new List<int>();
        foreach (var other in new NearestFirst(position, count))
        {
            walked.Add(other);
        }

        return walked;
    }
}
